import { useId } from 'react';
import type { KpiChart } from '../../../contract/kpi';
import { CATALOGUE } from '../../../domain/kpi/catalogue';
import { BoardList } from './board-list';
import type { AskKind, Draft, HistogramKpi } from './draft';
import { Field, SelectField, TextField } from './field';
import type { FormProps } from './form-props';
import { KpiSelect, kpiHint } from './kpi-select';
import { chartWords, form } from './messages';
import { TargetFields } from './target-fields';

const SHOWS = ['kpi', 'board', 'chart'] as const;

/** One KPI, a board, or a chart; and what each of them has to know. */
export const ShowFields = (props: FormProps) => {
  const { draft, set } = props;
  return (
    <>
      <Switch show={draft.show} onShow={(show) => set({ show })} />
      {draft.show === 'kpi' && <OneKpi {...props} />}
      {draft.show === 'board' && <BoardList {...props} />}
      {draft.show === 'chart' && <ChartFields {...props} />}
    </>
  );
};

const Switch = ({ show, onShow }: { show: Draft['show']; onShow: (show: Draft['show']) => void }) => {
  const name = useId();
  return (
    <fieldset className="edit-group">
      <legend>{form.show}</legend>
      <div className="edit-switch">
        {SHOWS.map((one) => (
          <label key={one} className={one === show ? 'edit-switch-on' : undefined}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              checked={one === show}
              onChange={() => onShow(one)}
            />
            {form.shows[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const OneKpi = (props: FormProps) => (
  <>
    <KpiField {...props} />
    <fieldset className="edit-group edit-ruled">
      <legend>{form.target}</legend>
      <TargetFields {...props} kpi={props.draft.kpi} />
    </fieldset>
  </>
);

const KpiField = ({ draft, set, options }: FormProps) => (
  <Field label={form.kpi} hint={kpiHint(draft.kpi, options.unset)}>
    {({ id, describedBy }) => (
      <KpiSelect
        id={id}
        describedBy={describedBy}
        value={draft.kpi}
        unset={options.unset}
        onChange={(kpi) => set({ kpi })}
      />
    )}
  </Field>
);

const CHARTS = Object.keys(chartWords) as KpiChart['kind'][];
const HISTOGRAMS: readonly HistogramKpi[] = ['cycleTime', 'leadTime', 'reviewDuration', 'firstProofTime'];

const ChartFields = (props: FormProps) => {
  const { draft, set } = props;
  return (
    <>
      <SelectField
        label={form.chart}
        value={draft.chart}
        choices={CHARTS.map((kind) => ({ value: kind, name: chartWords[kind] }))}
        onChange={(chart) => set({ chart: chart as KpiChart['kind'] })}
      />
      {draft.chart === 'trend' && <OneKpi {...props} />}
      {draft.chart === 'histogram' && (
        <SelectField
          label={form.kpi}
          value={draft.histogram}
          choices={HISTOGRAMS.map((kpi) => ({ value: kpi, name: CATALOGUE[kpi].name }))}
          onChange={(kpi) => set({ histogram: kpi as HistogramKpi })}
        />
      )}
      {draft.chart === 'throughput' && <AskFields {...props} />}
    </>
  );
};

const ASKS = ['open', 'when-done', 'how-many'] as const satisfies readonly AskKind[];

const AskFields = ({ draft, set, problems }: FormProps) => {
  const { ask } = draft;
  const problem = problems.get('ask');
  return (
    <div className="edit-columns">
      <SelectField
        label={form.forecast}
        value={ask.kind}
        choices={ASKS.map((kind) => ({ value: kind, name: form.asks[kind] }))}
        onChange={(kind) => set({ ask: { ...ask, kind: kind as AskKind } })}
      />
      {ask.kind === 'when-done' && (
        <TextField
          label={form.issues}
          value={ask.issues}
          numeric
          problem={problem}
          onChange={(issues) => set({ ask: { ...ask, issues } })}
        />
      )}
      {ask.kind === 'how-many' && (
        <TextField
          label={form.until}
          type="date"
          value={ask.until}
          problem={problem}
          onChange={(until) => set({ ask: { ...ask, until } })}
        />
      )}
    </div>
  );
};
