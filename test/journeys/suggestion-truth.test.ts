import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../../local/data/studio/people';
import { documentText } from '../../src/adapters/jira/document-text';
import type { Reply } from '../../src/contract';
import type { Suggestions } from '../../src/contract/suggestion';
import type { IssueId, PersonId } from '../../src/domain/capacity/types';
import type { IssueSigns, ResolvedIssue } from '../../src/domain/suggestion/evidence';
import { issueTerms } from '../../src/domain/suggestion/issue-terms';
import { type TermKey, termHash, termKey } from '../../src/domain/suggestion/term-hash';
import { instant } from '../../src/domain/units';
import type { TestDesk } from '../fixtures/desk';
import { aKeptDesk } from '../fixtures/kept-desk';
import { type RawIssue, rawIssues } from '../fixtures/raw-issues';
import { recounted } from '../fixtures/recount';

type Fields = RawIssue['fields'] & {
  readonly summary: string;
  readonly description: unknown;
  readonly reporter: { readonly accountId: string } | null;
  readonly components: readonly { readonly id: string }[];
  readonly issuetype: { readonly id: string };
  readonly labels: readonly string[];
  readonly security?: unknown;
};

/** What Jira itself says of an issue, in the terms of suggestion. */
const signsOf = ({ id, fields }: RawIssue, key: TermKey, person: (accountId: string) => PersonId): IssueSigns => {
  const { summary, description, reporter, components, issuetype, labels } = fields as unknown as Fields;
  const by = reporter === null ? null : person(reporter.accountId);
  return {
    id: id as IssueId,
    reporter: by,
    ...issueTerms(key, { summary, description: documentText(description) }),
    ties: [
      ...components.map((component) => ({ kind: 'component' as const, ref: Number(component.id) })),
      ...labels.map((label) => ({ kind: 'label' as const, ref: termHash(key, 'label', label) as number })),
      { kind: 'type', ref: Number(issuetype.id) },
      ...(by === null ? [] : [{ kind: 'reporter' as const, ref: by as number }]),
    ],
  };
};

/** Everything that Jira holds, and the words and people of it as the app calls them. */
const truthOf = async (desk: TestDesk) => {
  const [salt] = await desk.desk.query("SELECT value FROM setting WHERE name = 'salt'");
  const key = termKey(String(salt?.value));
  const rows = await desk.desk.query('SELECT person_id, account_id FROM person');
  const ids = new Map(rows.map((row) => [String(row.account_id), Number(row.person_id) as PersonId]));
  const person = (accountId: string): PersonId => ids.get(accountId) ?? (0 as PersonId);
  const issues = await rawIssues(desk);
  const signs = (issue: RawIssue) => signsOf(issue, key, person);
  return {
    person,
    signs,
    projects: [...new Set(issues.map(({ fields }) => String(fields.project.id)))],
    open: (project: string) => issues.filter(({ fields }) => fields.project.id === project && isOpen(fields)),
    history: (project: string): ResolvedIssue[] =>
      issues
        .filter(({ fields }) => fields.project.id === project && isLesson(fields as unknown as Fields))
        .map((issue) => ({
          ...signs(issue),
          resolver: person((issue.fields.assignee as { accountId: string }).accountId),
          resolved: instant(Date.parse(String(issue.fields.resolutiondate).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))),
        }))
        .sort((a, b) => a.resolved - b.resolved || (a.id < b.id ? -1 : 1)),
  };
};

const suggestionsFor = async (desk: TestDesk, { id, key }: RawIssue): Promise<Suggestions> => {
  const ask = ['capacity-panel', 'getSuggestions', { issueId: id }, admin.accountId] as const;
  const reply = await desk.invoke<Reply<Suggestions>>(...ask);
  if (!reply.ok) throw new Error(`${key}: ${JSON.stringify(reply.failure)}`);
  return reply.value;
};

describe('explanations', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await aKeptDesk();
    await desk.settle();
  }, 180_000);
  afterAll(() => desk.stop());

  it('are true of the issues in Jira: every count, date and issue is counted again', { timeout: 180_000 }, async () => {
    const truth = await truthOf(desk);
    const told = new Map<string, number>();
    const asked = truth.projects.flatMap((project) => {
      const history = truth.history(project);
      return truth
        .open(project)
        .slice(0, 5)
        .map((issue) => ({ issue, history, signs: truth.signs(issue) }));
    });
    for (const { issue, history, signs } of asked) {
      const { ranked, leftOut, learned } = await suggestionsFor(desk, issue);
      expect(learned?.issues ?? 0).toBe(history.length);
      const facts = [...ranked, ...leftOut].flatMap(({ accountId, experience }) =>
        experience.map((fact) => ({ accountId, fact })),
      );
      for (const { accountId, fact } of facts) {
        expect(fact, `${issue.key}, ${accountId}`).toEqual(recounted(fact, truth.person(accountId), history, signs));
        told.set(fact.kind, (told.get(fact.kind) ?? 0) + 1);
      }
    }
    console.log(`explanations: ${JSON.stringify(Object.fromEntries(told))}, all true`);
    for (const kind of ['resolved', 'component', 'type', 'reporter', 'alike', 'words', 'last-in-component'])
      expect(told.get(kind) ?? 0, kind).toBeGreaterThan(10);
  });
});

const isOpen = (fields: RawIssue['fields']): boolean => fields.status.statusCategory.key !== 'done';
const isLesson = (fields: Fields): boolean =>
  !isOpen(fields) && fields.assignee !== null && fields.resolutiondate !== null && !fields.security;
