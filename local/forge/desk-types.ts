import type { Loaded } from '../data/loaded';
import type { Switchboard } from '../faults/switchboard';
import type { JiraResponse, LocalJira, Via } from '../jira/api';
import type { RemoteSite } from '../site/remote-jira';
import type { SeeRun } from './app';
import type { Clock } from './clock';
import type { Caller, Host } from './host';
import type { Manifest } from './manifest';
import type { Sql } from './sql';

export type DeskOptions = {
  readonly port: number;
  /** The world to serve; asked for only when `data` holds none. */
  readonly load: () => Promise<Loaded>;
  /** Where the clock starts, whatever the world says; epoch ms. */
  readonly now?: number | null;
  readonly points: number;
  /** A real site in the place of the local Jira. */
  readonly site?: RemoteSite | null;
  readonly sqlLatencyMs: number;
  /** Folder that keeps the state; null = a temporary one, removed at the end. */
  readonly data: string | null;
  /** A kept desk's scheduled triggers come as after an installation, in five minutes, rather than at once. */
  readonly schedulesLater?: boolean;
  /** Folder of the app (manifest.yml, static/) and of its bundle. */
  readonly app: string;
  readonly bundle: string;
  /** Sees how long the app itself took over each call of a function. */
  readonly onRun?: SeeRun;
  /** Sees every call that the app or its pages make to Jira. */
  readonly onJiraCall?: (call: {
    method: string;
    path: string;
    query: string;
    requestBody: unknown;
    response: JiraResponse;
  }) => void;
};

export type DeskEvent = { type: 'issue-changed'; issueId: string; by: string | null } | { type: 'clock'; now: string };
export type RestCall = {
  method: string;
  path: string;
  headers: Record<string, string>;
  text: string;
  me: Caller;
  via: Via;
};

export type Desk = {
  readonly url: string;
  readonly appOrigin: string;
  readonly app: string;
  readonly defaultUser: string;
  readonly manifest: Manifest;
  readonly jira: LocalJira;
  readonly clock: Clock;
  readonly sql: Sql;
  /** What goes wrong, on purpose. */
  readonly faults: Switchboard;
  readonly host: Host;
  /** Runs queues, due schedules, the first set-up and backfill until quiet; jobs run, or null when time ran out. */
  settle(timeoutMs: number): Promise<number | null>;
  rest(call: RestCall): Promise<JiraResponse>;
  follow(listener: (event: DeskEvent) => void): () => void;
  /** SQL as the database's own user, for tests that look at rows. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
};
