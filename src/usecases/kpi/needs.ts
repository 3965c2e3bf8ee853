import type { MarkSetting } from '../../contract/kpi-settings';
import type { KpiId } from '../../domain/kpi/catalogue';
import type { Need } from '../../domain/kpi/frame';
import type { FieldKind } from '../../domain/kpi/mapped-fields';
import type { KeptFields, KpiSite } from './ports';

type Mapping = Pick<KpiSite, 'fields' | 'broken'>;

/** What an admin has to map before a KPI can say anything, as far as the settings alone tell; null = nothing. */
export const missingFor = (kpi: KpiId, mapping: Mapping): Need | null =>
  unmapped(kpi, mapping) ?? (isBroken(kpi, mapping) ? 'broken-field' : null);

type Rule = readonly [need: Need, isSet: (fields: KeptFields) => boolean];

const RULES: Readonly<Partial<Record<KpiId, Rule>>> = {
  satisfaction: ['satisfaction-field', ({ satisfaction }) => satisfaction !== null],
  nps: ['nps-field', ({ nps }) => nps !== null],
  coordinationShare: ['coordination', ({ coordination }) => marks(coordination)],
  openSafetyIssues: ['safety', ({ safetyIssues }) => marks(safetyIssues)],
  incidentRate: ['incidents', ({ incidents, nearMisses }) => marks(incidents) || marks(nearMisses)],
  signOffShare: [
    'sign-off',
    ({ scopeItems, signOff, signedOff }) => marks(scopeItems) && (signOff !== null || signedOff.length > 0),
  ],
  procedureConformance: ['procedures', ({ procedures }) => procedures.length > 0],
  participation: ['disciplines', ({ disciplines }) => disciplines.some(({ teams }) => teams.length > 0)],
};

const unmapped = (kpi: KpiId, { fields }: Mapping): Need | null => {
  const rule = RULES[kpi];
  return rule === undefined || rule[1](fields) ? null : rule[0];
};

const marks = (setting: MarkSetting | null): boolean =>
  setting !== null && setting.types.length + setting.labels.length + setting.options.length > 0;

/** Fields without which a KPI would be wrong; what it uses only besides may be gone. */
export const fieldsFor = (kpi: KpiId, { fields }: Pick<Mapping, 'fields'>): readonly FieldKind[] => {
  const byOption = (...settings: readonly (MarkSetting | null)[]): readonly FieldKind[] =>
    settings.some((setting) => (setting?.options.length ?? 0) > 0) ? ['safety'] : [];
  switch (kpi) {
    case 'satisfaction':
    case 'nps':
      return [kpi];
    case 'openSafetyIssues':
      return byOption(fields.safetyIssues);
    case 'incidentRate':
      return byOption(fields.incidents, fields.nearMisses);
    case 'signOffShare':
      return fields.signOff === null ? [] : ['signOff'];
    case 'procedureConformance':
      return fields.procedures.some(({ items }) => items !== null) ? ['checklist'] : [];
    default:
      return [];
  }
};

const isBroken = (kpi: KpiId, mapping: Mapping): boolean =>
  fieldsFor(kpi, mapping).some((kind) =>
    mapping.broken.some((one) => one.kind === kind && one.field === mapping.fields[kind]?.field),
  );
