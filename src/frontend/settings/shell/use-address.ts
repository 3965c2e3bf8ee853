import { view } from '@forge/bridge';
import { useCallback, useEffect, useRef, useState } from 'react';

type History = Awaited<ReturnType<typeof view.createHistory>>;

/**
 * The part of the address after the page's own, so that a section survives a reload where the host keeps addresses; where
 * it does not, it is kept while the page is open. Undefined = not known yet, '' = none.
 */
export const useAddress = (): readonly [string | undefined, (to: string) => void] => {
  const [at, setAt] = useState<string | undefined>(undefined);
  const history = useRef<History | null>(null);
  useEffect(() => {
    let stop = () => {};
    const follow = async () => {
      const known = await view.createHistory();
      history.current = known;
      const unlisten = await known.listen((location) => setAt(sectionIn(location.pathname)));
      stop = typeof unlisten === 'function' ? unlisten : stop;
      setAt(sectionIn(known.location.pathname));
    };
    follow().catch(() => setAt(''));
    return () => stop();
  }, []);
  const go = useCallback((to: string) => {
    setAt(to);
    history.current?.push(`/${to}`);
  }, []);
  return [at, go];
};

const sectionIn = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';
