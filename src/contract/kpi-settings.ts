import type { KpiId } from '../domain/kpi/catalogue';
import type { Stage } from '../domain/kpi/issue';
import type { FieldKind } from '../domain/kpi/mapped-fields';
import type { RatingScale } from '../domain/kpi/satisfaction';
import type { Target } from '../domain/kpi/target';

// What admins set for KPIs.

/** Of a project or a team. */
export type TargetOwner =
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'team'; readonly team: number };

export type StoredTarget = Target & { readonly owner: TargetOwner; readonly kpi: KpiId };

/**
 * All targets that the caller may change, at the version that they saw; or those of some owners alone, as they saw them:
 * then whatever else was saved meanwhile stands in nobody's way.
 */
export type SaveTargets =
  | { readonly version: number; readonly targets: readonly StoredTarget[] }
  | {
      readonly owners: readonly TargetOwner[];
      readonly seen: readonly StoredTarget[];
      readonly targets: readonly StoredTarget[];
    };

/** Stages by status id. What a project says comes before what the site says, what neither says goes by status category. */
export type StageSettings = {
  readonly site: Readonly<Record<string, Stage>>;
  readonly projects: readonly { readonly project: string; readonly stages: Readonly<Record<string, Stage>> }[];
};

/** Work of a kind: any of these types, labels as typed, or options of the health and safety field. */
export type MarkSetting = {
  readonly types: readonly string[];
  readonly labels: readonly string[];
  readonly options: readonly string[];
};

/** A custom field, as `customfield_123`; `nameMark` = `nameMark()` of the name that whoever chose it saw, to tell a new name. */
type Mapped = { readonly field: string; readonly nameMark?: number | undefined };

/** What fields, types and labels mean; null = not set up. Each field is kept as one number an issue. */
export type KpiFields = {
  readonly satisfaction: (RatingScale & Mapped) | null;
  readonly nps: Mapped | null;
  /** A field that is filled in once a scope item is signed off; instead of it `signedOff`. */
  readonly signOff: Mapped | null;
  /** Issues that have to be signed off; null = not set up. */
  readonly scopeItems: MarkSetting | null;
  /** Statuses that sign off. */
  readonly signedOff: readonly string[];
  /** Options of it mark health and safety. */
  readonly safety: Mapped | null;
  readonly safetyIssues: MarkSetting | null;
  readonly incidents: MarkSetting | null;
  readonly nearMisses: MarkSetting | null;
  readonly coordination: MarkSetting | null;
  readonly tier: Mapped | null;
  readonly requester: Mapped | null;
  readonly checklist: Mapped | null;
  /** Statuses in the order of their first entry; `items` = how many of the checklist have to be ticked, null = none asked. */
  readonly procedures: readonly {
    readonly type: string;
    readonly steps: readonly string[];
    readonly items: number | null;
  }[];
  /** A discipline is the people of some teams. */
  readonly disciplines: readonly { readonly name: string; readonly teams: readonly number[] }[];
};

/** What became of a mapped field: gone from Jira, or of a type that its kind is not read from. */
export type BrokenField = { readonly kind: FieldKind; readonly field: string; readonly why: 'gone' | 'retyped' };

export type KpiSettings = {
  readonly readOnly: boolean;
  readonly stages: StageSettings;
  readonly stagesVersion: number;
  readonly fields: KpiFields;
  readonly fieldsVersion: number;
  /** As the worker last found them; the browser looks for itself. */
  readonly broken: readonly BrokenField[];
  /** Statuses that occur in the facts, with the stage each has without a mapping; names are read in the browser. */
  readonly statuses: readonly {
    readonly id: string;
    readonly stage: Stage;
    readonly known: boolean;
    readonly issues: number;
  }[];
  readonly projects: readonly string[];
  readonly teams: readonly { readonly id: number; readonly name: string }[];
  /** While all is being measured anew, how far that is, 0 to 1; null = it is not. */
  readonly measuring: number | null;
  /** While a field is being read, how far that is, 0 to 1; null = none is. */
  readonly rereading: number | null;
};

/** Targets that the caller may change: all of them, or those of the teams that they manage. */
export type TargetSettings = {
  readonly readOnly: boolean;
  readonly targets: readonly StoredTarget[];
  readonly version: number;
  readonly projects: readonly string[];
  readonly teams: readonly { readonly id: number; readonly name: string }[];
  /** What money is in; null = no rates yet, and thresholds of money are minor units. */
  readonly currency: string | null;
};
