/** Rows that differ by their key: the first few, with the columns that do. */
export const differences = <Row extends object, Other extends object>(
  what: string,
  found: readonly Row[],
  expected: readonly Other[],
  key: (row: Row & Other) => string,
): string[] => {
  const ours = new Map(found.map((row) => [key(row as Row & Other), row]));
  const theirs = new Map(expected.map((row) => [key(row as Row & Other), row]));
  const said: string[] = [];
  for (const [name, row] of theirs) {
    const own = ours.get(name);
    if (!own) said.push(`${what} ${name} is missing`);
    else said.push(...columns(own, row).map((column) => `${what} ${name}.${column}`));
  }
  for (const name of ours.keys()) if (!theirs.has(name)) said.push(`${what} ${name} should not be there`);
  return said.length > MOST ? [...said.slice(0, MOST), `${what}: ${said.length - MOST} more`] : said;
};

const MOST = 6;

const columns = (a: object, b: object): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) => {
    const [own, other] = [a, b].map((row) => (row as Record<string, unknown>)[name]);
    if (own === other) return [];
    const [said, meant] = [JSON.stringify(own) ?? 'none', JSON.stringify(other) ?? 'none'];
    const from = Math.max(0, [...said].findIndex((sign, at) => sign !== meant[at]) - 60);
    return said === meant ? [] : [`${name}: ${cut(said, from)} instead of ${cut(meant, from)}`];
  });

/** Long texts from a little before the place where they differ. */
const cut = (text: string, from: number): string => {
  if (text.length <= 300) return text;
  return `${from > 0 ? '…' : ''}${text.slice(from, from + 300)}…`;
};
