import type { Instant, LocalDate } from '../../domain/units';
import type { Term } from '../../usecases/facts/ports';
import type { FieldMap } from '../../usecases/sync/ports';
import { dayIn, idIn, instantIn, isObject, listIn, type Read, valueIn } from './odd';

const states = { future: 1, active: 2, closed: 3 } as const;
type State = keyof typeof states;
const isState = (raw: unknown): raw is State => typeof raw === 'string' && Object.hasOwn(states, raw);

type Sprint = {
  readonly id: number;
  readonly state: State;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
};

/** A sprint on an issue; days that are none are left out of it. */
export const sprintIn = (raw: unknown): Read<Sprint> => {
  if (!isObject(raw) || !isState(raw.state)) return { odd: 'wrong-type' };
  const id = idIn(raw.id);
  if ('odd' in id) return id;
  const [startDate, endDate] = [valueIn(instantIn(raw.startDate)), valueIn(instantIn(raw.endDate))];
  return { value: { id: id.value, state: raw.state, startDate, endDate } };
};

/** Sprints of an issue; none where the field holds something else. */
export const sprintsOf = (value: unknown): readonly Sprint[] => listIn(value, sprintIn).entries;

type Version = {
  readonly id: number;
  readonly released: boolean;
  readonly archived: boolean;
  readonly releaseDate: LocalDate | null;
};

export const versionIn = (raw: unknown): Read<Version> => {
  if (!isObject(raw)) return { odd: 'wrong-type' };
  const id = idIn(raw.id);
  if ('odd' in id) return id;
  const [released, archived] = [raw.released === true, raw.archived === true];
  return { value: { id: id.value, released, archived, releaseDate: valueIn(dayIn(raw.releaseDate)) } };
};

/** Versions of an issue; none where the field holds something else. */
export const versionsOf = (value: unknown): readonly Version[] => listIn(value, versionIn).entries;

type Fields = Readonly<Record<string, unknown>>;

/** Sprints and versions come with the issues that name them, so they need no scope and no call of their own. */
export const termsOfIssues = (map: FieldMap, issues: readonly { readonly fields: Fields }[]): readonly Term[] => {
  const terms = issues.flatMap(({ fields }) => [
    ...sprintsOf(map.sprint === null ? null : fields[map.sprint]).map(
      (sprint): Term => ({
        ...none,
        kind: 'sprint',
        id: sprint.id,
        category: states[sprint.state],
        start: sprint.startDate,
        end: sprint.endDate,
        closed: sprint.state === 'closed',
      }),
    ),
    ...versionsOf(fields.fixVersions).map(
      (version): Term => ({
        ...none,
        kind: 'version',
        id: version.id,
        day: version.releaseDate,
        closed: version.released || version.archived,
      }),
    ),
  ]);
  return [...new Map(terms.map((term) => [`${term.kind} ${term.id}`, term])).values()];
};

export const none = { category: null, position: null, parent: null, start: null, end: null, day: null, closed: false };
