/** Cost of a pair that must not be. */
export const NEVER = 1e6;

/** Matches every row with a column of its own so that the sum of costs is least. */
export type Matching = {
  /** Row-major; the caller fills rows × columns of it, then calls `solve`. */
  readonly costs: Float64Array;
  /** The column of each row, after `solve`. Needs at least as many columns as rows. */
  readonly columnOf: Int32Array;
  readonly solve: (rows: number, columns: number) => void;
};

const FREE = -1;

type Table = ReturnType<typeof tableFor>;

const tableFor = (maxRows: number, maxColumns: number) => ({
  costs: new Float64Array(maxRows * maxColumns),
  columnOf: new Int32Array(maxRows),
  rowOf: new Int32Array(maxColumns),
  rowPrice: new Float64Array(maxRows),
  columnPrice: new Float64Array(maxColumns),
  /** Of the paths from the row that is being placed: their lengths, the row before each column, and which are final. */
  length: new Float64Array(maxColumns),
  cameFrom: new Int32Array(maxColumns),
  done: new Uint8Array(maxColumns),
});

/** Shortest augmenting paths over reduced costs, with all arrays made once for the largest size. */
export const matchingFor = (maxRows: number, maxColumns: number): Matching => {
  const table = tableFor(maxRows, maxColumns);
  const { costs, columnOf, rowOf, columnPrice } = table;
  const solve = (rows: number, columns: number) => {
    columnPrice.fill(0, 0, columns);
    rowOf.fill(FREE, 0, columns);
    columnOf.fill(FREE, 0, rows);
    for (let row = 0; row < rows; row++) takeCheapest(table, row, columns);
    for (let row = 0; row < rows; row++) if (columnOf[row] === FREE) place(table, row, columns);
  };
  return { costs, columnOf, solve };
};

/** Most rows get their cheapest column without a search. */
const takeCheapest = ({ costs, columnOf, rowOf, rowPrice }: Table, row: number, columns: number) => {
  const at = row * columns;
  let [least, cheapest] = [costs[at] ?? 0, 0];
  for (let column = 1; column < columns; column++) {
    const cost = costs[at + column] ?? 0;
    if (cost >= least && (cost > least || rowOf[cheapest] === FREE)) continue;
    least = cost;
    cheapest = column;
  }
  rowPrice[row] = least;
  if (rowOf[cheapest] !== FREE) return;
  rowOf[cheapest] = row;
  columnOf[row] = cheapest;
};

const place = (table: Table, start: number, columns: number) => {
  table.length.fill(Number.POSITIVE_INFINITY, 0, columns);
  table.done.fill(0, 0, columns);
  let row = start;
  let column = FREE;
  let way = 0;
  while (row !== FREE) {
    if (column !== FREE) table.done[column] = 1;
    column = nearest(table, row, columns, way);
    way = table.length[column] ?? 0;
    row = table.rowOf[column] ?? FREE;
  }
  reprice(table, start, columns, way);
  augment(table, start, column);
};

/** Shortens the paths by way of a row; answers the nearest column that is not final. */
const nearest = (table: Table, row: number, columns: number, way: number): number => {
  const { costs, columnPrice, length, cameFrom, done } = table;
  const base = way - (table.rowPrice[row] ?? 0);
  const at = row * columns;
  let found = FREE;
  let least = Number.POSITIVE_INFINITY;
  for (let column = 0; column < columns; column++) {
    if (done[column] === 1) continue;
    const through = base + (costs[at + column] ?? 0) - (columnPrice[column] ?? 0);
    let path = length[column] ?? 0;
    if (through < path) {
      path = through;
      length[column] = through;
      cameFrom[column] = row;
    }
    if (path < least) {
      least = path;
      found = column;
    }
  }
  return found;
};

const reprice = (
  { rowOf, rowPrice, columnPrice, length, done }: Table,
  start: number,
  columns: number,
  way: number,
) => {
  rowPrice[start] = (rowPrice[start] ?? 0) + way;
  for (let column = 0; column < columns; column++) {
    if (done[column] !== 1) continue;
    const saved = way - (length[column] ?? 0);
    const row = rowOf[column] ?? 0;
    columnPrice[column] = (columnPrice[column] ?? 0) - saved;
    rowPrice[row] = (rowPrice[row] ?? 0) + saved;
  }
};

const augment = ({ columnOf, rowOf, cameFrom }: Table, start: number, end: number) => {
  let [column, row] = [end, FREE];
  while (row !== start) {
    row = cameFrom[column] ?? start;
    const before = columnOf[row] ?? FREE;
    rowOf[column] = row;
    columnOf[row] = column;
    column = before;
  }
};
