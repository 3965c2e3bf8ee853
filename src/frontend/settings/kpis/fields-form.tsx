import type { KpiFields, KpiSettings } from '../../../contract/kpi-settings';
import { type FieldKind, nameMark } from '../../../domain/kpi/mapped-fields';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { ChosenList } from './chosen-list';
import { FieldChoice } from './field-choice';
import { MarkFields } from './mark-fields';
import { kpiSettingWords as say } from './messages';
import { DisciplineFields, ProcedureFields } from './procedure-fields';
import { isSound, Scale } from './rating-fields';
import { brokenNow, type CustomField, useCustomFields, useOptionsInUse } from './use-custom-fields';
import { useKpiSave } from './use-kpi-settings';
import { useStatusNames } from './use-status-names';

/** What a field begins with until somebody says otherwise: one to five, four and five are the top. */
const USUAL = { min: 1, max: 5, top: 4 };
const OBJECT = { kind: 'kpi-fields', id: null, accountId: null } as const;

/** Which of Jira's fields, types and labels mean what. */
export const FieldsForm = ({ settings }: { settings: KpiSettings }) => {
  const draft = useDraft('kpi fields', { version: settings.fieldsVersion, ...settings.fields });
  const { version, ...fields } = draft.value;
  const change = (part: Partial<KpiFields>) => draft.change({ ...draft.value, ...part });
  const save = useKpiSave('saveKpiFields', () => {
    draft.drop();
    told(say.savedFields, OBJECT);
  });
  const submit = () => {
    if (isSound(fields.satisfaction) && fields.procedures.every(({ steps }) => steps.length > 0))
      save.mutate({ version: version ?? 0, fields });
  };
  return (
    <SaveForm
      label={say.tabs.fields}
      draft={draft}
      save={save}
      readOnly={settings.readOnly}
      object={OBJECT}
      onSave={submit}
    >
      <p className="subtle page-text">{say.fieldsText}</p>
      <Fields settings={settings} fields={fields} onChange={change} />
    </SaveForm>
  );
};

type Props = {
  readonly settings: KpiSettings;
  readonly fields: KpiFields;
  readonly onChange: (part: Partial<KpiFields>) => void;
};

const Fields = ({ settings, fields, onChange }: Props) => {
  const all = useCustomFields();
  const broken = brokenNow(fields, all, settings.broken);
  const options = useOptionsInUse(fields.safety?.field ?? null);
  const nameOf = useStatusNames();
  const statuses = settings.statuses.map(({ id }) => ({ id, name: nameOf(id) }));
  const choice = (kind: FieldKind) => (
    <FieldChoice
      kind={kind}
      value={fields[kind]}
      fields={all}
      broken={broken}
      onChoose={(field) => onChange({ [kind]: field === null ? null : mapped(fields, kind, field) })}
    />
  );
  const mark = (kind: keyof typeof say.marks, ofOptions: boolean) => (
    <MarkFields
      title={say.marks[kind].title}
      help={say.marks[kind].help}
      value={fields[kind]}
      options={ofOptions ? options : null}
      onChange={(value) => onChange({ [kind]: value })}
    />
  );
  return (
    <>
      <Group title={say.groups.clients}>
        {choice('satisfaction')}
        {fields.satisfaction !== null && (
          <Scale
            rating={fields.satisfaction}
            onChange={(scale) =>
              onChange({ satisfaction: fields.satisfaction === null ? null : { ...fields.satisfaction, ...scale } })
            }
          />
        )}
        {choice('nps')}
        {choice('tier')}
        {choice('requester')}
      </Group>
      <Group title={say.groups.signOff}>
        {mark('scopeItems', false)}
        {choice('signOff')}
        <div className="field">
          <span aria-hidden="true">{say.signedOff}</span>
          <ChosenList
            label={say.signedOff}
            add={say.addStatus}
            all={statuses}
            chosen={fields.signedOff}
            nameless={say.statusOf}
            onChange={(signedOff) => onChange({ signedOff })}
          />
        </div>
      </Group>
      <Group title={say.groups.safety}>
        {choice('safety')}
        {mark('safetyIssues', true)}
        {mark('incidents', true)}
        {mark('nearMisses', true)}
      </Group>
      <Group title={say.groups.together}>
        {mark('coordination', false)}
        <DisciplineFields settings={settings} fields={fields} onChange={onChange} />
        {choice('checklist')}
        <ProcedureFields settings={settings} fields={fields} onChange={onChange} />
      </Group>
    </>
  );
};

/** A field of ratings keeps its scale when another field is chosen. */
const mapped = (fields: KpiFields, kind: FieldKind, { id, name }: CustomField) => {
  const own = { field: id, nameMark: nameMark(name) };
  return kind === 'satisfaction' ? { ...(fields.satisfaction ?? USUAL), ...own } : own;
};

const Group = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className="kpi-group stack" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);
