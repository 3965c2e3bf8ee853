type Location = { pathname: string; search: string; hash: string; state: unknown; key: string };
type Listener = (location: Location, action: 'PUSH' | 'REPLACE' | 'POP') => void;

/** A history of version 4's style, as Forge gives it to full pages. */
export const createHistory = () => {
  const stack: Location[] = [{ pathname: '/', search: '', hash: '', state: null, key: 'first' }];
  let index = 0;
  const listeners = new Set<Listener>();
  const tell = (action: 'PUSH' | 'REPLACE' | 'POP') => {
    const at = stack[index];
    if (at !== undefined) for (const listener of listeners) listener(at, action);
  };
  const go = (by: number) => {
    index = Math.max(0, Math.min(stack.length - 1, index + by));
    tell('POP');
  };
  return {
    action: 'POP',
    location: stack[0],
    length: 1,
    push: (to: string | Partial<Location>, state?: unknown) => {
      index += 1;
      stack.splice(index, stack.length, locationOf(to, state));
      tell('PUSH');
    },
    replace: (to: string | Partial<Location>, state?: unknown) => {
      stack[index] = locationOf(to, state);
      tell('REPLACE');
    },
    go,
    goBack: () => go(-1),
    goForward: () => go(1),
    createHref: ({ pathname = '/' }: Partial<Location>) => pathname,
    listen: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    block: () => () => {},
  };
};

const locationOf = (to: string | Partial<Location>, state: unknown): Location => {
  const key = Math.random().toString(36).slice(2);
  if (typeof to !== 'string') return { pathname: '/', search: '', hash: '', state: null, key, ...to };
  const url = new URL(to, 'http://frame');
  return { pathname: url.pathname, search: url.search, hash: url.hash, state: state ?? null, key };
};
