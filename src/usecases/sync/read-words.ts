import { brokenAmong } from '../../domain/kpi/mapped-fields';
import { type Instant, instant } from '../../domain/units';
import { mayRead } from '../budget/go-on';
import type { FieldMap, SyncPorts } from './ports';

type Ports = Pick<SyncPorts, 'jira' | 'site' | 'clock' | 'budget'>;

/** Fields, statuses, priorities, types, projects and time tracking of the site. */
export const readWords = async (ports: Ports): Promise<void> => {
  const readAt = ports.clock.now();
  const { jira, site } = ports;
  await site.saveTerms(await jira.terms(), readAt);
  await site.saveTimeTracking(await jira.timeTracking());
  await readProjects(ports);
  await lookAtMapped(ports);
  const fields = await jira.fields();
  await readAgainBy(ports, fields);
  // Last: whoever finds the fields may read issues.
  await site.saveFields(fields);
};

/**
 * A start date, points, a rank or sprints that came, went or have another type by now: what was read by the old ones stands
 * for nothing, and no issue was updated. Said before the fields are saved, so that a run that dies between says it again.
 */
const readAgainBy = async ({ site }: Ports, fields: FieldMap): Promise<void> => {
  const before = (await site.read())?.fields;
  if (before === undefined || JSON.stringify(before) === JSON.stringify(fields)) return;
  await site.readAgain();
};

/** What was mapped for KPIs may have been deleted or retyped since: then their KPIs say so, instead of reading nothing. */
const lookAtMapped = async ({ jira, site }: Ports): Promise<void> => {
  const mapped = (await site.read())?.rated ?? [];
  await site.saveBroken(mapped.length === 0 ? [] : brokenAmong(mapped, await jira.fieldTypes()));
};

/** A project that is no longer listed is archived, in the bin, or closed to the app; each is asked for by itself. */
export const readProjects = async ({ jira, site, clock }: Ports): Promise<void> => {
  const readAt = clock.now();
  const listed = await jira.projects();
  const known = await site.projectsInUse();
  const ids = new Set(listed.map((project) => project.id));
  const unlisted = [];
  for (const id of known.filter((project) => !ids.has(project))) {
    const project = await jira.project(id);
    if (project) unlisted.push(project);
    else await site.markProjectClosed(id, readAt);
  }
  await site.saveProjects([...listed, ...unlisted], readAt);
};

/** Zone, kind and activity of people not looked at since then. */
export const readPeople = async ({ jira, site, clock, budget }: Ports, since: Instant): Promise<void> => {
  for (
    let asked = await site.peopleNotReadSince(since);
    asked.length > 0;
    asked = await site.peopleNotReadSince(since)
  ) {
    await mayRead(budget, clock.now(), 'slow', 1 + 2 * asked.length);
    // Not before `since`, or a clock set back would have the same people read for ever.
    const readAt = instant(Math.max(clock.now(), since));
    await site.savePeople(asked, await jira.people(asked), readAt);
  }
};
