/** What Jira or the host said when it refused: whole sentences, and by field. */
export class Refusal extends Error {
  readonly fields: Readonly<Record<string, string>>;
  /** 0 = nobody answered. */
  readonly status: number;
  constructor(message: string, status: number, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

type Errors = { errorMessages?: string[]; errors?: Record<string, string>; error?: string };

const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const json =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, { method, ...json }).catch(() => {
    throw new Refusal('The desk does not answer. Is it still running?', 0);
  });
  const value = parsed(await response.text());
  if (response.ok) return value as T;
  const { errorMessages = [], errors = {}, error } = (value ?? {}) as Errors;
  throw new Refusal(
    [...errorMessages, ...Object.values(errors), ...(error === undefined ? [] : [error])].join(' ') ||
      `The server answered ${response.status}.`,
    response.status,
    errors,
  );
};

const parsed = (text: string): unknown => {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

export const get = <T>(path: string): Promise<T> => send<T>('GET', path);
export const post = <T>(path: string, body: unknown): Promise<T> => send<T>('POST', path, body);
export const put = <T>(path: string, body: unknown): Promise<T> => send<T>('PUT', path, body);

export const remove = (path: string): Promise<null> => send<null>('DELETE', path);

export type Person = { accountId: string; displayName: string };
export type Named = { id: string; name: string };
export type Status = Named & { statusCategory: { key: 'new' | 'indeterminate' | 'done' } };
export type Adf = { type?: string; text?: string; attrs?: { text?: string }; content?: Adf[] };
export type IssueFields = {
  summary: string;
  status: Status;
  assignee: Person | null;
  reporter: Person | null;
  priority: Named | null;
  project: { id: string; key: string; name: string; projectTypeKey: string };
  issuetype: Named;
  duedate: string | null;
  timeoriginalestimate: number | null;
  timeestimate: number | null;
  timespent: number | null;
  labels: string[];
  components: Named[];
  fixVersions: (Named & { releaseDate?: string })[];
  description: Adf | null;
  security?: Named | null;
  [custom: string]: unknown;
};
export type Issue = { id: string; key: string; fields: IssueFields };

export const LIST_FIELDS = [
  'summary',
  'status',
  'assignee',
  'priority',
  'duedate',
  'timeestimate',
  'timeoriginalestimate',
  'timespent',
  'issuetype',
  'project',
];

type SearchPage = { issues: Issue[]; nextPageToken?: string | null; isLast?: boolean };

/** Issues of a search, page by page, at most `most`; `onPage` sees what is there so far. */
export const search = async (
  jql: string,
  most: number,
  onPage: (soFar: readonly Issue[]) => void = () => {},
): Promise<Issue[]> => {
  const found: Issue[] = [];
  let token: string | null | undefined;
  do {
    const page = await post<SearchPage>('/rest/api/3/search/jql', {
      jql,
      fields: LIST_FIELDS,
      maxResults: Math.min(100, most - found.length),
      ...(token ? { nextPageToken: token } : {}),
    });
    found.push(...page.issues);
    onPage(found);
    token = page.isLast === true ? null : page.nextPageToken;
  } while (token && found.length < most);
  return found;
};

export type Session = {
  me: (Person & { admin: boolean; locale: string; timeZone: string | null }) | null;
  users: (Person & { admin: boolean; customer: boolean })[];
  now: string;
  siteName: string;
  appOrigin: string;
  modules: {
    key: string;
    type: string;
    title: string;
    description: string;
    /** Null where the picture is elsewhere. */
    thumbnail: string | null;
    refreshable: boolean;
    src: string;
    /** Null where there is nothing to configure. */
    editSrc: string | null;
  }[];
  /** Pages of the app by the name of their resource. */
  resources: Record<string, string>;
};
