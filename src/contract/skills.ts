import type { Preset } from '../domain/suggestion/presets';
import type { DeclaredSkill, SkillId, SkillLevel } from '../domain/suggestion/skills';
import type { Instant } from '../domain/units';
import type { AccountId, ImportProblem, Reply } from './reply';
import type { SuggestionMode } from './suggestion';

/** Skills and how suggestions work. Jira admins only. */
export type SkillsContract = {
  getSkillSettings: (request: Record<string, never>) => Reply<SkillSettings>;
  /** The list of skills and the map to them, replacing what was stored. A skill that is gone is forgotten everywhere. */
  saveSkills: (request: SaveSkills) => Reply<SkillSettings>;
  /** What one person declared, replacing what was stored. */
  savePersonSkills: (request: PersonSkills) => Reply<SkillSettings>;
  /** Reads skill rows; with `apply` false only checks. Nothing is stored unless every line is right. */
  importSkills: (request: { csv: string; apply: boolean }) => Reply<SkillsImport>;
  saveSuggestionRules: (request: SuggestionRules) => Reply<SkillSettings>;
  /** weights: back to the fixed ones. everything: forget all experience, learn it again from Jira, and replay it. */
  relearn: (request: { what: 'weights' | 'everything' }) => Reply<SkillSettings>;
};

export type SkillSettings = {
  readonly readOnly: boolean;
  readonly skills: SkillMap;
  readonly people: readonly PersonSkills[];
  readonly rules: SuggestionRules;
  readonly learning: Learning;
};

export type SkillMap = {
  readonly version: number;
  readonly skills: readonly { readonly id: SkillId; readonly name: string }[];
  readonly needs: readonly SkillRule[];
};

/** `id` null creates a skill; `needs` names skills by name, so that new ones can be named. */
export type SaveSkills = {
  readonly version: number;
  readonly skills: readonly { readonly id: number | null; readonly name: string }[];
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

export type SkillsImport = {
  readonly lines: number;
  readonly errors: readonly ImportProblem[];
  /** Names of skills that did not exist yet: created when the rows are applied. */
  readonly newSkills: readonly string[];
  readonly settings: SkillSettings | null;
};
