/** Planning many issues at once. */
export type PlanningContract = Record<never, never>;
