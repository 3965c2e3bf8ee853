import { createServer, type Server } from 'node:http';

/** Ports that browsers refuse to open, as other protocols speak there: https://fetch.spec.whatwg.org/#port-blocking, those above 1023. */
const REFUSED: ReadonlySet<number> = new Set([
  ...[1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000],
  ...[6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080],
]);

const listening = (port: number): Promise<Server | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

/** The first pair of neighbouring ports from `first` on that are free and that a browser opens. */
export const freePorts = async (first: number): Promise<[Server, Server]> => {
  for (let port = first; port < 65_000; port++) {
    if (REFUSED.has(port) || REFUSED.has(port + 1)) continue;
    const pages = await listening(port);
    if (pages === null) continue;
    const apps = await listening(port + 1);
    if (apps !== null) return [pages, apps];
    pages.close();
  }
  throw new Error(`no two free neighbouring ports from ${first} on`);
};
