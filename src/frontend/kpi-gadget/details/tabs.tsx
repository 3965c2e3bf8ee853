import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

export type Tab = { readonly id: string; readonly label: string; readonly content: ReactNode };

/** Tabs as the ARIA practices have them: one stop for Tab, arrow keys between. */
export const Tabs = ({ tabs }: { tabs: readonly Tab[] }) => {
  const [shown, setShown] = useState(tabs[0]?.id);
  const list = useRef<HTMLDivElement>(null);
  const name = useId();
  const at = Math.max(
    0,
    tabs.findIndex(({ id }) => id === shown),
  );
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step === undefined ? undefined : tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    setShown(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" className="tabs" onKeyDown={move}>
        {tabs.map(({ id, label }, index) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${name}-${id}`}
            data-tab={id}
            className="tab"
            aria-selected={index === at}
            aria-controls={`${name}-panel`}
            tabIndex={index === at ? 0 : -1}
            onClick={() => setShown(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${name}-panel`} aria-labelledby={`${name}-${tabs[at]?.id}`} className="tab-panel">
        {tabs[at]?.content}
      </div>
    </>
  );
};
