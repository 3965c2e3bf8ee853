import type { ReactNode } from 'react';

type Props = {
  readonly titles: readonly string[];
  /** A last column without a title, for what can be done with a row. */
  readonly acts?: boolean;
  /** Columns after these, with heads of their own. */
  readonly children?: ReactNode;
};

/** The head of a table: what its columns are called. */
export const TableHead = ({ titles, acts = false, children }: Props) => (
  <thead>
    <tr>
      {titles.map((title) => (
        <th key={title} scope="col">
          {title}
        </th>
      ))}
      {children}
      {acts && <td />}
    </tr>
  </thead>
);
