import { deliveriesOf, runsOfSchedule } from '../faults/deliveries';
import type { Switchboard } from '../faults/switchboard';
import type { LocalJira, ProductEvent } from '../jira/api';
import type { User } from '../jira/model';
import type { Agenda } from './agenda';
import type { App, Result, Site } from './app';
import type { Clock } from './clock';
import type { Manifest, UiModule } from './manifest';

/** Whom a door is knocked on as; Forge says of everybody what kind of account it is. */
export type Caller = {
  readonly accountId: string | null;
  readonly accountType: 'licensed' | 'unlicensed' | 'customer' | 'anonymous';
  readonly user: User | null;
};

export type Host = {
  invoke(
    module: UiModule,
    functionKey: string,
    payload: unknown,
    caller: Caller,
    extension: Record<string, unknown>,
  ): Promise<Result>;
  lozenge(module: UiModule, caller: Caller, extension: Record<string, unknown>): Promise<Result | null>;
  context(module: UiModule, caller: Caller, extension: Record<string, unknown>): Record<string, unknown>;
  consume(queue: string, event: Record<string, unknown>): Promise<Result | null>;
  /** Fires `avi:forge:installed:app`. */
  install(): void;
  /** Tells the app once more that an issue changed, or is gone; Forge, too, may deliver an event twice. */
  retell(issueId: string): void;
  /** Scheduled triggers run from now on: first in five minutes after an installation, at once on a desk that goes on. */
  beginSchedules(fresh: boolean): void;
};

const INTERVAL_MS = { fiveMinute: 300_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;
const FIRST_SCHEDULE_MS = 300_000;
const EVENT_DELAY_MS = 500;
const UI_SECONDS = 25;
const EVENT_SECONDS = 55;

type Parts = {
  manifest: Manifest;
  app: App;
  site: Site;
  jira: LocalJira;
  agenda: Agenda;
  faults: Switchboard;
  clock: Clock;
  siteUrl: string;
};

/** Calls the app's functions as Forge does: resolvers, lozenges, product events, consumers, schedules. */
export const forgeHost = (parts: Parts): Host => {
  const { manifest, site, agenda, clock, jira, faults } = parts;
  const call = caller(parts);
  const context: Host['context'] = (module, who, extension) => fullContext(parts, module, who, extension);

  const trigger = (eventType: string, payload: Record<string, unknown>) => {
    for (const one of manifest.triggers.filter(({ events }) => events.includes(eventType))) {
      const run = async () => {
        const result = await call(one.function, 'trigger', one.key, null, [{ eventType, ...payload }], EVENT_SECONDS);
        if (!result.success)
          console.error(`desk: trigger ${one.key} failed on ${eventType}: ${result.error.errorMessage}`);
      };
      const deliveries = deliveriesOf(faults, eventType);
      for (const late of deliveries) agenda.add(clock.now() + EVENT_DELAY_MS + late, run, late === 0);
    }
  };
  jira.onEvent(({ eventType, payload }: ProductEvent) => trigger(eventType, payload));

  const runSchedule = async (one: Manifest['schedules'][number]) => {
    const event = { context: { cloudId: site.cloudId, moduleKey: one.key } };
    const result = await call(one.function, 'scheduledTrigger', one.key, null, [event], EVENT_SECONDS);
    if (!result.success) console.error(`desk: schedule ${one.key} failed: ${result.error.errorMessage}`);
  };
  const schedule = (one: Manifest['schedules'][number], at: number) =>
    agenda.add(at, async () => {
      schedule(one, clock.now() + INTERVAL_MS[one.interval]);
      await Promise.all(Array.from({ length: runsOfSchedule(faults) }, () => runSchedule(one)));
    });
  const beginSchedules = (fresh: boolean) => {
    for (const one of manifest.schedules) schedule(one, clock.now() + (fresh ? FIRST_SCHEDULE_MS : 0));
  };

  return {
    context,
    invoke: (module, functionKey, payload, who, extension) => {
      if (module.resolver === null)
        return Promise.resolve({ success: false, error: { errorMessage: `${module.key} has no resolver` } });
      const request = { call: { functionKey, payload }, context: context(module, who, extension) };
      return call(module.resolver, module.type, module.key, who.accountId, [request], UI_SECONDS);
    },
    lozenge: async (module, who, extension) =>
      module.dynamicProperties === null
        ? null
        : call(
            module.dynamicProperties,
            module.type,
            module.key,
            who.accountId,
            [context(module, who, extension)],
            UI_SECONDS,
          ),
    consume: async (queue, event) => {
      const consumer = manifest.consumers.find((one) => one.queue === queue);
      if (consumer === undefined) return null;
      const result = await call(consumer.function, 'consumer', consumer.key, null, [event], EVENT_SECONDS);
      if (!result.success) console.error(`desk: consumer ${consumer.key} failed: ${result.error.errorMessage}`);
      return result;
    },
    install: () =>
      trigger('avi:forge:installed:app', {
        id: `ari:cloud:ecosystem::installation/${site.installationId}`,
        app: { id: site.appId, version: '1.0.0' },
        environment: { id: site.environmentId },
      }),
    retell: (id) => {
      const eventType = jira.world.issues.has(id) ? 'avi:jira:updated:issue' : 'avi:jira:deleted:issue';
      trigger(eventType, { issue: { id } });
    },
    beginSchedules,
  };
};

/** The second argument is what Forge itself vouches for: principal, installation, licence. */
const caller =
  ({ manifest, app, site }: Parts) =>
  (
    functionKey: string,
    moduleType: string,
    moduleKey: string,
    accountId: string | null,
    args: unknown[],
    seconds: number,
  ): Promise<Result> => {
    const found = manifest.functions.get(functionKey);
    if (found === undefined)
      return Promise.resolve({
        success: false,
        error: { errorMessage: `manifest.yml has no function ${functionKey}` },
      });
    const vouched = {
      installContext: `ari:cloud:jira::site/${site.cloudId}`,
      principal: accountId === null ? undefined : { accountId },
      installation: { ari: { installationId: site.installationId }, contexts: [{ cloudId: site.cloudId }] },
    };
    return app.run({
      functionKey,
      handler: found.handler,
      moduleType,
      moduleKey,
      accountId,
      timeoutSeconds: found.timeoutSeconds ?? seconds,
      arguments: [...args, vouched],
    });
  };

const fullContext = (
  { site, jira, siteUrl }: Parts,
  module: UiModule,
  who: Caller,
  extension: Record<string, unknown>,
) => ({
  accountId: who.accountId ?? undefined,
  accountType: who.accountType,
  cloudId: site.cloudId,
  localId: `ari:cloud:ecosystem::extension/${site.appId}/${site.environmentId}/static/${module.key}`,
  environmentId: site.environmentId,
  environmentType: 'DEVELOPMENT',
  moduleKey: module.key,
  siteUrl,
  timezone: who.user?.timeZone ?? jira.world.timeZone,
  locale: who.user?.locale ?? 'en-US',
  extension: { type: module.type, ...extension },
});
