import type { Personal } from '../../contract/personal';
import type { OwnKind } from '../../contract/privacy';
import type { DeclaredSkill } from '../../domain/suggestion/skills';
import { DaysOff } from '../settings/calendars/days-off';
import { SaveForm } from '../settings/save-form';
import { LevelOrNone } from '../settings/skills/level-select';
import { skillWords } from '../settings/skills/messages';
import { useDraft } from '../settings/use-draft';
import { told, useSaving } from '../settings/use-settings';
import { ZoneField } from '../settings/zone-field';
import { backend } from '../shared/backend';
import { useFormat } from '../shared/site';
import { personalWords as say } from './messages';
import { PERSONAL_KEY } from './use-personal';
import { WorkingWeek } from './working-week';

type Props = { readonly personal: Personal };

/** How a save of this kind ends: it holds, or it waits. */
const endOf = ({ selfService }: Personal, kind: OwnKind): string =>
  selfService[kind] === 'free' ? say.saved : say.asked;

/** What the site has decided of this kind, and what waits of it. */
export const Standing = ({ personal, kind }: Props & { kind: OwnKind }) => {
  const format = useFormat();
  const waiting = personal.waiting.find((one) => one.kind === kind);
  const withdraw = useSaving(
    PERSONAL_KEY,
    (request: { kind: OwnKind; version: number }) => backend('withdrawOwn', request),
    () => told(say.withdrawn),
  );
  return (
    <>
      <p className="small subtle">{say.modes[personal.selfService[kind]]}</p>
      {waiting !== undefined && (
        <p className="message message-information">
          <span className="grow">{say.waits(format.moment(waiting.at))}</span>
          <button
            type="button"
            className="button"
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate({ kind, version: waiting.version })}
          >
            {say.withdraw}
          </button>
        </p>
      )}
    </>
  );
};

const closed = ({ readOnly, selfService }: Personal, kind: OwnKind): boolean => readOnly || selfService[kind] === 'off';

export const HoursForm = ({ personal }: Props) => {
  const { version, zone, schedules } = personal.calendar;
  const draft = useDraft('own hours', { version, zone, schedules });
  const { value } = draft;
  const save = useSaving(
    PERSONAL_KEY,
    (request: typeof value) => backend('saveOwnHours', request),
    () => {
      draft.drop();
      told(endOf(personal, 'hours'));
    },
  );
  return (
    <SaveForm
      label={say.kinds.hours}
      draft={draft}
      save={save}
      readOnly={closed(personal, 'hours')}
      onSave={() => save.mutate(value)}
    >
      <WorkingWeek schedules={value.schedules} onChange={(next) => draft.change({ ...value, schedules: next })} />
      <ZoneField
        label={say.zone}
        help={say.zoneHelp}
        value={value.zone}
        onChange={(next) => draft.change({ ...value, zone: next })}
      />
    </SaveForm>
  );
};

export const AbsencesForm = ({ personal }: Props) => {
  const { version, absences } = personal.calendar;
  const draft = useDraft('own absences', { version, absences });
  const { value } = draft;
  const save = useSaving(
    PERSONAL_KEY,
    (request: typeof value) => backend('saveOwnAbsences', request),
    () => {
      draft.drop();
      told(endOf(personal, 'absences'));
    },
  );
  return (
    <SaveForm
      label={say.kinds.absences}
      draft={draft}
      save={save}
      readOnly={closed(personal, 'absences')}
      onSave={() => save.mutate(value)}
    >
      <DaysOff
        legend={say.kinds.absences}
        absences={value.absences}
        onChange={(next) => draft.change({ ...value, absences: next })}
      />
    </SaveForm>
  );
};

export const SkillsForm = ({ personal }: Props) => {
  const draft = useDraft('own skills', personal.skills);
  const { value } = draft;
  const save = useSaving(
    PERSONAL_KEY,
    (request: typeof value) => backend('saveOwnSkills', request),
    () => {
      draft.drop();
      told(endOf(personal, 'skills'));
    },
  );
  const declared = (id: number) => value.skills.find(({ skill }) => skill === id);
  const set = (next: DeclaredSkill) => {
    const others = value.skills.filter(({ skill }) => skill !== next.skill);
    const says = next.level !== null || next.wantsToLearn;
    draft.change({ ...value, skills: says ? [...others, next].sort((a, b) => a.skill - b.skill) : others });
  };
  return (
    <SaveForm
      label={say.kinds.skills}
      draft={draft}
      save={save}
      readOnly={closed(personal, 'skills')}
      onSave={() => save.mutate(value)}
    >
      <ul className="stack">
        {personal.map.skills.map(({ id, name }) => {
          const { level = null, wantsToLearn = false } = declared(id) ?? {};
          return (
            <li key={id} className="own-skill">
              <bdi>{name}</bdi>
              <LevelOrNone
                label={skillWords.ownLevel(name)}
                value={level}
                levels={personal.map.levels}
                onChange={(next) => set({ skill: id, level: next, wantsToLearn })}
              />
              <label className="check">
                <input
                  type="checkbox"
                  aria-label={skillWords.ownWish(name)}
                  checked={wantsToLearn}
                  onChange={(event) => set({ skill: id, level, wantsToLearn: event.target.checked })}
                />
                {skillWords.wantsToLearn}
              </label>
            </li>
          );
        })}
      </ul>
    </SaveForm>
  );
};
