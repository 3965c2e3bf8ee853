/** An answer other than success, thrown from anywhere below a route and turned into a response in one place. */
export class JiraError extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(`Jira answers ${status}`);
    this.name = 'JiraError';
    this.status = status;
    this.body = body;
  }
}

/** Jira's usual body of an error: messages for the whole request, words for single fields. */
export const errorBody = (messages: readonly string[], errors: Readonly<Record<string, string>> = {}) => ({
  errorMessages: messages,
  errors,
});

export const badRequest = (...messages: readonly string[]): JiraError => new JiraError(400, errorBody(messages));

export const badField = (field: string, message: string): JiraError =>
  new JiraError(400, errorBody([], { [field]: message }));

export const forbidden = (message: string): JiraError => new JiraError(403, errorBody([message]));

export const notFound = (message: string): JiraError => new JiraError(404, errorBody([message]));

/** One answer for an issue that is missing and for one that is hidden. */
export const noSuchIssue = (): JiraError => notFound('Issue does not exist or you do not have permission to see it.');
