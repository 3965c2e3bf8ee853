import type { LevelWords } from '../domain/suggestion/level-words';
import type { Preset } from '../domain/suggestion/presets';
import type { DeclaredSkill, SkillId, SkillLevel } from '../domain/suggestion/skills';
import type { Instant } from '../domain/units';
import type { AccountId, Reply } from './reply';
import type { SuggestionMode } from './suggestion';

/** Skills and how suggestions work: the catalogue and the rules for admins, what people declare also for their managers. */
export type SkillsContract = {
  /** Catalogue and people: everybody for admins, for managers the members of their teams. */
  getSkills: (request: Record<string, never>) => Reply<SkillsPage>;
  getSkillSettings: (request: Record<string, never>) => Reply<SkillSettings>;
  /** The catalogue and the map to it, replacing what was stored. A skill that is gone is forgotten everywhere. */
  saveSkills: (request: SaveSkills) => Reply<SkillMap>;
  /** What one person declared, replacing what was stored; the reply is what is stored now. */
  savePersonSkills: (request: PersonSkills) => Reply<PersonSkills>;
  /** What history says of people who declared nothing; nothing counts before somebody confirms it. */
  getSkillHints: (request: Record<string, never>) => Reply<SkillHints>;
  /** The same as `getSkills`, for a file; the log says so before anything is told. */
  exportSkills: (request: Record<string, never>) => Reply<SkillsPage>;
  /** Keeps that a hint is not wanted, or takes that back. */
  dismissSkillHint: (request: DismissSkillHint) => Reply<DismissSkillHint>;
  saveSuggestionRules: (request: SuggestionRules) => Reply<SkillSettings>;
  /** weights: back to the fixed ones. everything: forget all experience, learn it again from Jira, and replay it. */
  relearn: (request: { what: 'weights' | 'everything' }) => Reply<SkillSettings>;
};

export type SkillSettings = {
  readonly readOnly: boolean;
  readonly skills: SkillMap;
  readonly rules: SuggestionRules;
  readonly learning: Learning;
};

export type SkillMap = {
  readonly version: number;
  /** Names of the groups, in their order; one may be empty. */
  readonly groups: readonly string[];
  /** In their order; `group` null = in none. */
  readonly skills: readonly CatalogueSkill[];
  readonly levels: LevelWords;
  readonly needs: readonly SkillRule[];
};
export type CatalogueSkill = { readonly id: SkillId; readonly name: string; readonly group: string | null };

/**
 * `id` null creates a skill; one that was removed comes back under its id, with what people had declared of it. `needs` names
 * skills by name, so that new ones can be named.
 */
export type SaveSkills = {
  readonly version: number;
  readonly groups: readonly string[];
  readonly skills: readonly { readonly id: number | null; readonly name: string; readonly group: string | null }[];
  readonly levels: LevelWords;
  readonly needs: readonly (Omit<SkillRule, 'skill'> & { readonly skill: string })[];
};

/** An issue that has this needs that skill. A label is kept as typed; the others by id; `ref` of a field is `customfield_10010=10020`. */
export type SkillRule = {
  readonly kind: 'component' | 'label' | 'type' | 'field';
  readonly ref: string;
  readonly skill: SkillId;
  readonly need: 'required' | 'helpful';
  readonly level: SkillLevel;
};

export type PersonSkills = {
  readonly accountId: AccountId;
  readonly version: number;
  readonly skills: readonly DeclaredSkill[];
};

export type SkillsPage = {
  readonly readOnly: boolean;
  /** The viewer may change the catalogue, and anybody's skills. */
  readonly admin: boolean;
  readonly skills: SkillMap;
  readonly people: readonly PackedSkills[];
  /** Teams of whom the viewer sees people, with their members of today. */
  readonly teams: readonly SkillsTeam[];
  /** Projects that facts are kept of; none for managers, who change no needs. */
  readonly projects: readonly string[];
};
export type SkillsTeam = { readonly id: number; readonly name: string; readonly members: readonly AccountId[] };

/** What somebody declared, a number a skill (`unpacked` of src/domain/suggestion/packed-skills.ts). */
export type PackedSkills = {
  readonly accountId: AccountId;
  readonly version: number;
  readonly packed: readonly number[];
};

export type SkillHints = {
  readonly hints: readonly SkillHint[];
  /** Days that were looked back. */
  readonly days: number;
  /** False = nothing is learned from history on this site, so there are no hints. */
  readonly learns: boolean;
};

/** `level` is what is proposed: the first that means working alone, for history tells no more than that. */
export type SkillHint = {
  readonly accountId: AccountId;
  readonly skill: SkillId;
  readonly level: SkillLevel;
  /** Issues that were resolved, by what they had that needs the skill; most first. An issue may stand in several. */
  readonly evidence: readonly HintEvidence[];
};
export type HintEvidence = Pick<SkillRule, 'kind' | 'ref'> & { readonly issues: number };

export type DismissSkillHint = {
  readonly accountId: AccountId;
  readonly skill: SkillId;
  readonly dismissed: boolean;
};

/** As an admin chose them. Works-council mode is no choice here: it is a setting of the site (`./privacy`). */
export type SuggestionRules = {
  readonly mode: Exclude<SuggestionMode, 'works-council'>;
  readonly preset: Preset;
  /** Show one person who wants to learn a needed skill. */
  readonly growth: boolean;
  /** Let the weights of each project follow what is resolved there. */
  readonly adapt: boolean;
  readonly version: number;
};

/** As they hold: in works-council mode nobody is ranked, shown as a learner, or learned from. */
export type RulesInForce = Omit<SuggestionRules, 'mode'> & { readonly mode: SuggestionMode };

export type Learning = {
  /** Projects still to be learned; 0 = up to date. */
  readonly waiting: number;
  readonly projects: readonly LearnedProject[];
};

export type LearnedProject = {
  readonly project: string;
  readonly issues: number;
  readonly since: Instant | null;
  /** "How well would this have done here?", oldest month first; empty = too few issues to tell. */
  readonly replay: readonly ReplayMonth[];
};

/** Issues of a month that were predicted, and how often their resolver was among the first 1, 3 and 5. */
export type ReplayMonth = {
  readonly month: string;
  readonly issues: number;
  readonly atelier: Hits;
  readonly mostFrequent: Hits;
  readonly lastInComponent: Hits;
};
export type Hits = readonly [top1: number, top3: number, top5: number];
