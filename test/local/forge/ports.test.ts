import type { Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { freePorts } from '../../../local/forge/http/ports';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

const taken = async (first: number) => {
  const pair = await freePorts(first);
  open.push(...pair);
  return pair.map((server) => (server.address() as { port: number }).port);
};

// fetch refuses what a browser refuses, by the same list.
it.each([5059, 5999, 6565, 6664, 6666, 6696, 10_079])(
  'a desk asked for port %i serves pages and frames where a browser opens them',
  async (first) => {
    const ports = await taken(first);
    for (const server of open) server.on('request', (_, response) => response.end('here'));
    for (const port of ports) {
      const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } });
      expect(await response.text()).toBe('here');
    }
    expect(ports[1]).toBe((ports[0] ?? 0) + 1);
    expect(ports[0]).toBeGreaterThanOrEqual(first);
  },
);
