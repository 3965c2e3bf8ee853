/** What Jira tells every gadget of a dashboard when one of them, or all, are refreshed. */
export type Refreshed = { readonly origin?: string; readonly gadgetId?: string | number };

/** A refresh of the whole dashboard, or of the gadget with our id. */
export const isForUs = (payload: Refreshed | undefined, own: string | null): boolean =>
  payload?.origin === 'dashboard' || (own !== null && String(payload?.gadgetId ?? '') === own);
