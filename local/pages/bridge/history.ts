type Location = { pathname: string; search: string; hash: string; state: unknown; key: string };
type Action = 'PUSH' | 'REPLACE' | 'POP';
type Listener = (location: Location, action: Action) => void;

/** The part of the address that is the page's own; what follows is the app's. */
const PAGE = /^(?:\/[^/]+)*?\/atelier(?=\/|$)/;

/** A history of version 4's style over the browser's own, as Forge gives it to full pages. */
export const createHistory = () => {
  const base = PAGE.exec(location.pathname)?.[0] ?? location.pathname.replace(/\/$/, '');
  const here = (state: unknown = history.state): Location => ({
    pathname: location.pathname.slice(base.length) || '/',
    search: location.search,
    hash: location.hash,
    state,
    key: Math.random().toString(36).slice(2),
  });
  const listeners = new Set<Listener>();
  const tell = (action: Action) => {
    for (const listener of listeners) listener(here(), action);
  };
  addEventListener('popstate', () => location.pathname.startsWith(base) && tell('POP'));
  const change = (action: 'PUSH' | 'REPLACE') => (to: string | Partial<Location>, state?: unknown) => {
    const { pathname = '/', search = '', hash = '' } = typeof to === 'string' ? new URL(to, 'http://frame') : to;
    const url = `${base}${pathname === '/' ? '' : pathname}${search}${hash}`;
    if (action === 'PUSH') history.pushState(state ?? null, '', url);
    else history.replaceState(state ?? null, '', url);
    tell(action);
  };
  return {
    action: 'POP',
    location: here(),
    length: 1,
    push: change('PUSH'),
    replace: change('REPLACE'),
    go: (by: number) => history.go(by),
    goBack: () => history.back(),
    goForward: () => history.forward(),
    createHref: ({ pathname = '/' }: Partial<Location>) => base + pathname,
    listen: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    block: () => () => {},
  };
};
