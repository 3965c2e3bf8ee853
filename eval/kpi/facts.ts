import type { IssueId } from '../../src/domain/capacity/types';
import type { Change, KpiIssue } from '../../src/domain/kpi/issue';
import { type Instant, instant, type LocalDate, localDate, seconds } from '../../src/domain/units';
import type { Item, Line } from './schema';
import type { Statuses } from './statuses';

/** Issues of a file as KPIs see them; ids that the engine only compares become numbers in order of their sight. */
export const factsBy = (statuses: Statuses): ((line: Line) => KpiIssue) => {
  const numbers = new Map<string, number>();
  const number = (name: string): number => {
    const known = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, known);
    return known;
  };
  return ({ id, fields, changelog: { histories } }) => ({
    id: id as IssueId,
    project: number(`project ${fields.project.id}`),
    type: number(`type ${fields.issuetype.id}`),
    created: instant(fields.created),
    status: statuses.numberOf(fields.status.id, fields.status.name),
    statusChanges: changes(histories, 'status', statuses.numberOf),
    resolutionChanges: changes(histories, 'resolution', (value) =>
      value === null || value === '' ? null : number(`resolution ${value}`),
    ),
    dueChanges: changes(histories, 'duedate', dateOf),
    due: dateOf(fields.duedate ?? null, null),
    estimateChanges: changes(histories, 'timeoriginalestimate', secondsOf),
    estimate: fields.timeoriginalestimate == null ? null : seconds(fields.timeoriginalestimate),
    lastHistory: lastOf(histories.map(({ created }) => instant(created))),
    worklogs: (fields.worklog?.worklogs ?? []).map(({ author, started, timeSpentSeconds }) => ({
      author: author?.accountId ?? '',
      started: instant(started),
      spent: seconds(timeSpentSeconds),
    })),
  });
};

const lastOf = (instants: readonly Instant[]): Instant | null =>
  instants.reduce<Instant | null>((last, at) => (last === null || at > last ? at : last), null);

type Read<T> = (value: string | null, text: string | null) => T;

const changes = <T>(histories: Line['changelog']['histories'], field: string, read: Read<T>): Change<T>[] =>
  histories.flatMap(({ id, created, items }) =>
    items
      .filter((item: Item) => item.field === field)
      .map((item) => ({
        id,
        at: instant(created),
        from: read(item.from, item.fromText),
        to: read(item.to, item.toText),
      })),
  );

/** Old histories give a date as text only, `2009-04-28 00:00:00.0`. */
const dateOf = (value: string | null, text: string | null): LocalDate | null => {
  const date = /^\d{4}-\d\d-\d\d/.exec(value ?? '') ?? /^\d{4}-\d\d-\d\d/.exec(text ?? '');
  return date === null ? null : localDate(date[0]);
};

const secondsOf = (value: string | null) => (value === null || value === '' ? null : seconds(Number(value)));
