import type { Adf } from './api';

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayWithYear = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

const plain = (text: string) => text.replace(',', '');

/** `Fri 4 Dec`, with the year when it is not this one. */
export const dayText = (date: string, today: string): string =>
  plain((date.slice(0, 4) === today.slice(0, 4) ? day : dayWithYear).format(new Date(`${date}T00:00:00Z`)));

export const momentText = (iso: string): string =>
  plain(
    new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date(iso)),
  );

export const clockText = (at: number): string =>
  plain(
    new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at),
  );

/** Whole hours and minutes, such as `3 h 30 m`; `unestimated` is said by the caller. */
export const hoursText = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} m`;
};

/** Jira's own way to write a duration, for input fields: `3h 30m`. */
export const durationText = (seconds: number | null): string => {
  if (seconds === null) return '';
  const minutes = Math.round(seconds / 60);
  return [
    Math.floor(minutes / 60) > 0 ? `${Math.floor(minutes / 60)}h` : '',
    minutes % 60 > 0 || minutes === 0 ? `${minutes % 60}m` : '',
  ]
    .filter(Boolean)
    .join(' ');
};

/** What is wrong with a typed duration, in words; null = Jira will understand it. */
export const durationProblem = (text: string): string | null =>
  text
    .trim()
    .split(/\s+|(?<=[wdhm])(?=\d)/i)
    .every((part) => /^\d{1,6}(\.\d{1,4})?[wdhm]?$/i.test(part))
    ? null
    : 'Write a duration such as 3h 30m, 2d or 45m.';

/** The text of a document in Atlassian's format, a line for each paragraph, list item and line break. */
export const adfText = (doc: Adf | null): string[] =>
  (doc?.content ?? []).flatMap((node) =>
    node.content?.some(({ content, type }) => content !== undefined || type === 'paragraph')
      ? adfText(node)
      : inline(node).split('\n'),
  );

const inline = ({ type, text, attrs, content = [] }: Adf): string =>
  type === 'hardBreak' ? '\n' : (text ?? attrs?.text ?? content.map(inline).join(''));

export const toAdf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] })),
});
