import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useMemo, useState } from 'react';
import type { KpiOptions } from '../../../contract/kpi';
import { backend, unwrap } from '../../shared/backend';
import { InfoIcon, LockIcon } from '../../shared/icons';
import { useSite } from '../../shared/site';
import { Centred, Failed } from '../../shared/states';
import { LONGEST_TITLE, refreshIn, type StoredConfig } from '../config/gadget-config';
import { figuresFor } from '../figures';
import type { Host } from '../host';
import { Skeleton } from '../skeleton';
import { useProjects } from './choices';
import { configOf } from './config-of';
import { type Draft, draftOf, newDraft } from './draft';
import { TextField } from './field';
import { form } from './messages';
import { PeriodFields, RefreshField } from './period-fields';
import { Preview } from './preview';
import { SaveBar } from './save-bar';
import { ScopeFields } from './scope-fields';
import { useScopeName } from './scope-name';
import { ShowFields } from './show-fields';
import { useSaving } from './use-saving';
import './edit.css';

type Props = { readonly host: Host; readonly stored: StoredConfig };

/** What a gadget shows, chosen beside a preview with real figures. */
export const EditForm = ({ host, stored }: Props) => {
  const options = useQuery({ queryKey: ['kpi-options'], queryFn: () => backend('getKpiOptions', {}).then(unwrap) });
  if (options.isError) return <Failed error={options.error} onRetry={() => void options.refetch()} />;
  if (options.data === undefined) return <Skeleton shown={null} />;
  if (options.data.projects.length === 0)
    return <Centred icon={<LockIcon />} title={form.nothingTitle} text={form.nothingText} />;
  return <Form host={host} stored={stored} options={options.data} />;
};

const Form = ({ host, stored, options }: Props & { options: KpiOptions }) => {
  const { locale } = useSite();
  const figures = useMemo(() => figuresFor(locale), [locale]);
  const [draft, setDraft] = useState(() => firstDraft(host, stored, options));
  const projects = useProjects(options.projects);
  const name = useScopeName(draft.scope, projects, options.teams);
  const { config, problems } = useMemo(
    () => configOf(draft, name, figures, options.currency),
    [draft, name, figures, options.currency],
  );
  const { offer } = host;
  useEffect(() => offer(config, draft.refresh), [offer, config, draft.refresh]);
  const saving = useSaving(host);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const props = { draft, set, options, projects, problems, figures };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (config !== null) void saving.save(config, draft.refresh);
  };
  return (
    <div className="edit">
      <form className="edit-form" noValidate onSubmit={submit}>
        <h2>{form.title}</h2>
        {stored.kind === 'unreadable' && (
          <p className="message message-information">
            <InfoIcon />
            {form.unreadable}
          </p>
        )}
        <ScopeFields {...props} />
        <ShowFields {...props} />
        <PeriodFields {...props} />
        <div className="edit-columns edit-ruled">
          <TextField
            label={form.titleLabel}
            value={draft.title}
            placeholder={name}
            longest={LONGEST_TITLE}
            onChange={(title) => set({ title })}
          />
          <RefreshField {...props} />
        </div>
        <SaveBar own={host.own !== null} problems={problems.size} saving={saving} />
      </form>
      <Preview config={config} />
    </div>
  );
};

const firstDraft = (host: Host, stored: StoredConfig, { projects, currency }: KpiOptions): Draft =>
  stored.kind === 'config' ? draftOf(stored.config, refreshIn(host.stored), projects, currency) : newDraft(projects);
