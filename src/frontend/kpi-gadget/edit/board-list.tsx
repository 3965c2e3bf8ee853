import { useEffect, useId, useRef, useState } from 'react';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import { CloseIcon, RefusedIcon } from '../../shared/icons';
import { MOST_KPIS } from '../config/gadget-config';
import { kpiTitle } from '../figures';
import { DownIcon, UpIcon } from '../icons';
import type { FormProps } from './form-props';
import { KpiSelect, kpiHint } from './kpi-select';
import { form } from './messages';
import { TargetFields } from './target-fields';

/** KPIs of a board in their order: moved by buttons or Alt with the arrow keys, each with a target of its own if wanted. */
export const BoardList = (props: FormProps) => {
  const { draft, set, options, problems } = props;
  const [told, setTold] = useState('');
  const moved = useRef<{ readonly kpi: KpiId; readonly by: number } | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const add = useId();
  const { kpis } = draft;
  useEffect(() => {
    // Rows change places: the focus stays on the button that moved one, or on its other where it has come to the end.
    if (moved.current === null) return;
    const { kpi, by } = moved.current;
    moved.current = null;
    const at = kpis.indexOf(kpi);
    const way = at + by < 0 || at + by >= kpis.length ? -by : by;
    list.current?.querySelector<HTMLElement>(`[data-row="${kpi}"] [data-by="${way}"]`)?.focus();
  }, [kpis]);
  const move = (kpi: KpiId, by: number) => {
    const next = movedBy(kpis, kpi, by);
    if (next === kpis) return;
    moved.current = { kpi, by };
    set({ kpis: next });
    setTold(form.moved(CATALOGUE[kpi].name, next.indexOf(kpi) + 1, next.length));
  };
  const problem = problems.get('kpis');
  return (
    <fieldset className="edit-group">
      <legend>{form.kpis}</legend>
      <ol ref={list} className="edit-kpis">
        {kpis.map((kpi, at) => (
          <li key={kpi} data-row={kpi}>
            <KpiRow
              {...props}
              kpi={kpi}
              first={at === 0}
              last={at === kpis.length - 1}
              onMove={(by) => move(kpi, by)}
            />
          </li>
        ))}
      </ol>
      {problem !== undefined && (
        <span className="edit-problem small">
          <RefusedIcon />
          {problem}
        </span>
      )}
      {kpis.length < MOST_KPIS && (
        <div className="edit-field">
          <label htmlFor={add}>{form.addKpi}</label>
          <KpiSelect
            id={add}
            value={null}
            unset={options.unset}
            without={kpis}
            onChange={(kpi) => set({ kpis: [...kpis, kpi] })}
          />
        </div>
      )}
      <span className="visually-hidden" role="status">
        {told}
      </span>
    </fieldset>
  );
};

/** The same list where the move leads nowhere. */
export const movedBy = (kpis: readonly KpiId[], kpi: KpiId, by: number): readonly KpiId[] => {
  const [from, to] = [kpis.indexOf(kpi), kpis.indexOf(kpi) + by];
  if (from < 0 || to < 0 || to >= kpis.length) return kpis;
  const rest = kpis.filter((one) => one !== kpi);
  return [...rest.slice(0, to), kpi, ...rest.slice(to)];
};

type RowProps = FormProps & {
  readonly kpi: KpiId;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: number) => void;
};

const KpiRow = (props: RowProps) => {
  const { kpi, first, last, onMove, draft, set, options } = props;
  const { name } = CATALOGUE[kpi];
  const own = draft.targets[kpi] !== undefined;
  const [open, setOpen] = useState(own);
  const move = (by: number, icon: React.ReactNode, label: string, possible: boolean) => (
    <button
      type="button"
      className="button button-quiet edit-icon"
      data-by={by}
      aria-label={label}
      aria-disabled={!possible}
      onClick={() => onMove(by)}
    >
      {icon}
    </button>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Alt and an arrow key do what the buttons do
    <div
      onKeyDown={(event) => {
        const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
        if (by === undefined) return;
        event.preventDefault();
        onMove(by);
      }}
    >
      <div className="edit-kpi">
        <span className="grow">
          <span className="block">{kpiTitle(kpi)}</span>
          <span className="small subtle">{kpiHint(kpi, options.unset)}</span>
        </span>
        <button
          type="button"
          className="button button-link small"
          aria-expanded={open}
          aria-label={`${form.target}: ${name}`}
          onClick={() => setOpen(!open)}
        >
          {own ? form.ownTarget : form.target}
        </button>
        <span className="row edit-icons">
          {move(-1, <UpIcon />, form.up(name), !first)}
          {move(1, <DownIcon />, form.down(name), !last)}
          <button
            type="button"
            className="button button-quiet edit-icon"
            aria-label={form.remove(name)}
            onClick={() => set({ kpis: draft.kpis.filter((one) => one !== kpi) })}
          >
            <CloseIcon />
          </button>
        </span>
      </div>
      {open && <TargetFields {...props} kpi={kpi} />}
    </div>
  );
};
