// biome-ignore-all lint/a11y/noRedundantRoles: where text is large, CSS lays rows out as a grid, and that takes their roles away
// biome-ignore-all lint/a11y/useSemanticElements: as above
import type { PanelMember } from '../../contract';
import type { Row } from './rows';
import { reasonWords } from './suggestion/reason-messages';

/** The first on the list of those who are not suggested; null = nobody, or another order. */
export const firstLeftOut = (rows: readonly Row[], leftOut: ReadonlyMap<string, string> | null): PanelMember | null =>
  rows.find(({ member }) => leftOut?.has(member.accountId))?.member ?? null;

/** Parts the list where those begin who are not suggested. */
export const GroupRow = ({ columns }: { columns: number }) => (
  <tr className="group-row" role="row">
    <th role="rowheader" scope="rowgroup" colSpan={columns}>
      {reasonWords.notSuggested}
    </th>
  </tr>
);
