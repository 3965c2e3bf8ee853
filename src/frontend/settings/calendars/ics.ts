import ICAL from 'ical.js';
import type { AbsenceSetting } from '../../../contract';
import { endOfDay, instantOf, localDateAt } from '../../../domain/time';
import {
  addDays,
  dayNumber,
  dayOfNumber,
  type Instant,
  instant,
  localDate,
  type Zone,
  zone,
} from '../../../domain/units';
import { isZone } from '../../../domain/valid';
import { type IcsBlock, type IcsProblem, icsBlocks } from './ics-lines';
import { rangesOf } from './ranges';

/** What of a calendar file counts: days and how much of each is taken. Titles, places and people are never looked at. */
export type IcsFound = {
  readonly absences: readonly AbsenceSetting[];
  readonly problems: readonly IcsProblem[];
  readonly events: number;
  /** Events that say of themselves that their time is free, and those that were called off. */
  readonly free: number;
  readonly calledOff: number;
};

/** Days ahead that are read, today included. */
export const ICS_DAYS = 400;
/** Most times that one event comes again before what is read is over. */
const MOST_TURNS = 15_000;

type Window = { readonly from: string; readonly to: string; readonly zone: Zone };
type Span = { readonly from: Instant; readonly to: Instant };

/** Reads a calendar file for a person in whose zone days are counted, from today on. Runs in the browser alone. */
export const readIcs = (text: string, asked: { readonly zone: string; readonly today: string }): IcsFound => {
  const { blocks, problems } = icsBlocks(text);
  const window = {
    ...{ from: asked.today, zone: zone(asked.zone) },
    to: addDays(localDate(asked.today), ICS_DAYS - 1),
  };
  if (problems.length > 0) return { absences: [], problems, events: 0, free: 0, calledOff: 0 };
  const { events, problems: unread } = eventsOf(blocks);
  const days = new Set<string>();
  const spans: Span[] = [];
  const found: IcsProblem[] = [...unread];
  for (const { event, line } of events) {
    try {
      for (const taken of occurrences(event, window)) {
        if (typeof taken === 'string') days.add(taken);
        else spans.push(taken);
      }
    } catch (error) {
      found.push({ line, kind: error instanceof IcsTrouble ? error.kind : 'unreadable' });
    }
  }
  const all = events.map(({ event }) => event);
  return {
    absences: found.length > 0 ? [] : rangesOf(takenDays(days, spans, window)),
    problems: found.sort((a, b) => a.line - b.line),
    events: all.length,
    free: all.filter((event) => isFree(event) && !isCalledOff(event)).length,
    calledOff: all.filter(isCalledOff).length,
  };
};

class IcsTrouble extends Error {
  readonly kind: IcsProblem['kind'];
  constructor(kind: IcsProblem['kind']) {
    super(kind);
    this.kind = kind;
  }
}

type ReadEvent = { readonly event: ICAL.Event; readonly line: number };

/** Events with the changed turns of those that come again; time zones of the file stand beside them. */
const eventsOf = (blocks: readonly IcsBlock[]): { events: readonly ReadEvent[]; problems: readonly IcsProblem[] } => {
  const calendar = new ICAL.Component('vcalendar');
  const problems: IcsProblem[] = [];
  const read: ReadEvent[] = [];
  for (const { name, line, text } of [...blocks].sort(
    (a, b) => Number(a.name === 'VEVENT') - Number(b.name === 'VEVENT'),
  )) {
    if (name !== 'VEVENT' && name !== 'VTIMEZONE') continue;
    try {
      const component = new ICAL.Component(ICAL.parse(text));
      calendar.addSubcomponent(component);
      if (name === 'VEVENT')
        read.push({ event: new ICAL.Event(component, { strictExceptions: false, exceptions: [] }), line });
    } catch {
      problems.push({ line, kind: 'unreadable' });
    }
  }
  const masters = new Map(
    read.filter(({ event }) => !event.isRecurrenceException()).map(({ event }) => [event.uid, event]),
  );
  const events = read.filter(({ event }) => {
    const master = event.isRecurrenceException() ? masters.get(event.uid) : undefined;
    master?.relateException(event);
    return master === undefined;
  });
  return { events, problems };
};

const isCalledOff = ({ component }: ICAL.Event): boolean => said(component, 'status') === 'CANCELLED';
const isFree = ({ component }: ICAL.Event): boolean =>
  said(component, 'transp') === 'TRANSPARENT' || said(component, 'x-microsoft-cdo-busystatus') === 'FREE';
const said = (component: ICAL.Component, name: string): string =>
  String(component.getFirstPropertyValue(name) ?? '').toUpperCase();

/** Days that an event takes wholly, and spans of time, as far as they reach into the window. */
function* occurrences(event: ICAL.Event, window: Window): Generator<string | Span> {
  if (event.component.getFirstProperty('dtstart') === null) throw new IcsTrouble('no-start');
  if (!event.isRecurring()) {
    yield* taken(event, event.startDate, event.endDate, window);
    return;
  }
  const turns = event.iterator();
  const tooEarly = lastDayBefore(event, window);
  for (let n = 0; ; n++) {
    const next = turns.next() as ICAL.Time | undefined;
    if (!next || dayOf(next) > addDays(localDate(window.to), 1)) return;
    if (n >= MOST_TURNS) throw new IcsTrouble('too-often');
    if (dayOf(next) < tooEarly) continue;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    yield* taken(item, startDate, endDate, window);
  }
}

/** Turns that begin before this day are over before the window begins; any may have been moved where some were changed. */
const lastDayBefore = (event: ICAL.Event, { from }: Window): string => {
  const changed = Object.keys(event.exceptions).length > 0;
  return changed ? '' : addDays(localDate(from), -2 - Math.ceil(event.duration.toSeconds() / 86_400));
};

function* taken(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time, window: Window): Generator<string | Span> {
  for (const time of [start, end])
    if (Number.isNaN(dayNumber(localDate(dayOf(time))))) throw new IcsTrouble('unreadable');
  if (isFree(event) || isCalledOff(event)) return;
  if (start.isDate) yield* wholeDays(dayOf(start), dayOf(end), window);
  else yield* timeTaken({ from: instantAt(event, start, window.zone), to: instantAt(event, end, window.zone) }, window);
}

/** The day on which an all-day event ends is no part of it; one that ends on its first day takes that. */
function* wholeDays(first: string, last: string, window: Window): Generator<string> {
  if (last < first) throw new IcsTrouble('backwards');
  const until = Math.max(dayNumber(localDate(first)), dayNumber(localDate(last)) - 1);
  const begin = Math.max(dayNumber(localDate(first)), dayNumber(localDate(window.from)));
  for (let n = begin; n <= Math.min(until, dayNumber(localDate(window.to))); n++) yield dayOfNumber(n);
}

function* timeTaken(span: Span, window: Window): Generator<Span> {
  if (span.to < span.from) throw new IcsTrouble('backwards');
  const over = localDateAt(span.to, window.zone) < window.from || localDateAt(span.from, window.zone) > window.to;
  if (span.to > span.from && !over) yield span;
}

const dayOf = ({ year, month, day }: ICAL.Time): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** A time in a zone of the file, in one that the browser knows by name, or in the person's own where none is given. */
const instantAt = (event: ICAL.Event, time: ICAL.Time, own: Zone): Instant => {
  if (time.zone !== ICAL.Timezone.localTimezone) return instant(time.toUnixTime() * 1000);
  const named = String(event.component.getFirstProperty('dtstart')?.getFirstParameter('tzid') ?? '');
  const { year, month, day, hour, minute, second } = time;
  return instantOf({ year, month, day, hour, minute, second }, isZone(named) ? zone(named) : own);
};

/** Time that several events take at once counts once. */
const takenDays = (
  days: ReadonlySet<string>,
  spans: readonly Span[],
  window: Window,
): ReadonlyMap<string, number | null> => {
  const taken = new Map<string, number | null>();
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    for (let at = instant(Math.max(from, until)); at < to; ) {
      const day = localDateAt(at, window.zone);
      const end = instant(Math.min(to, endOfDay(day, window.zone)));
      if (day >= window.from && day <= window.to) taken.set(day, (taken.get(day) ?? 0) + Math.round((end - at) / 1000));
      at = end;
    }
    until = Math.max(until, to);
  }
  for (const day of days) taken.set(day, null);
  return new Map([...taken].map(([day, seconds]) => [day, seconds === null ? null : Math.min(seconds, 86_400)]));
};
