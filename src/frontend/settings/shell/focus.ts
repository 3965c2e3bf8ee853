const PATIENCE_MS = 10_000;

/** Focuses what `find` finds in a place, now or as soon as it is there; a later call takes the place of an earlier one. */
export const focusWhenThere = (place: HTMLElement, find: (place: HTMLElement) => HTMLElement | null): (() => void) => {
  const settle = (): boolean => {
    const found = find(place);
    if (found === null) return false;
    if (!found.matches('input, select, textarea, button, a[href], summary, [tabindex]')) found.tabIndex = -1;
    found.scrollIntoView({ block: found.tagName === 'H1' ? 'nearest' : 'center' });
    found.focus({ preventScroll: true });
    return true;
  };
  if (settle()) return () => {};
  const observer = new MutationObserver(() => settle() && stop());
  observer.observe(place, { childList: true, subtree: true });
  const late = setTimeout(() => stop(), PATIENCE_MS);
  const stop = () => {
    observer.disconnect();
    clearTimeout(late);
  };
  return stop;
};

export const heading = (place: HTMLElement): HTMLElement | null => place.querySelector('h1');

const NAMED = 'label, legend, summary, button, h2, h3, th, [aria-label]';

/** What the page calls by these words: the control of a label, else what bears them. */
export const fieldNamed =
  (words: string) =>
  (place: HTMLElement): HTMLElement | null => {
    const begins = (text: string | null) => text?.trim().toLowerCase().startsWith(words.toLowerCase()) ?? false;
    const found = [...place.querySelectorAll<HTMLElement>(NAMED)].find(
      (one) => begins(one.getAttribute('aria-label')) || begins(one.textContent),
    );
    return found instanceof HTMLLabelElement ? ((found.control as HTMLElement | null) ?? found) : (found ?? null);
  };

/** The first control of the table's row that has these words; where no row has them, the heading, once the rows are there. */
export const rowWith =
  (words: string) =>
  (place: HTMLElement): HTMLElement | null => {
    const wanted = words.trim().toLowerCase();
    const row = [...place.querySelectorAll<HTMLElement>('tbody tr')].find((one) =>
      one.querySelector('th')?.textContent?.toLowerCase().includes(wanted),
    );
    if (row !== undefined) return row.querySelector<HTMLElement>('input, select, button') ?? row;
    return place.querySelector('form') === null ? null : heading(place);
  };
