import { useMutation } from '@tanstack/react-query';
import type { Personal } from '../../contract/personal';
import type { KnownTable } from '../../contract/privacy';
import { backend, unwrap } from '../shared/backend';
import { download, fileName } from '../shared/download';
import type { Format } from '../shared/format';
import { RowsByTable } from '../shared/rows-by-table';
import { useFormat } from '../shared/site';
import { Failed } from '../shared/states';
import { personalWords as say } from './messages';

const MOST_PAGES = 100;
/** Of a long category the first ones are shown; the file has them all. */
const MOST_SHOWN = 20;

/** What is known of the caller: counts of every table, values once they ask for them, and all of it as a file. */
export const Known = ({ known }: Pick<Personal, 'known'>) => {
  const values = useMutation({ mutationFn: allOwn });
  const save = () => {
    const text = JSON.stringify({ rows: known, values: values.data }, null, 2);
    download(fileName(say.known, 'json'), new Blob([text], { type: 'application/json' }));
  };
  return (
    <section className="stack" aria-label={say.known}>
      <h2>{say.known}</h2>
      <p className="subtle">{known.length === 0 ? say.nothingKnown : say.knownText}</p>
      {known.length > 0 && (
        <div className="row row-wrap">
          <button type="button" className="button" disabled={values.isPending} onClick={() => values.mutate()}>
            {values.isPending ? say.readingValues : say.showValues}
          </button>
          {values.isSuccess && (
            <button type="button" className="button" onClick={save}>
              {say.saveValues}
            </button>
          )}
        </div>
      )}
      {values.isError && <Failed error={values.error} onRetry={() => values.mutate()} />}
      {values.data?.map((table) => (
        <Category key={table.table} {...table} />
      ))}
      {known.length > 0 && (
        <details>
          <summary>{say.everyTable}</summary>
          <RowsByTable table={say.table} rows={say.rows} counts={known} />
        </details>
      )}
    </section>
  );
};

/** Every page of every category. */
const allOwn = async (): Promise<readonly KnownTable[]> => {
  const found = new Map<string, KnownTable>();
  for (let page = 0; page < MOST_PAGES; page++) {
    const { tables, more } = unwrap(await backend('exportOwn', { page }));
    for (const one of tables)
      found.set(one.table, { ...one, rows: [...(found.get(one.table)?.rows ?? []), ...one.rows] });
    if (!more) break;
  }
  return [...found.values()];
};

const Category = ({ table, rows, total }: KnownTable) => {
  const format = useFormat();
  const columns = Object.keys(rows[0] ?? {});
  return (
    <section className="stack-tight" aria-label={say.categories[table] ?? table}>
      <h3>{say.categories[table] ?? table}</h3>
      <div className="own-values">
        <table className="plain">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {say.columns[column] ?? column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_SHOWN).map((row) => (
              <tr key={JSON.stringify(row)}>
                {columns.map((column) => (
                  <td key={column}>{valueWords(column, row[column] ?? null, format)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > MOST_SHOWN && <p className="small subtle">{say.firstOf(MOST_SHOWN, format.number(total))}</p>}
    </section>
  );
};

/** Seconds as hours, instants as moments, all else as it is kept. */
const valueWords = (column: string, value: string | number | null, format: Format): string => {
  if (value === null) return say.nothing;
  const number = Number(value);
  if (/_s$/.test(column)) return `${format.number(number / 3600)} h`;
  if (/_at$/.test(column)) return format.moment(number);
  if (column === 'allocation' || column === 'reserve') return format.percent(number);
  if (column === 'week') return weekWords(String(value), format);
  return String(value);
};

const weekWords = (text: string, format: Format): string =>
  text
    .split(/[\s,]+/)
    .map((seconds) => format.number(Number(seconds) / 3600))
    .join(' · ');
