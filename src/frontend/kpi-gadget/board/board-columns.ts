/** Narrowest that a figure is read well at, in rem: with larger text there are fewer columns. */
const NARROWEST = 14.5;

/** Columns of a board: as many as there is room for, and no more than leave its last row nearly full. */
export const boardColumns = (cards: number, rem: number): number => {
  const most = Math.max(1, Math.min(cards, Math.floor(rem / NARROWEST)));
  const rows = Math.ceil(cards / most);
  return Math.ceil(cards / rows);
};
