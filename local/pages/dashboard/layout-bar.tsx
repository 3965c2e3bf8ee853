import { type FormEvent, useState } from 'react';
import { DeleteDashboard } from './delete-dashboard';
import type { Changing, Dashboard } from './use-dashboard';

const LAYOUTS = [
  { words: 'One column', spans: [12] },
  { words: 'Two columns', spans: [6, 6] },
  { words: 'Wide left', spans: [8, 4] },
  { words: 'Wide right', spans: [4, 8] },
] as const;

/** While a dashboard is laid out: its name, who sees it, and its columns. */
export const LayoutBar = ({ dashboard, change }: { dashboard: Dashboard } & Pick<Changing, 'change'>) => {
  const { name, description, shared, columns } = dashboard;
  const [typed, setTyped] = useState(name);
  const [seen, setSeen] = useState(shared);
  const [deleting, setDeleting] = useState(false);
  const now = columns.map(({ span }) => span).join();
  const details = (over: { name?: string; shared?: boolean }) =>
    change({ kind: 'details', name, description, shared, ...over });
  const share = async (wanted: boolean) => {
    setSeen(wanted);
    if ((await details({ shared: wanted })) === undefined) setSeen(!wanted);
  };
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== name) await details({ name: typed });
  };
  return (
    <div className="layout-bar">
      <form className="row" onSubmit={(event) => void rename(event)}>
        <input
          className="input layout-name"
          aria-label="Name of the dashboard"
          required
          maxLength={255}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={(event) => event.currentTarget.form?.requestSubmit()}
        />
      </form>
      <label className="row">
        <input type="checkbox" checked={seen} onChange={(event) => void share(event.target.checked)} />
        Everybody may see it
      </label>
      <fieldset className="layouts" aria-label="Columns">
        {LAYOUTS.map(({ words, spans }) => (
          <button
            key={words}
            type="button"
            className="layout-choice"
            aria-label={words}
            title={words}
            aria-pressed={spans.join() === now}
            onClick={() => void change({ kind: 'columns', spans })}
          >
            {spans.map((span, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is where it stands
              <span key={at} style={{ flexGrow: span }} />
            ))}
          </button>
        ))}
      </fieldset>
      <button type="button" className="text-button danger" onClick={() => setDeleting(true)}>
        Delete dashboard
      </button>
      {deleting && <DeleteDashboard dashboard={dashboard} onDone={() => setDeleting(false)} />}
    </div>
  );
};
