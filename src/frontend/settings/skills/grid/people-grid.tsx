import { useMemo, useState } from 'react';
import type { SkillsPage } from '../../../../contract/skills';
import { BoxIcon, InfoIcon } from '../../../shared/icons';
import { Centred } from '../../../shared/states';
import { PersonFinder } from '../../person-finder';
import { SearchField } from '../catalogue/catalogue';
import { skillWords as say } from '../messages';
import { usePeopleNames } from '../use-people-names';
import { usePeople } from '../use-skills';
import { shownCells } from './edits';
import { Legend } from './legend';
import { ALL, type Asked, columnsOf, firsts, found, nobodysCells, type Row } from './model';
import { SavingState, Troubles } from './saving';
import { SkillGrid } from './skill-grid';
import { type GridEdits, useEdits } from './use-edits';

type Props = {
  readonly page: SkillsPage;
  readonly hints: number;
  readonly onHints: () => void;
  readonly onAdd: () => void;
};

/** Who can do what: a row a person, a column a skill. */
export const PeopleGrid = ({ page, hints, onHints, onAdd }: Props) => {
  const [added, setAdded] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<Asked>(ALL);
  const edits = useEdits();
  const rows = useRows(page, added, edits);
  const columns = useMemo(() => columnsOf(page.skills), [page.skills]);
  const members = page.teams.find(({ id }) => id === asked.team)?.members;
  const team = useMemo(
    () => (members === undefined ? rows : (rows?.filter(({ accountId }) => members.includes(accountId)) ?? null)),
    [rows, members],
  );
  const ofGroup = useMemo(
    () => (asked.group === null ? columns : firsts(columns.filter(({ group }) => (group ?? '') === asked.group))),
    [columns, asked.group],
  );
  const needed = useMemo(() => new Set<number>(page.skills.needs.map(({ skill }) => skill)), [page.skills.needs]);
  const shown = useMemo(
    () => (team === null ? null : found({ rows: team, columns: ofGroup }, asked.text)),
    [team, ofGroup, asked.text],
  );
  if (columns.length === 0) return <NoSkills admin={page.admin} onAdd={onAdd} />;
  if (shown === null || team === null)
    return <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />;
  return (
    <div className="stack">
      <div className="row row-wrap">
        <Filters page={page} asked={asked} onAsk={setAsked} />
        <span className="grow" />
        {hints > 0 && (
          <span className="row row-tight small subtle">
            <InfoIcon />
            {say.hintsWait(hints)}
            <button type="button" className="button button-link small" onClick={onHints}>
              {say.look}
            </button>
          </span>
        )}
      </div>
      <Troubles page={page} rows={team} edits={edits} />
      {team.length === 0 && <p className="subtle">{say.nobodyYet}</p>}
      {team.length > 0 && shown.rows.length === 0 && (
        <p className="subtle" role="status">
          {say.nothingFound}
        </p>
      )}
      {shown.rows.length > 0 && (
        <SkillGrid
          {...shown}
          counted={team}
          levels={page.skills.levels}
          needed={needed}
          readOnly={page.readOnly}
          edits={edits}
          onUndo={edits.undo}
        />
      )}
      <div className="row row-wrap row-between">
        <Legend />
        <SavingState edits={edits} />
      </div>
      {page.admin && !page.readOnly && (
        <PersonFinder
          label={say.otherPerson}
          onFound={(accountId) => {
            setAdded([...added, accountId]);
            setAsked(ALL);
          }}
        />
      )}
    </div>
  );
};

/** Everybody in a team or with a skill, by name, with what is not saved yet; null = their names are being read. */
const useRows = (page: SkillsPage, added: readonly string[], { edits }: GridEdits): readonly Row[] | null => {
  const people = usePeople(page);
  const accounts = useMemo(
    () => [
      ...new Set([
        ...page.people.filter(({ packed }) => packed.length > 0).map(({ accountId }) => accountId),
        ...page.teams.flatMap(({ members }) => members),
        ...added,
      ]),
    ],
    [page, added],
  );
  const nameOf = usePeopleNames(accounts);
  const stored = useMemo(() => {
    if (nameOf === null) return null;
    const { compare } = new Intl.Collator();
    return accounts
      .map((accountId): Row => ({ ...(people.get(accountId) ?? nobodysCells(accountId)), name: nameOf(accountId) }))
      .sort((a, b) => compare(a.name, b.name) || compare(a.accountId, b.accountId));
  }, [accounts, people, nameOf]);
  return useMemo(() => {
    if (stored === null || edits.size === 0) return stored;
    return stored.map((row) => (edits.has(row.accountId) ? { ...row, cells: shownCells(row, edits) } : row));
  }, [stored, edits]);
};

type FilterProps = { readonly page: SkillsPage; readonly asked: Asked; readonly onAsk: (asked: Asked) => void };

const Filters = ({ page: { teams, skills }, asked, onAsk }: FilterProps) => {
  const loose = skills.groups.length > 0 && skills.skills.some(({ group }) => group === null);
  return (
    <>
      <SearchField label={say.find} value={asked.text} onChange={(text) => onAsk({ ...asked, text })} />
      <select
        className="select filter"
        aria-label={say.teamFilter}
        value={asked.team ?? ''}
        onChange={({ target }) => onAsk({ ...asked, team: target.value === '' ? null : Number(target.value) })}
      >
        <option value="">{say.allTeams}</option>
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        className="select filter"
        aria-label={say.groupFilter}
        value={asked.group === null ? '*' : asked.group}
        onChange={({ target }) => onAsk({ ...asked, group: target.value === '*' ? null : target.value })}
      >
        <option value="*">{say.allSkills}</option>
        {skills.groups.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {loose && <option value="">{say.noGroup}</option>}
      </select>
    </>
  );
};

const NoSkills = ({ admin, onAdd }: { admin: boolean; onAdd: () => void }) => (
  <Centred icon={<BoxIcon />} title={say.noSkillsTitle} text={admin ? say.noSkillsYet : say.noSkillsManager}>
    {admin && (
      <button type="button" className="button" onClick={onAdd}>
        {say.addSkill}
      </button>
    )}
  </Centred>
);
