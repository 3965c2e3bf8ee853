import type { PersonId } from '../domain/capacity/types';
import { endOfDay } from '../domain/time';
import { addDays, type LocalDate } from '../domain/units';
import { type PlannedPerson, planPeople } from './plan-people';
import type { GlancePorts, PersonDay, Renewed } from './ports';

/** Days ahead that the lozenge can speak about. */
const DAYS = 92;
const AT_ONCE = 40;

/** Works out the daily sums behind the lozenge anew: of some people, of all, or of those whose day has turned. */
export const refreshGlance = async (ports: GlancePorts, people: readonly PersonId[] | Renewed): Promise<void> => {
  const wanted = typeof people === 'string' ? await ports.glance.people(people, ports.clock.now()) : people;
  for (let from = 0; from < wanted.length; from += AT_ONCE)
    await refreshSome(ports, wanted.slice(from, from + AT_ONCE));
};

const refreshSome = async ({ clock, facts, glance }: GlancePorts, ids: readonly PersonId[]): Promise<void> => {
  const readAt = clock.now();
  const [site, people, open] = await Promise.all([
    facts.site(),
    facts.people({ kind: 'ids', ids }),
    facts.openIssues({ kind: 'ids', ids }, null),
  ]);
  await glance.saveDays(ids, planPeople(people, open, site, clock.now()).flatMap(personDays), readAt);
};

const personDays = ({ person, calendar, today, plan }: PlannedPerson): PersonDay[] =>
  plan.days({ from: today, to: addDays(today, DAYS - 1) }).map(({ day, capacity }) => ({
    person: person.id,
    day,
    endsAt: endOfDay(day, calendar.zone),
    capacity,
    load: plan.load(only(day)),
  }));

const only = (day: LocalDate) => ({ from: day, to: day });
