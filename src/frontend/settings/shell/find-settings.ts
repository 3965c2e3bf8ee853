import type { SearchWords } from './search-words';

export type Findable = { readonly key: string; readonly name: string };
/** A section, or a field of one; `at` = what the page is searched for, `row` = the row of a table that has it. */
export type FoundSetting = {
  readonly section: Findable;
  readonly label: string | null;
  readonly at: string | null;
  readonly row?: boolean;
};

const MOST = 8;

const plain = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');

/**
 * Settings in which every typed word occurs, in the label, the name of the section, or in other words for it. Labels that
 * begin with what was typed come first, then sections; the rest stays in the order of the navigation.
 */
export const findSettings = (
  typed: string,
  sections: readonly Findable[],
  fields: readonly SearchWords[],
): readonly FoundSetting[] => {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const all = sections.flatMap((section): Ranked[] => [
    { section, label: null, at: null, text: plain(section.name) },
    ...fields
      .filter((field) => field.section === section.key)
      .map(({ label, also = '', at = label }) => ({
        ...{ section, label, at },
        text: plain(`${label} ${section.name} ${also}`),
      })),
  ]);
  const rank = ({ label, text }: Ranked): number =>
    text.startsWith(words.join(' ')) ? 0 : words.every((word) => plain(label ?? text).includes(word)) ? 1 : 2;
  return all
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map((one, turn) => ({ ...one, turn, place: rank(one) }))
    .sort((a, b) => a.place - b.place || a.turn - b.turn)
    .slice(0, MOST)
    .map(({ section, label, at }) => ({ section, label, at }));
};

type Ranked = FoundSetting & { readonly text: string };
