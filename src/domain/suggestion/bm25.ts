const K1 = 1.2;
const B = 0.75;

/** BM25's share of a term in one issue: tf·(k1+1) ÷ (tf + k1·(1 − b + b·length ÷ mean length)). Kept; idf comes when asked. */
export const termWeight = (count: number, length: number, meanLength: number): number =>
  (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / Math.max(1, meanLength)));

/** idf = ln(1 + (N − df + ½) ÷ (df + ½)) over the learned issues of the project. */
export const rarity = (issues: number, issuesWithTerm: number): number =>
  Math.log(1 + (Math.max(0, issues - issuesWithTerm) + 0.5) / (issuesWithTerm + 0.5));
