/** Who has which issues, as linked lists: an issue moves from one to another at the price of a few numbers. */
export type Members = {
  readonly add: (list: number, issue: number) => void;
  readonly remove: (list: number, issue: number) => void;
  /** Puts all issues of a list at the end of an array. */
  readonly collect: (list: number, into: number[]) => void;
};

const END = -1;

export const membersOf = (lists: number, issues: number): Members => {
  const head = new Int32Array(lists).fill(END);
  const next = new Int32Array(issues).fill(END);
  const before = new Int32Array(issues).fill(END);
  const add = (list: number, issue: number) => {
    const first = head[list] ?? END;
    next[issue] = first;
    before[issue] = END;
    if (first !== END) before[first] = issue;
    head[list] = issue;
  };
  const remove = (list: number, issue: number) => {
    const [after, previous] = [next[issue] ?? END, before[issue] ?? END];
    if (previous === END) head[list] = after;
    else next[previous] = after;
    if (after !== END) before[after] = previous;
  };
  const collect = (list: number, into: number[]) => {
    for (let issue = head[list] ?? END; issue !== END; issue = next[issue] ?? END) into.push(issue);
  };
  return { add, remove, collect };
};
