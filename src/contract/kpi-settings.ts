import type { KpiId } from '../domain/kpi/catalogue';
import type { Stage } from '../domain/kpi/issue';
import type { RatingScale } from '../domain/kpi/satisfaction';
import type { Target } from '../domain/kpi/target';

// What admins set for KPIs.

/** Of a project or a team. */
export type TargetOwner =
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'team'; readonly team: number };

export type StoredTarget = Target & { readonly owner: TargetOwner; readonly kpi: KpiId };

/** Stages by status id. What a project says comes before what the site says, what neither says goes by status category. */
export type StageSettings = {
  readonly site: Readonly<Record<string, Stage>>;
  readonly projects: readonly { readonly project: string; readonly stages: Readonly<Record<string, Stage>> }[];
};

/** Jira's number fields that hold ratings, as `customfield_123`; null = not mapped. */
export type KpiFields = {
  readonly satisfaction: (RatingScale & { readonly field: string }) | null;
  readonly nps: { readonly field: string } | null;
};

export type KpiSettings = {
  readonly readOnly: boolean;
  readonly targets: readonly StoredTarget[];
  readonly targetsVersion: number;
  readonly stages: StageSettings;
  readonly stagesVersion: number;
  readonly fields: KpiFields;
  readonly fieldsVersion: number;
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
  /** While ratings of a field are being read, how far that is, 0 to 1; null = they are not. */
  readonly rereading: number | null;
};
