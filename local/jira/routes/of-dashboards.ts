import { READ_WORK, type Route, WRITE_WORK } from '../call';

/** Dashboards and their gadgets go by the scopes of work. */
export const read = (path: string, handle: Route['handle']): Route => ({
  method: 'GET',
  path,
  scopes: READ_WORK,
  handle,
});
export const write = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
  method,
  path,
  scopes: WRITE_WORK,
  write: true,
  handle,
});
