import { useState } from 'react';
import type { TeamSetting } from '../../../contract';
import type { PersonSkills, SkillMap, SkillSettings } from '../../../contract/skills';
import { Avatar } from '../../shared/avatar';
import { ChevronIcon } from '../../shared/icons';
import { useNames } from '../../shared/use-names';
import { settingsWords } from '../messages';
import { PersonFinder } from '../person-finder';
import { useUnsaved } from '../use-draft';
import { skillWords as say } from './messages';
import { PersonForm } from './person-form';

type Props = {
  readonly skills: SkillSettings;
  readonly teams: readonly TeamSetting[];
  readonly onTab: (tab: 'list') => void;
};

/** Everybody in a team or with a skill, by name; a click opens what somebody declared. */
export const PeopleSkills = ({ skills, teams, onTab }: Props) => {
  const [added, setAdded] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<string | null>(null);
  const unsaved = useUnsaved();
  const accounts = [
    ...new Set([
      ...skills.people.filter((person) => person.skills.length > 0).map(({ accountId }) => accountId),
      ...teams.flatMap(({ members }) => members.map(({ accountId }) => accountId)),
      ...added,
    ]),
  ];
  const nameOf = useNames(accounts);
  const sorted = [...accounts].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const find = (accountId: string) => {
    setAdded([...added, accountId]);
    setOpen(accountId);
  };
  if (skills.skills.skills.length === 0)
    return (
      <div className="stack">
        <p className="subtle">{say.noSkillsYet}</p>
        <button type="button" className="button fit" onClick={() => onTab('list')}>
          {say.tabs.list}
        </button>
      </div>
    );
  return (
    <>
      {sorted.length === 0 && <p className="subtle">{say.nobodyYet}</p>}
      <ul className="people-skills">
        {sorted.map((accountId) => (
          <li key={accountId}>
            <PersonRow
              name={nameOf(accountId)}
              person={personOf(skills, accountId)}
              map={skills.skills}
              open={accountId === open}
              changed={unsaved(`skill person ${accountId}`)}
              onToggle={() => setOpen(accountId === open ? null : accountId)}
            />
            {accountId === open && (
              <PersonForm person={personOf(skills, accountId)} name={nameOf(accountId)} skills={skills} />
            )}
          </li>
        ))}
      </ul>
      <PersonFinder label={say.otherPerson} onFound={find} />
    </>
  );
};

const personOf = ({ people }: SkillSettings, accountId: string): PersonSkills =>
  people.find((person) => person.accountId === accountId) ?? { accountId, version: 0, skills: [] };

type RowProps = {
  readonly name: string;
  readonly person: PersonSkills;
  readonly map: SkillMap;
  readonly open: boolean;
  readonly changed: boolean;
  readonly onToggle: () => void;
};

const PersonRow = ({ name, person, map, open, changed, onToggle }: RowProps) => (
  <button type="button" className="person-row" aria-expanded={open} onClick={onToggle}>
    <Avatar accountId={person.accountId} name={name} />
    <bdi className="person-name truncate">{name}</bdi>
    <span className="person-says subtle">
      {sentence(person, map)}
      {changed && <span className="warning"> · {settingsWords.hasChanges}</span>}
    </span>
    <ChevronIcon />
  </button>
);

/** `Packaging 4, Dielines 3, wants to learn Copy`, in the order of the list of skills. */
const sentence = ({ skills }: PersonSkills, map: SkillMap): string => {
  const declared = map.skills.flatMap(({ id, name }) => {
    const own = skills.find(({ skill }) => skill === id);
    return own === undefined ? [] : [{ ...own, name }];
  });
  const wished = declared.filter(({ wantsToLearn }) => wantsToLearn).map(({ name }) => name);
  const parts = [
    ...declared.flatMap(({ name, level }) => (level === null ? [] : [say.declared(name, level)])),
    ...(wished.length === 0 ? [] : [say.wants(wished)]),
  ];
  return parts.length === 0 ? say.nothingDeclared : parts.join(', ');
};
