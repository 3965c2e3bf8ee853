import type { Reply } from '../../contract';
import type { DismissSkillHint, SkillHint, SkillHints } from '../../contract/skills';
import { HINT_DAYS, type NeedOf, skillHints } from '../../domain/suggestion/skill-hints';
import { instant } from '../../domain/units';
import { mayBrowse } from '../may-count';
import type { Viewer } from '../ports';
import { failed } from '../settings/team-settings';
import type { SkillPorts, Thing } from './ports';
import { type Reach, reaches, reachOf } from './reach';

const DAY_MS = 86_400_000;

/** What history says of the people whom the viewer sees. */
export const getSkillHints = async (ports: SkillPorts, viewer: Viewer): Promise<Reply<SkillHints>> => {
  await ports.reading();
  return { ok: true, value: await skillHintsFor(ports, viewer, await reachOf(ports, viewer)) };
};

/**
 * Hints about those people alone. Only in the mode that learns from history; only from projects that the viewer may browse;
 * only for skills that something is mapped to. Components, labels and types count: facts hold no options of fields.
 */
export const skillHintsFor = async (ports: SkillPorts, viewer: Viewer, reach: Reach): Promise<SkillHints> => {
  const [learns, map] = await Promise.all([ports.hints.facts.learns(), ports.store.map()]);
  const none = { hints: [], days: HINT_DAYS, learns };
  const needs = map.needs.flatMap(({ kind, ref, skill }): (Thing & NeedOf)[] =>
    kind === 'field' ? [] : [{ kind, ref, skill }],
  );
  if (!learns || needs.length === 0) return none;
  const now = ports.clock.now();
  const since = instant(now - HINT_DAYS * DAY_MS);
  const places = await ports.hints.facts.places(needs, since, viewer.accountId);
  const projects = [...(await mayBrowse(ports.hints, viewer, places, now))];
  if (projects.length === 0) return none;
  const [resolved, people, dismissed] = await Promise.all([
    ports.hints.facts.resolved(needs, since, projects),
    ports.store.people(),
    ports.hints.facts.dismissed(),
  ]);
  const declared = new Map(people.map(({ accountId, skills }) => [accountId, skills]));
  const unwanted = new Set(dismissed.map(keyOf));
  const found: readonly SkillHint[] = skillHints(
    resolved.filter(({ accountId }) => reaches(reach, accountId)),
    needs,
    (accountId) => declared.get(accountId) ?? [],
  );
  return { ...none, hints: found.filter((hint) => !unwanted.has(keyOf(hint))) };
};

const keyOf = ({ accountId, skill }: { readonly accountId: string; readonly skill: number }) => `${skill} ${accountId}`;

/** Keeps that a hint is not wanted, for everybody, or takes that back. */
export const dismissSkillHint = async (
  ports: SkillPorts,
  viewer: Viewer,
  request: DismissSkillHint,
): Promise<Reply<DismissSkillHint>> => {
  await ports.reading();
  const map = await ports.store.map();
  if (!reaches(await reachOf(ports, viewer), request.accountId)) return failed({ kind: 'not-found' });
  if (!map.skills.some(({ id }) => id === request.skill)) return failed({ kind: 'not-found' });
  await ports.hints.facts.dismiss(request, ports.clock.now());
  await ports.audit.append({
    by: viewer,
    action: request.dismissed ? 'declined' : 'undone',
    object: { kind: 'skill-hint', id: String(request.skill) },
    subject: request.accountId,
    before: { ...request, dismissed: !request.dismissed },
    after: request,
  });
  return { ok: true, value: request };
};
