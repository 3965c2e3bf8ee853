import type { Candidate, Suggestions, VetoShown } from '../../../contract/suggestion';
import type { Fact } from '../../../domain/suggestion/facts';
import type { Format } from '../../shared/format';
import { isOver } from '../windows';
import { tiedTo } from './experience-words';
import { cardWords } from './messages';
import { ranks } from './suggesting';
import { whyWords } from './why-messages';

export type Against = {
  readonly suggestions: Suggestions;
  /** Seconds; null = unknown. */
  readonly remaining: number | null;
  /** The last day of the panel's window. */
  readonly until: string;
  readonly best: Candidate | null;
  readonly nameOf: (accountId: string) => string;
  readonly format: Format;
};

/** In a list of many as much as makes the point. */
const MOST_OF_MANY = 2;

/** Why somebody is not the best fit: all of their vetoes, or what speaks against them. */
export const whyNotWords = (candidate: Candidate, against: Against, alone: boolean): string[] => {
  const { leftOut, mode } = against.suggestions;
  const { accountId, firstIfDue } = candidate;
  const vetoes = leftOut.find((one) => one.accountId === accountId)?.vetoes ?? [];
  const says = vetoes.length > 0 ? vetoWords(candidate, vetoes, against) : againstWords(candidate, against);
  if (!alone) return vetoes.length > 0 ? says : says.slice(0, MOST_OF_MANY);
  if (firstIfDue === null || !ranks(mode)) return says;
  const due = against.format.day(firstIfDue.due);
  return [...says, whyWords.wouldRankFirst(against.nameOf(accountId), due, firstIfDue.days)];
};

/** Every reason why somebody is left out. */
export const vetoWords = (candidate: Candidate, vetoes: readonly VetoShown[], against: Against): string[] =>
  vetoes.map((veto) => vetoWord(candidate, veto, against));

const vetoWord = ({ expertise }: Candidate, veto: VetoShown, { suggestions, format }: Against): string => {
  if (veto.kind === 'away-through-due')
    return whyWords.away(suggestions.due === null ? null : format.day(suggestions.due), format.day(veto.back));
  if (veto.kind !== 'lacks-skill') return whyWords[veto.kind];
  const level = suggestions.needed.find(({ skill }) => skill === veto.skill)?.level;
  const has = expertise.find(({ skill }) => skill === veto.skill);
  const lacks = whyWords.lacks(level === undefined ? veto.name : `${veto.name} ${level}`);
  if (has?.declared !== true) return `${lacks} ${whyWords.noneDeclared}`;
  return has.level === null ? lacks : `${lacks} ${whyWords.declaredAt(has.level)}`;
};

/** What speaks against somebody who is not left out, from their own three parts and, where people are ranked, the best one's. */
export const againstWords = (candidate: Candidate, against: Against): string[] => {
  const { best, suggestions, nameOf } = against;
  if (best?.accountId === candidate.accountId) return [whyWords.fits];
  const found = [
    ...timeWords(candidate, against),
    ...(best === null || !ranks(suggestions.mode) ? [] : componentWords(candidate, best, against)),
    ...skillWords(candidate, suggestions),
  ];
  if (found.length > 0) return found;
  return [best === null ? whyWords.nothing : whyWords.othersFit(nameOf(best.accountId))];
};

const timeWords = ({ capacity, experience }: Candidate, { remaining, until, suggestions, format }: Against) => {
  const { free, couldFinishBy, lateByDays } = capacity;
  const known = remaining !== null && remaining > 0;
  const most = experience.find(isComponent);
  const where = most === undefined ? null : tiedTo(most, suggestions.words);
  const resolved =
    most === undefined || where === null ? null : cardWords.resolvedIn(most.issues, where, format.monthOf(most.since));
  const day = couldFinishBy === null ? null : format.day(couldFinishBy);
  return [
    ...(known && day === null ? [cardWords.never] : []),
    ...(day === null || lateByDays === null
      ? []
      : [resolved === null ? whyWords.finish(day, lateByDays) : whyWords.resolvedBut(resolved, day, lateByDays)]),
    ...(isOver(free)
      ? [cardWords.overBy(format.hours(-free), format.day(until))]
      : known && free < remaining
        ? [whyWords.freeOf(format.hours(Math.max(0, free)), format.hours(remaining))]
        : []),
  ];
};

/** In the component where the best one resolved most. Facts are complete: who has none of a component resolved nothing there. */
const componentWords = (candidate: Candidate, best: Candidate, { suggestions, nameOf }: Against): string[] => {
  const theirs = best.experience.filter(isComponent).sort((a, b) => b.issues - a.issues)[0];
  const where = theirs === undefined ? null : tiedTo(theirs, suggestions.words);
  if (theirs === undefined || where === null) return [];
  const own = candidate.experience.filter(isComponent).find(({ ref }) => ref === theirs.ref);
  if (own === undefined) return [whyWords.none(where)];
  return own.issues < theirs.issues ? [whyWords.fewer(own.issues, where, nameOf(best.accountId))] : [];
};

type Component = Extract<Fact, { kind: 'component' | 'label' | 'type' | 'reporter' }>;
const isComponent = (fact: Fact): fact is Component => fact.kind === 'component';

const skillWords = ({ expertise }: Candidate, { needed }: Suggestions): string[] => {
  const named = (of: Candidate['expertise']) =>
    needed.filter(({ skill }) => of.some((one) => one.skill === skill)).map(({ name }) => name);
  const missing = named(expertise.filter(({ declared }) => !declared));
  const below = named(expertise.filter(({ declared, enough }) => declared && !enough));
  return [
    ...(missing.length === 0 ? [] : [whyWords.notDeclared(missing)]),
    ...(below.length === 0 ? [] : [whyWords.below(below)]),
  ];
};
