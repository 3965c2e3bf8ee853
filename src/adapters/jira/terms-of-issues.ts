import { z } from 'zod';
import type { FieldMap, Term } from '../../usecases/sync/ports';
import { dayOf, idOf, instantOf } from './scalars';

const states = { future: 1, active: 2, closed: 3 } as const;
const sprintSchema = z.object({
  id: idOf,
  state: z.enum(['future', 'active', 'closed']),
  startDate: instantOf.nullish(),
  endDate: instantOf.nullish(),
});

/** Sprints of an issue; none where the field holds something else. */
export const sprintsOf = (value: unknown): readonly z.infer<typeof sprintSchema>[] =>
  z.array(sprintSchema).safeParse(value).data ?? [];

export const versionOf = z.object({
  id: idOf,
  released: z.boolean().nullish(),
  archived: z.boolean().nullish(),
  releaseDate: dayOf.nullish(),
});

type Fields = Readonly<Record<string, unknown>> & {
  readonly fixVersions?: readonly z.infer<typeof versionOf>[] | null | undefined;
};

/** Sprints and versions come with the issues that name them, so they need no scope and no call of their own. */
export const termsOfIssues = (map: FieldMap, issues: readonly { readonly fields: Fields }[]): readonly Term[] => {
  const terms = issues.flatMap(({ fields }) => [
    ...sprintsOf(map.sprint === null ? null : fields[map.sprint]).map(
      (sprint): Term => ({
        ...none,
        kind: 'sprint',
        id: sprint.id,
        category: states[sprint.state],
        start: sprint.startDate ?? null,
        end: sprint.endDate ?? null,
        closed: sprint.state === 'closed',
      }),
    ),
    ...(fields.fixVersions ?? []).map(
      (version): Term => ({
        ...none,
        kind: 'version',
        id: version.id,
        day: version.releaseDate ?? null,
        closed: version.released === true || version.archived === true,
      }),
    ),
  ]);
  return [...new Map(terms.map((term) => [`${term.kind} ${term.id}`, term])).values()];
};

export const none = { category: null, position: null, parent: null, start: null, end: null, day: null, closed: false };
