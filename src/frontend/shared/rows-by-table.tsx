import { useFormat } from './site';

type Props = {
  /** Titles of the columns. */
  readonly table: string;
  readonly rows: string;
  readonly counts: readonly { readonly table: string; readonly rows: number }[];
};

/** How many rows of each table there are. */
export const RowsByTable = ({ table, rows, counts }: Props) => {
  const format = useFormat();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{table}</th>
          <th scope="col">{rows}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map((one) => (
          <tr key={one.table}>
            <th scope="row">{one.table}</th>
            <td>{format.number(one.rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
