import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { ProjectBudget } from '../../domain/kpi/budgets';
import type { RateSheet } from '../../domain/kpi/rates';
import type { KpiWindow } from '../../domain/kpi/result';
import type { SkillId } from '../../domain/suggestion/skills';
import type { Instant, LocalDate, Seconds, Zone } from '../../domain/units';
import type { Span, Where } from './scope-ports';

/** A worklog of the scope. `zone` = the author's calendar zone; null = the site's. */
export type KeptWork = {
  readonly issue: IssueId;
  readonly type: number;
  readonly person: PersonId | null;
  readonly started: Instant;
  readonly spent: Seconds;
  readonly zone: Zone | null;
};

/** An issue that may be marked as some kind of work, with those of its labels (hashes) that were asked for. */
export type MarkedIssue = {
  readonly id: IssueId;
  readonly type: number;
  readonly status: number;
  readonly open: boolean;
  readonly created: Instant;
  readonly due: LocalDate | null;
  readonly labels: readonly number[];
  /** What is kept of the field asked for; null = nothing. */
  readonly value: number | null;
};

export type MarksAsked = {
  readonly types: readonly number[];
  readonly labels: readonly number[];
  /** A field that marks by the options `among`; null = any issue, its value is only told. */
  readonly field: {
    readonly kind: 'safety' | 'signOff';
    readonly gen: number;
    readonly among: readonly number[] | null;
  } | null;
};

/** A done issue with the statuses in order of entry. */
export type KeptPath = {
  readonly id: IssueId;
  readonly type: number;
  readonly done: Instant;
  readonly holder: PersonId | null;
  readonly entered: readonly number[];
  readonly ticked: number | null;
};

/** A comment on an issue that was under way at some time of the window; a silent issue comes once, with nobody. */
export type KeptTalk = {
  readonly issue: IssueId;
  readonly created: LocalDate;
  /** Null = not done. */
  readonly done: LocalDate | null;
  readonly person: PersonId | null;
  readonly at: Instant | null;
};

/** An open issue with a due date, and what it requires skills by. */
export type KeptNeed = {
  readonly id: IssueId;
  readonly type: number;
  readonly due: LocalDate | null;
  readonly start: LocalDate | null;
  readonly components: readonly number[];
  readonly labels: readonly number[];
};

export type SkillRules = {
  readonly needs: readonly {
    readonly kind: 'component' | 'label' | 'type' | 'field';
    readonly ref: string;
    readonly skill: SkillId;
    readonly need: 'required' | 'helpful';
    readonly level: number;
  }[];
};

/** Facts of KPIs that are made of more than measures and stays; one statement each. */
export type ExtraFacts = {
  /** Work started in the span, and all work of issues done in the window. */
  readonly work: (
    where: Where,
    asked: { readonly span: Span; readonly doneIn: KpiWindow | null },
  ) => Promise<readonly KeptWork[]>;
  readonly rates: () => Promise<{ readonly sheet: RateSheet | null; readonly budgets: readonly ProjectBudget[] }>;
  readonly marked: (where: Where, asked: MarksAsked) => Promise<readonly MarkedIssue[]>;
  readonly paths: (
    where: Where,
    window: KpiWindow,
    asked: { readonly types: readonly number[]; readonly checklist: number | null },
  ) => Promise<readonly KeptPath[]>;
  readonly talk: (where: Where, window: KpiWindow, span: Span) => Promise<readonly KeptTalk[]>;
  /** Team of each person who is in one today, that with the largest share; and teams that name these projects. */
  readonly teams: (
    projects: readonly number[],
    today: LocalDate,
  ) => Promise<{
    readonly teamOf: ReadonlyMap<PersonId, number>;
    readonly ofProjects: readonly number[];
  }>;
  readonly needs: (where: Where) => Promise<readonly KeptNeed[]>;
  readonly skillRules: () => Promise<SkillRules>;
};
