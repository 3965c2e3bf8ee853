import { useFormat } from './site';

type Count = { readonly table: string; readonly rows: number };
type Props<Row extends Count> = {
  /** Titles of the columns. */
  readonly table: string;
  readonly rows: string;
  readonly counts: readonly Row[];
  /** One more column. */
  readonly more?: { readonly title: string; readonly of: (row: Row) => string };
};

/** How many rows of each table there are. */
export const RowsByTable = <Row extends Count>({ table, rows, counts, more }: Props<Row>) => {
  const format = useFormat();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{table}</th>
          <th scope="col">{rows}</th>
          {more !== undefined && <th scope="col">{more.title}</th>}
        </tr>
      </thead>
      <tbody>
        {counts.map((one) => (
          <tr key={one.table}>
            <th scope="row">{one.table}</th>
            <td>{format.number(one.rows)}</td>
            {more !== undefined && <td>{more.of(one)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
