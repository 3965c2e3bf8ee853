import type { TeamSetting } from '../../contract';
import type { DismissSkillHint, Learning, PersonSkills, SkillMap, SuggestionRules } from '../../contract/skills';
import type { Resolved } from '../../domain/suggestion/skill-hints';
import type { SkillId } from '../../domain/suggestion/skills';
import type { Instant } from '../../domain/units';
import type { AuditPort } from '../audit/ports';
import type { AccessStore, Clock, ReadingPort, ViewerJira } from '../ports';

export const MOST_SKILLS = 200;
export const MOST_NEEDS = 500;
export const MOST_GROUPS = 50;

/** `nextId` goes to the next new skill: the id of one that is gone is never used again, for people may have declared it. */
export type StoredSkillMap = SkillMap & { readonly nextId: number };

export type SkillsToPublish = {
  readonly map: StoredSkillMap;
  readonly grows: boolean;
  readonly people: readonly PersonSkills[];
};

/** Skills as admins entered them. Every save names the version it saw; false = somebody else was faster, nothing was changed. */
export type SkillStore = {
  readonly map: () => Promise<StoredSkillMap>;
  /** Needs that name a skill which is gone are not there; the caller saw to that. */
  readonly saveMap: (map: StoredSkillMap) => Promise<boolean>;
  readonly people: () => Promise<readonly PersonSkills[]>;
  /** What one person declared; version 0 = nothing yet. */
  readonly person: (accountId: string) => Promise<PersonSkills>;
  /** Answers with the accounts whose skills somebody else changed meanwhile. */
  readonly savePeople: (people: readonly PersonSkills[]) => Promise<readonly string[]>;
  /**
   * The catalogue, where it grows, and what all of these people declare, or none of it: published by one statement. Each
   * names the version that it saw, the catalogue also where it stays; false = somebody else was faster.
   */
  readonly publish: (all: SkillsToPublish) => Promise<boolean>;
  readonly rules: () => Promise<SuggestionRules>;
  readonly saveRules: (rules: SuggestionRules) => Promise<boolean>;
};

/** What the settings page shows and does about learning. */
export type LearningDesk = {
  readonly learning: () => Promise<Learning>;
  readonly forgetWeights: () => Promise<void>;
  /** Marks every project to be learned anew. */
  readonly forgetEverything: () => Promise<void>;
  /** Has the worker look at what there is to learn, or to forget, soon. */
  readonly wake: () => Promise<void>;
};

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

export type SkillPorts = {
  readonly clock: Clock;
  readonly store: SkillStore;
  /** Teams and projects, for who is shown and where needs come from. */
  readonly settings: {
    readonly teams: () => Promise<readonly TeamSetting[]>;
    readonly projects: () => Promise<readonly string[]>;
  };
  readonly audit: AuditPort;
  readonly desk: LearningDesk;
  readonly hints: HintPorts;
  readonly reading: ReadingPort;
};
