import type { IssueWords } from '../../../contract/suggestion';
import type { IssueId } from '../../../domain/capacity/types';
import type { Fact } from '../../../domain/suggestion/facts';
import type { Format } from '../../shared/format';
import { cardWords } from './messages';

/** What somebody resolved, in words. `alike`: keys that follow the sentence, of issues that the viewer may browse. */
export type ExperienceWords = {
  readonly resolved: string | null;
  readonly alike: readonly string[];
  readonly more: readonly string[];
};

type Counted = Extract<Fact, { issues: number; since: unknown }>;
type Tied = Exclude<Counted, { kind: 'resolved' }>;

/** Sentences beside the first one and its evidence. */
const MOST_MORE = 2;

/** Facts come with what is most telling first; the first count leads, and what is like the issue stands behind it. */
export const experienceWords = (
  experience: readonly Fact[],
  { words, keys, format }: { words: IssueWords; keys: ReadonlyMap<IssueId, string>; format: Format },
): ExperienceWords => {
  const said = experience.map((fact) => sentence(fact, words, format));
  const first = experience.findIndex((fact, at) => 'since' in fact && said[at] !== null);
  const nearest = experience.flatMap((fact) => (fact.kind === 'alike' ? fact.nearest : []));
  const rest = said.filter((text, at) => text !== null && at !== first && text !== said[first]);
  return {
    resolved: first < 0 ? null : (said[first] ?? null),
    alike: nearest.flatMap((id) => keys.get(id) ?? []),
    more: [...new Set(rest)].flatMap((text) => (text === null ? [] : [stopped(text)])).slice(0, MOST_MORE),
  };
};

const stopped = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** Null = nothing that this viewer can be told in words: the issue on screen names what the fact is about. */
const sentence = (fact: Fact, words: IssueWords, format: Format): string | null => {
  switch (fact.kind) {
    case 'alike':
      return null;
    case 'words':
      return cardWords.usesWords(fact.terms);
    case 'is-reporter':
      return cardWords.reported;
    case 'last-in-component':
      return cardWords.lastIn(fact.place, inComponents(words), format.dayOf(fact.last));
    case 'resolved':
      return resolved(fact, cardWords.inProject, format);
    default: {
      const what = tiedTo(fact, words);
      return what === null ? null : resolved(fact, what, format);
    }
  }
};

const resolved = ({ issues, since }: Counted, what: string, format: Format): string =>
  cardWords.resolvedIn(issues, what, format.monthOf(since));

const inComponents = ({ components: [only, second] }: IssueWords): string =>
  only !== undefined && second === undefined ? cardWords.in(only.name).trim() : cardWords.oneOfComponents;

/** ` in Packaging`; null where the issue on screen has nothing of that name. */
export const tiedTo = ({ kind, ref }: Pick<Tied, 'kind' | 'ref'>, words: IssueWords): string | null => {
  if (kind === 'reporter') return cardWords.forReporter;
  if (kind === 'type') return cardWords.ofType(words.type);
  const named = (kind === 'component' ? words.components : words.labels).find((one) => one.ref === ref);
  if (named === undefined) return null;
  return kind === 'component' ? cardWords.in(named.name) : cardWords.labelled(named.name);
};
