import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { FlagOptions } from './bridge/commands';
import { CrossIcon, FlagIcon } from './icons';

export type Flags = { show: (options: FlagOptions) => void; close: (id: string) => void };
const FlagContext = createContext<Flags>({ show: () => {}, close: () => {} });
export const useFlags = (): Flags => useContext(FlagContext);

const DISMISS_MS = 10_000;

/** Flags at the lower left, told to screen readers; those that may go by themselves do so after ten seconds, unless looked at. */
export const WithFlags = ({ children }: { children: ReactNode }) => {
  const [shown, setShown] = useState<readonly FlagOptions[]>([]);
  const flags = useMemo(() => {
    const close = (id: string) => setShown((now) => now.filter((flag) => flag.id !== id));
    const goLater = (id: string) =>
      setTimeout(
        () =>
          document.querySelector(`[data-flag="${CSS.escape(id)}"]:is(:hover, :focus-within)`) ? goLater(id) : close(id),
        DISMISS_MS,
      );
    const show = (options: FlagOptions) => {
      setShown((now) => [...now.filter((flag) => flag.id !== options.id), options]);
      if (options.isAutoDismiss === true) goLater(options.id);
    };
    return { show, close };
  }, []);
  return (
    <FlagContext.Provider value={flags}>
      {children}
      <div className="flags" aria-live="polite">
        {shown.map((flag) => (
          <section key={flag.id} data-flag={flag.id} className={`flag flag-${flag.type ?? 'info'}`}>
            <FlagIcon type={flag.type ?? 'info'} />
            <div className="grow">
              <b>{flag.title}</b>
              {flag.description !== undefined && <p>{flag.description}</p>}
              <p className="row">
                {(flag.actions ?? []).map(({ text, onClick }) => (
                  <button key={text} type="button" className="text-button" onClick={() => onClick()}>
                    {text}
                  </button>
                ))}
              </p>
            </div>
            <button type="button" className="icon-button" aria-label="Close" onClick={() => flags.close(flag.id)}>
              <CrossIcon />
            </button>
          </section>
        ))}
      </div>
    </FlagContext.Provider>
  );
};
