/** What is wrong with a calendar file, and in which line; nothing of its text is told. */
export type IcsProblem = {
  readonly line: number;
  readonly kind: 'no-calendar' | 'not-closed' | 'unreadable' | 'no-start' | 'backwards' | 'too-many' | 'too-often';
};

/** A component of a calendar file as it stands there, with the line in which it begins. */
export type IcsBlock = { readonly name: string; readonly line: number; readonly text: string };

/** Most events that are read. */
const MOST_EVENTS = 10_000;

/** Cuts a file into its events and time zones, so that what is wrong with one can be told by its line. */
export const icsBlocks = (
  text: string,
): { readonly blocks: readonly IcsBlock[]; readonly problems: readonly IcsProblem[] } => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const blocks: IcsBlock[] = [];
  const open: { name: string; line: number }[] = [];
  let calendars = 0;
  for (const [at, line] of lines.entries()) {
    const begin = /^BEGIN:([\w-]+)\s*$/i.exec(line)?.[1]?.toUpperCase();
    if (begin !== undefined) open.push({ name: begin, line: at + 1 });
    const end = /^END:([\w-]+)\s*$/i.exec(line)?.[1]?.toUpperCase();
    if (end === undefined) continue;
    const last = open.pop();
    if (last?.name !== end) return { blocks: [], problems: [{ line: last?.line ?? at + 1, kind: 'not-closed' }] };
    if (end === 'VCALENDAR') calendars += 1;
    // Components within an event, such as its alarms, are part of it.
    if (open.length === 1) blocks.push({ ...last, text: lines.slice(last.line - 1, at + 1).join('\r\n') });
  }
  const [unclosed] = open;
  if (unclosed !== undefined) return { blocks: [], problems: [{ line: unclosed.line, kind: 'not-closed' }] };
  if (calendars === 0) return { blocks: [], problems: [{ line: 1, kind: 'no-calendar' }] };
  const events = blocks.filter(({ name }) => name === 'VEVENT');
  const beyond = events[MOST_EVENTS];
  return { blocks, problems: beyond === undefined ? [] : [{ line: beyond.line, kind: 'too-many' }] };
};
