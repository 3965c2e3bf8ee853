import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { MoreIcon } from '../icons';

export type MenuItem = { readonly text: string; readonly run: () => void; readonly dangerous?: boolean };

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A ⋯ button with what can be done; arrows, Home, End and Escape work in it, and it gives the focus back. */
export const Menu = ({ label, items }: { label: string; items: readonly MenuItem[] }) => {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const leave = (event: Event) => {
      if (!(event.target instanceof Node && root.current?.contains(event.target) === true)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    // A click into a frame is told to that frame alone.
    addEventListener('blur', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      removeEventListener('blur', leave);
    };
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return setOpen(false);
    const all = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const to = nextOf(all, event.key);
    if (to === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    if (to === undefined) close();
    else to.focus();
  };
  return (
    <div ref={root} className="menu-root">
      <button
        ref={button}
        type="button"
        className="icon-button gadget-more"
        aria-label={label}
        title="More"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <MoreIcon />
      </button>
      {open && (
        <div className="menu" role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
          {items.map(({ text, run, dangerous = false }) => (
            <button
              key={text}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={dangerous ? 'menu-item danger' : 'menu-item'}
              onClick={() => {
                close();
                run();
              }}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
};

const nextOf = (all: readonly HTMLElement[], key: string): HTMLElement | undefined => {
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  const step = STEPS[key];
  return step === undefined
    ? undefined
    : (all[(all.indexOf(document.activeElement as HTMLElement) + step) % all.length] ?? all.at(-1));
};
