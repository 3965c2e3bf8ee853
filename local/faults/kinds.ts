import { z } from 'zod';

/** Why Jira refuses with 429; null = it does not say, as proxies before it do. */
export const REASONS = [
  'jira-burst-based',
  'jira-quota-tenant-based',
  'jira-quota-global-based',
  'jira-per-issue-on-write',
] as const;

/** How often a fault strikes: a share of what it is about, at most so many times, from and until instants of the clock. */
const often = {
  share: z.number().gt(0).max(1).default(1),
  times: z.number().int().positive().nullable().default(null),
  from: z.number().nullable().default(null),
  until: z.number().nullable().default(null),
};

/** Calls of Jira that it is about: `endpoint` is found in `METHOD /path`; `as` = whose calls, null = anybody's. */
const ofJira = {
  endpoint: z.string().max(200).default(''),
  as: z.enum(['app', 'user', 'bridge']).nullable().default(null),
};
/** Statements that it is about: `statement` is found in their text. */
const ofSql = { statement: z.string().max(200).default('') };

const jiraFaults = [
  z.strictObject({
    kind: z.literal('jira-429'),
    ...ofJira,
    reason: z.enum(REASONS).nullable().default('jira-burst-based'),
    /** Seconds; null = the header is missing. */
    retryAfter: z.number().int().min(0).nullable().default(1),
    ...often,
  }),
  z.strictObject({ kind: z.literal('jira-status'), ...ofJira, status: z.number().int().min(400).max(599), ...often }),
  /** Answers 200 with something that is no answer. */
  z.strictObject({
    kind: z.literal('jira-body'),
    ...ofJira,
    body: z.enum(['html', 'truncated', 'empty', 'other-type']),
    ...often,
  }),
  /** The answer comes late. A write has happened all the same. */
  z.strictObject({
    kind: z.literal('jira-slow'),
    ...ofJira,
    ms: z.number().int().positive().max(600_000),
    ...often,
  }),
  /** The token of a search's next page is no longer good. */
  z.strictObject({ kind: z.literal('jira-token'), ...ofJira, ...often }),
  /** The index of searches is so far behind: what changed since is not among what it finds. */
  z.strictObject({ kind: z.literal('jira-lag'), ...ofJira, seconds: z.number().positive().max(86_400), ...often }),
  /** The connection breaks before the answer; `applied` = after Jira did what it was asked to. */
  z.strictObject({ kind: z.literal('jira-cut'), ...ofJira, applied: z.boolean(), ...often }),
] as const;

const sqlFaults = [
  /** The statement took too long; `applied` = it was carried out all the same. */
  z.strictObject({ kind: z.literal('sql-timeout'), ...ofSql, applied: z.boolean(), ...often }),
  z.strictObject({ kind: z.literal('sql-429'), ...ofSql, ...often }),
  z.strictObject({ kind: z.literal('sql-status'), ...ofSql, status: z.number().int().min(500).max(599), ...often }),
  /** The database is as large as it may be: writes that add are refused. */
  z.strictObject({ kind: z.literal('sql-full'), ...ofSql, ...often }),
  /** Lost against another statement: undone as a whole. */
  z.strictObject({ kind: z.literal('sql-conflict'), ...ofSql, ...often }),
  z.strictObject({
    kind: z.literal('sql-slow'),
    ...ofSql,
    ms: z.number().int().positive().max(600_000),
    ...often,
  }),
] as const;

const eventFaults = [
  z.strictObject({ kind: z.literal('event-lost'), event: z.string().max(80).default(''), ...often }),
  z.strictObject({
    kind: z.literal('event-late'),
    event: z.string().max(80).default(''),
    /** The most seconds that it is late by; each comes at a moment of its own, so that order goes. */
    seconds: z.number().positive().max(86_400),
    ...often,
  }),
  z.strictObject({
    kind: z.literal('event-doubled'),
    event: z.string().max(80).default(''),
    copies: z.number().int().min(2).max(10).default(2),
    ...often,
  }),
] as const;

const functionFaults = [
  /** The function dies in its nth call to the outside: what it asked for happens, the answer reaches nobody. */
  z.strictObject({
    kind: z.literal('function-killed'),
    function: z.string().max(60).default(''),
    atCall: z.number().int().positive(),
    ...often,
  }),
  /** The function's own clock is off from the store's; ahead where positive. Of the simulation only: a desk has one clock. */
  z.strictObject({
    kind: z.literal('clock-skewed'),
    function: z.string().max(60).default(''),
    ms: z.number().int().min(-3_600_000).max(3_600_000),
    ...often,
  }),
  z.strictObject({ kind: z.literal('schedule-doubled'), ...often }),
  z.strictObject({ kind: z.literal('schedule-lost'), ...often }),
  z.strictObject({ kind: z.literal('message-doubled'), queue: z.string().max(60).default(''), ...often }),
  z.strictObject({
    kind: z.literal('push-refused'),
    queue: z.string().max(60).default(''),
    status: z.union([z.literal(405), z.literal(413), z.literal(429)]),
    ...often,
  }),
  /** A push of several messages takes some of them. */
  z.strictObject({ kind: z.literal('push-partial'), queue: z.string().max(60).default(''), ...often }),
] as const;

/** What can go wrong; docs/local-development.md lists it. */
export const fault = z.discriminatedUnion('kind', [...jiraFaults, ...sqlFaults, ...eventFaults, ...functionFaults]);
export type Fault = z.infer<typeof fault>;
export type FaultKind = Fault['kind'];
export type FaultOf<Kind extends FaultKind> = Extract<Fault, { kind: Kind }>;

/** The body of `POST /local/faults`: these and no others from now on; equal seeds strike at the same calls. */
export const faultPlan = z.strictObject({
  faults: z.array(fault).max(50),
  seed: z.number().int().min(0).max(4_294_967_295).default(1),
});
