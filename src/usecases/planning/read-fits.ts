import type { PersonId } from '../../domain/capacity/types';
import type { IssueToPlan } from '../../domain/planning/types';
import { PortFailure } from '../ports';
import { selectFields } from '../suggestion/needed-skills';
import { fitsOf, type IssueFits } from './fits-of';
import type { PlanAsked, PlanningPorts } from './ports';

const AT_ONCE = 10;
const A_READ = 50;

/** Reads on who suits what, as the viewer, until it is known of all issues or the time is over. */
export const readFits = async (ports: PlanningPorts, asked: PlanAsked, isOver: () => boolean): Promise<PlanAsked> => {
  let now = asked;
  while (now.fitted < now.request.issues.length && !isOver()) now = await readSome(ports, now);
  return now;
};

const readSome = async (ports: PlanningPorts, asked: PlanAsked): Promise<PlanAsked> => {
  const site = await ports.suggestion.site();
  if (site.salt === null) throw new PortFailure({ kind: 'unavailable', reason: 'setting-up' });
  const { fitted, request } = asked;
  const some = request.issues.slice(fitted, fitted + A_READ);
  const how = { fields: site.site.fields, selects: selectFields(site.skills), salt: site.salt };
  const read = await ports.issues.toSuggest(
    some.map(({ id }) => id),
    how,
  );
  const people = request.people.map(({ id }) => Number(id) as PersonId);
  const known = await ports.facts.people({ kind: 'ids', ids: people }, { skills: true });
  const skills = new Map(known.map((one) => [one.id, one.skills]));
  const at = ports.clock.now();
  const found = new Map<string, IssueFits>();
  for (let n = 0; n < read.length; n += AT_ONCE) {
    const slice = read.slice(n, n + AT_ONCE);
    const fits = await Promise.all(slice.map((issue) => fitsOf(ports, { site, issue, people, skills, now: at })));
    slice.forEach(({ live }, k) => {
      const fit = fits[k];
      if (fit !== undefined) found.set(live.id, fit);
    });
  }
  const issues = request.issues.map((issue) =>
    some.includes(issue) ? judged(issue, found.get(issue.id), asked) : issue,
  );
  return { ...asked, fitted: fitted + some.length, request: { ...request, issues } };
};

/** What the viewer may not browse any more stays as it is; a lock comes before a missing skill. */
const judged = (issue: IssueToPlan, found: IssueFits | undefined, { request }: PlanAsked): IssueToPlan => {
  if (found === undefined) return { ...issue, lock: { person: null } };
  const vetoes = request.people.flatMap(({ id }, at) => (found.vetoed[at] && id !== issue.lock?.person ? [id] : []));
  return { ...issue, fits: found.fits, vetoes };
};
