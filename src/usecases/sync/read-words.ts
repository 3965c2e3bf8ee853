import type { PersonId } from '../../domain/capacity/types';
import { brokenAmong } from '../../domain/kpi/mapped-fields';
import { type Instant, instant } from '../../domain/units';
import { mayRead } from '../budget/go-on';
import type { KnownPerson, ProjectFacts } from '../facts/ports';
import { failingOf, isOfAll, oneMore } from '../poison/blame';
import type { Held } from '../poison/ports';
import { MOST_IN_A_ROW, readApart } from '../poison/read-apart';
import type { FieldMap, SyncPorts } from './ports';

type Ports = Pick<SyncPorts, 'jira' | 'site' | 'clock' | 'budget' | 'letters' | 'log'>;

/** Fields, statuses, priorities, types, projects and time tracking of the site. Answers since when all go by these fields. */
export const readWords = async (ports: Ports): Promise<Instant> => {
  const readAt = ports.clock.now();
  const { jira, site } = ports;
  await site.saveTerms(await jira.terms(), readAt);
  await site.saveTimeTracking(await jira.timeTracking());
  await readProjects(ports);
  await lookAtMapped(ports);
  const fields = await jira.fields();
  await readAgainBy(ports, fields);
  // Last: whoever finds the fields may read issues.
  return site.saveFields(fields);
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

/**
 * A project that is no longer listed is archived, in the bin, or closed to the app; each is asked for by itself. One that
 * cannot be read stays as it was and holds up no other: the census tries it again, and gives it up.
 */
export const readProjects = async ({ jira, site, clock, log }: Ports): Promise<void> => {
  const readAt = clock.now();
  const listed = await jira.projects();
  const known = await site.projectsInUse();
  const ids = new Set(listed.map((project) => project.id));
  const unlisted: ProjectFacts[] = [];
  let inARow = 0;
  for (const id of known.filter((project) => !ids.has(project))) {
    try {
      const project = await jira.project(id);
      if (project) unlisted.push(project);
      else await site.markProjectClosed(id, readAt);
      inARow = 0;
    } catch (error) {
      inARow += 1;
      if (isOfAll(error) || inARow >= MOST_IN_A_ROW) throw error;
      log.warn('item-failed', { kind: 'project', item: id, error: failingOf('project', error).reason });
    }
  }
  await site.saveProjects([...listed, ...unlisted], readAt);
};

/** Zone, kind and activity of people not looked at since then. Who cannot be read holds up nobody, and stays as he was. */
export const readPeople = async (ports: Ports, since: Instant): Promise<void> => {
  const { site, letters } = ports;
  const held = await letters.held('person');
  const left = new Set<PersonId>(held.resting as ReadonlySet<PersonId>);
  const next = () => site.peopleNotReadSince(since, [...left]);
  for (let asked = await next(); asked.length > 0; asked = await next())
    for (const id of await readSome(ports, held, asked, since)) left.add(id);
};

/** Those who could not be read before, but may be tried again: what they need does not wait for the daily round. */
export const readPeopleAgain = async (ports: Ports): Promise<void> => {
  const held = await ports.letters.held('person');
  const again = [...held.tried.keys()].filter((id) => !held.resting.has(id)) as PersonId[];
  if (again.length === 0) return;
  const asked = await ports.site.accountsOf(again.slice(0, MOST_PEOPLE));
  // Who was erased meanwhile is nobody any more.
  const gone = again.filter((id) => !asked.some((person) => person.id === id));
  if (again.length <= MOST_PEOPLE) await ports.letters.succeeded('person', gone);
  if (asked.length > 0) await readSome(ports, held, asked, ports.clock.now());
};
const MOST_PEOPLE = 90;

/** Answers with those who could not be read. */
const readSome = async (
  ports: Ports,
  held: Held,
  asked: readonly KnownPerson[],
  since: Instant,
): Promise<readonly PersonId[]> => {
  const { jira, site, clock, budget, letters, log } = ports;
  await mayRead(budget, clock.now(), 'slow', 1 + 2 * asked.length);
  const failed = await readApart(
    asked,
    async (people) => {
      // Not before `since`, or a clock set back would have the same people read for ever.
      const readAt = instant(Math.max(clock.now(), since));
      const accounts = people.map(({ accountId }) => accountId);
      await site.savePeople(accounts, await jira.people(accounts), readAt);
      const excused = people.map(({ id }) => id).filter((id) => held.tried.has(id));
      await letters.succeeded('person', excused);
    },
    jira.timeTracking,
  );
  for (const { item, error } of failed) {
    const failing = failingOf('person', error);
    log.warn('item-failed', { kind: 'person', item: item.id, error: failing.reason });
    await letters.failed(failing, oneMore([item.id], held));
  }
  return failed.map(({ item }) => item.id);
};
