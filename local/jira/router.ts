import type { JiraRequest } from './api';
import type { Route } from './call';

export type Match = { readonly route: Route; readonly params: Record<string, string> };

/** Finds the route of a request; literal segments win over parameters (`/project/search` over `/project/{projectIdOrKey}`). */
export const createRouter = (routes: readonly Route[]) => {
  const table = routes
    .map((route) => ({ route, segments: segmentsOf(route.path) }))
    .sort((a, b) => parameters(a.segments) - parameters(b.segments));
  return ({ method, path }: Pick<JiraRequest, 'method' | 'path'>): Match | null => {
    const segments = segmentsOf(path);
    for (const entry of table) {
      if (entry.route.method !== method) continue;
      const params = match(entry.segments, segments);
      if (params) return { route: entry.route, params };
    }
    return null;
  };
};

const segmentsOf = (path: string): string[] => path.replace(/\/+$/, '').split('/');

const parameters = (segments: readonly string[]): number =>
  segments.filter((segment) => segment.startsWith('{')).length;

const match = (template: readonly string[], segments: readonly string[]): Record<string, string> | null => {
  if (template.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of template.entries()) {
    const segment = segments[at] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = decoded(segment);
    else if (part !== decoded(segment)) return null;
  }
  return params;
};

/** A stray `%` stays as it is rather than failing the request. */
const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};
