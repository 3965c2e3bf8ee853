import type { DismissSkillHint } from '../../contract/skills';
import type { Resolved } from '../../domain/suggestion/skill-hints';
import type { SkillId } from '../../domain/suggestion/skills';
import type { Instant } from '../../domain/units';
import type { AccessStore, ViewerJira } from '../ports';

/** Something that issues have: components and types by id, labels as the admin typed them. */
export type Thing = Pick<Resolved, 'kind' | 'ref'>;

/** What was learned of who resolved what. Nothing is learned of issues with a security level. */
export type HintFacts = {
  /** Whether history is learned from, and may be told: not where an admin chose otherwise, nor in works-council mode. */
  readonly learns: () => Promise<boolean>;
  /** Projects where one of the things occurs in what was learned since; when the viewer's Browse on each was last seen. */
  readonly places: (
    things: readonly Thing[],
    since: Instant,
    viewer: string,
  ) => Promise<readonly { readonly project: number; readonly browseCheckedAt: Instant | null }[]>;
  /** How many issues of these projects with each of the things active people resolved since. */
  readonly resolved: (
    things: readonly Thing[],
    since: Instant,
    projects: readonly number[],
  ) => Promise<readonly Resolved[]>;
  /** Hints that nobody wants to see again. */
  readonly dismissed: () => Promise<readonly { readonly accountId: string; readonly skill: SkillId }[]>;
  readonly dismiss: (hint: DismissSkillHint, now: Instant) => Promise<void>;
};

export type HintPorts = {
  readonly facts: HintFacts;
  readonly viewerJira: Pick<ViewerJira, 'browsable'>;
  readonly access: AccessStore;
};
