export const createRpc: (
  port: MessagePort,
  root: (command: string, payload: never) => unknown,
) => { call: (...args: unknown[]) => Promise<unknown> };
