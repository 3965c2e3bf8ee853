// Forge entry points: one export for each handler named in manifest.yml. The only file that ties adapters to use cases.
import { makeResolver } from '@forge/resolver';
import { clock } from './adapters/clock';
import { jira } from './adapters/jira/source';
import { viewerJira } from './adapters/jira/viewer';
import { viewerIssues } from './adapters/jira/viewer-many';
import { issueToSuggest } from './adapters/jira/viewer-suggest';
import { log } from './adapters/log';
import { deliverAgain } from './adapters/queue';
import { access as browseStore } from './adapters/sql/access';
import { audit } from './adapters/sql/audit';
import { auditLog } from './adapters/sql/audit-read';
import { digestOf } from './adapters/sql/generations';
import { grantStore, promisedMarks } from './adapters/sql/grant-store';
import { grantsOf } from './adapters/sql/grants';
import { importParts } from './adapters/sql/import-parts';
import { storedIssue } from './adapters/sql/issue-check';
import { extraFacts } from './adapters/sql/kpi-extra';
import { kpiFacts } from './adapters/sql/kpi-site';
import { brokenMarks, kpiSettings as kpiSettingsStore } from './adapters/sql/kpi-values';
import { learningDesk } from './adapters/sql/learning-desk';
import { planFacts } from './adapters/sql/panel-facts';
import { glance } from './adapters/sql/panel-glance';
import { peopleData } from './adapters/sql/people-data';
import { newPlanId, planStore } from './adapters/sql/plans';
import { privacyStore } from './adapters/sql/privacy-values';
import { defaults } from './adapters/sql/project-defaults';
import { proposalStore } from './adapters/sql/proposals';
import { takeToken } from './adapters/sql/quota';
import { rateStore } from './adapters/sql/rates';
import { readingState } from './adapters/sql/reading';
import { settingsStore } from './adapters/sql/settings';
import { hintFacts } from './adapters/sql/skill-hints';
import { skillStore } from './adapters/sql/skills';
import { startStore } from './adapters/sql/start';
import { fullMark } from './adapters/sql/storage';
import { suggestionFacts } from './adapters/sql/suggestion-facts';
import { syncStore } from './adapters/sql/sync-page';
import { syncPorts } from './adapters/sync-ports';
import { duringTurn } from './adapters/turn';
import { hourly } from './events/hourly';
import { issueEvent } from './events/issue-event';
import { lifecycle } from './events/lifecycle';
import { syncConsumer } from './events/sync-consumer';
import { behindDoors, type DoorPorts } from './resolvers/behind';
import { guarded } from './resolvers/guard';
import { knownDoorsOnly } from './resolvers/known-doors';
import { lozenge as lozengeDoor } from './resolvers/lozenge';
import { savesAgain, withAudit } from './resolvers/save-again';
import { undoWayOf } from './resolvers/undo-ways';
import type { GrantPorts } from './usecases/access/ports';
import type { HomePorts } from './usecases/access/settings-home';
import { peopleImporter } from './usecases/imports/people-importer';
import type { ImportPorts } from './usecases/imports/ports';
import type { KpiPorts, KpiSettingsPorts } from './usecases/kpi/ports';
import type { PlanningPorts } from './usecases/planning/ports';
import { retryLetter } from './usecases/poison/retry-letter';
import type { PanelPorts } from './usecases/ports';
import type { PrivacyPorts } from './usecases/privacy/ports';
import type { RatePorts } from './usecases/rates/ports';
import { refreshGlance } from './usecases/refresh-glance';
import { refreshProjectDefaults } from './usecases/refresh-project-defaults';
import type { SettingsPorts } from './usecases/settings/ports';
import type { SkillPorts } from './usecases/skills/ports';
import { singlePoints } from './usecases/skills/single-points';
import { skillsImporter } from './usecases/skills/skills-importer';
import type { StartPorts } from './usecases/start/ports';
import type { SuggestionPorts } from './usecases/suggestion/ports';
import { noteClosedIfHidden } from './usecases/sync/note-closed-project';
import { refetchIssue } from './usecases/sync/refetch-issue';
import type { CheckPorts, SyncPagePorts } from './usecases/sync-page/ports';

const glancePorts = { clock, facts: planFacts, glance };
const sync = syncPorts({
  refreshGlance: (people) => refreshGlance(glancePorts, people),
  refreshProjectDefaults: () => refreshProjectDefaults({ clock, defaults }),
});

const panel: PanelPorts = {
  clock,
  viewerJira,
  facts: planFacts,
  access: browseStore,
  reading: readingState,
  projects: { noteClosedIfHidden: (project) => noteClosedIfHidden({ clock, jira, site: sync.site }, project) },
  follow: (issue) => refetchIssue(sync, issue),
};
const suggestion: SuggestionPorts = { ...panel, suggestion: suggestionFacts, issueToSuggest, grants: grantsOf };
const settings: SettingsPorts = {
  ...glancePorts,
  store: settingsStore,
  grants: grantStore,
  audit,
  reading: readingState,
  renewAll: () => sync.queue.push({ kind: 'glance' }),
  measureAll: () => sync.queue.push({ kind: 'measure' }),
};
const planning: PlanningPorts = {
  ...panel,
  suggestion: suggestionFacts,
  issues: viewerIssues,
  plans: planStore,
  newPlanId,
  elapsed: () => performance.now(),
};
const kpi: KpiPorts = {
  ...{ clock, facts: kpiFacts, extra: extraFacts, grants: grantsOf },
  ...{ viewerJira, access: browseStore, people: planFacts },
};
const kpiSettings: KpiSettingsPorts = {
  store: kpiSettingsStore,
  audit,
  facts: kpiFacts,
  reading: readingState,
  remeasure: () => sync.queue.push({ kind: 'measure' }),
  readRatings: () => sync.queue.push({ kind: 'ratings' }),
};
const rates: RatePorts = { clock, store: rateStore, audit, reading: readingState, site: planFacts.site };
const skills: SkillPorts = {
  clock,
  settings: settingsStore,
  hints: { facts: hintFacts, viewerJira, access: browseStore },
  store: skillStore,
  audit,
  desk: learningDesk,
  reading: readingState,
};
const imports: ImportPorts = {
  parts: importParts,
  importers: {
    people: peopleImporter({ ...settings, digest: digestOf }),
    skills: skillsImporter({ ...skills, digest: digestOf }),
  },
};

const start: StartPorts = { ...settings, start: startStore };
const access: GrantPorts & HomePorts = {
  clock,
  reading: readingState,
  audit,
  grants: grantStore,
  start: startStore,
  marks: [promisedMarks, brokenMarks, fullMark, singlePoints(skillStore)],
};

const privacy: PrivacyPorts = {
  store: privacyStore,
  people: peopleData,
  audit,
  reading: readingState,
  wakeLearning: learningDesk.wake,
};
const syncPage: SyncPagePorts = {
  ...{ store: syncStore, audit, reading: readingState, queue: sync.queue },
  retry: (kind, item) => retryLetter({ letters: sync.letters, dirty: sync.dirty, queue: sync.queue }, kind, item),
};
const checks: CheckPorts = {
  ...{ clock, viewerJira, site: sync.site, stored: storedIssue, audit },
  jira,
  follow: (issue) => refetchIssue(sync, issue),
  forgive: (issue) => sync.letters.retry('issue', Number(issue)),
};
const granting = { isJiraAdmin: viewerJira.isJiraAdmin, grants: grantsOf };
const doors: DoorPorts = {
  ...{ panel, suggestion, settings, imports, skills, planning, kpi, kpiSettings, privacy, rates, access, start },
  sync: syncPage,
  checks,
  storage: {
    ...{ clock, queue: sync.queue, jobs: sync.jobs, store: sync.storage, erase: sync.erase },
    ...{ audit, reading: readingState },
  },
  personal: { settings, skills, privacy: privacyStore, people: peopleData, proposals: proposalStore },
  log: {
    ...{ clock, log: auditLog, audit, teams: settingsStore.teams, wayOf: undoWayOf },
    ...savesAgain(granting, audit, (undoing) => behindDoors(withAudit(doors, undoing))),
  },
};

export const resolver = knownDoorsOnly(
  makeResolver(guarded({ ...granting, log, quota: { take: takeToken, during: duringTurn } }, behindDoors(doors))),
);
export const lozenge = lozengeDoor({ clock, glance, log });
export const onIssueEvent = issueEvent(sync);
export const onLifecycle = lifecycle(sync);
export const onHour = hourly(sync);
export const onSync = syncConsumer(sync, deliverAgain);
