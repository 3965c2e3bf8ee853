import { type CSSProperties, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LevelWords } from '../../../../domain/suggestion/level-words';
import type { SkillLevel } from '../../../../domain/suggestion/skills';
import { CheckIcon } from '../../../shared/icons';
import { LEVELS, skillWords as say } from '../messages';
import type { Cell } from './model';

type Props = {
  readonly title: string;
  readonly anchor: HTMLElement | null;
  readonly cell: Cell;
  readonly levels: LevelWords;
  readonly onLevel: (level: SkillLevel | null) => void;
  readonly onWish: () => void;
  readonly onClose: () => void;
};

const CHOICES: readonly (SkillLevel | null)[] = [null, ...LEVELS];

/** Levels in words, and the wish to learn, under the cell that they are about. */
export const LevelMenu = ({ title, anchor, cell, levels, onLevel, onWish, onClose }: Props) => {
  const menu = useRef<HTMLDivElement>(null);
  const place = usePlace(menu, anchor);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    const chosen = menu.current?.querySelector<HTMLElement>('[role=menuitemradio][aria-checked=true]');
    chosen?.focus({ preventScroll: true });
    const outside = (event: PointerEvent) => {
      if (!menu.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);
  const press = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (/^[0-5]$/.test(event.key)) onLevel(CHOICES[Number(event.key)] ?? null);
    else if (event.key.toLowerCase() === 'w') onWish();
    else if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={menu} role="menu" tabIndex={-1} aria-label={title} className="level-menu" style={place} onKeyDown={press}>
      <p className="small subtle level-menu-title" aria-hidden="true">
        {title}
      </p>
      {CHOICES.map((level) => (
        <button
          key={level ?? 0}
          type="button"
          role="menuitemradio"
          aria-checked={cell.level === level}
          tabIndex={-1}
          className="level-choice"
          onClick={() => onLevel(level)}
        >
          <kbd>{level ?? 0}</kbd>
          <span className="grow">{level === null ? say.noneDeclared : levels[level - 1]}</span>
          {cell.level === level && <CheckIcon />}
        </button>
      ))}
      <hr />
      <button
        type="button"
        role="menuitemcheckbox"
        aria-checked={cell.wants}
        tabIndex={-1}
        className="level-choice"
        onClick={onWish}
      >
        <kbd>W</kbd>
        <span className="grow">{say.wantsToLearn}</span>
        <span className="toggle" />
      </button>
    </div>
  );
};

/** Under the cell, above it where there is no room below, and never beyond the grid's sides. */
const usePlace = (menu: { readonly current: HTMLElement | null }, anchor: HTMLElement | null): CSSProperties => {
  const [place, setPlace] = useState<CSSProperties>({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const [own, box] = [menu.current, menu.current?.offsetParent];
    if (own === null || own === undefined || !(box instanceof HTMLElement) || anchor === null) return;
    const [cell, around] = [anchor.getBoundingClientRect(), box.getBoundingClientRect()];
    const left = Math.max(0, Math.min(cell.left - around.left + 8, around.width - own.offsetWidth));
    const below = cell.bottom + own.offsetHeight + 8 < window.innerHeight;
    const top = below ? cell.bottom - around.top + 4 : cell.top - around.top - own.offsetHeight - 4;
    setPlace({ left, top: Math.max(-around.top + 4, top) });
  }, [menu, anchor]);
  return place;
};
