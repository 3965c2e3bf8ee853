import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { get, type Issue, post, Refusal, type Session } from '../api';
import { AppFrame, emitToFrames } from '../app-frame';
import { adfText } from '../format';
import { Nothing, useTitle } from '../nothing';
import { Problem } from '../parts';
import { Link } from '../router';
import { useDesk } from '../session';
import { Activity } from './activity';
import { Details } from './details';
import { LogWork } from './log-work';
import { StatusMenu } from './status-menu';
import { useMay } from './use-edit';

/** Forge tells frames about other people's changes only, and some seconds late. */
const TELL_AFTER_MS = 1500;

/** An issue: what it says, what happened, its fields, and the app's panels in their places. */
export const IssuePage = ({ issueKey }: { issueKey: string }) => {
  const issue = useQuery({
    queryKey: ['jira', 'issue', issueKey],
    queryFn: () => get<Issue>(`/rest/api/3/issue/${encodeURIComponent(issueKey)}?fields=*all`),
    placeholderData: (previous) => previous,
  });
  const { onEvent, session } = useDesk();
  const id = issue.data?.id;
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type !== 'issue-changed' || event.issueId !== id || event.by === session.me?.accountId) return;
        setTimeout(() => emitToFrames('JIRA_ISSUE_CHANGED', { issueId: id, changes: [] }), TELL_AFTER_MS);
      }),
    [onEvent, id, session.me?.accountId],
  );
  const refused = issue.error instanceof Refusal && issue.error.status >= 400 && issue.error.status < 500;
  if (issue.isError && (refused || issue.data === undefined))
    return <Nothing title={refused ? 'Nothing here' : 'Something went wrong'} text={issue.error.message} />;
  if (issue.data === undefined) return null;
  return (
    <>
      <Problem text={issue.error?.message ?? null} />
      <IssueView issue={issue.data} onChanged={() => void issue.refetch()} />
    </>
  );
};

const IssueView = ({ issue, onChanged }: { issue: Issue; onChanged: () => void }) => {
  const { session } = useDesk();
  const [logging, setLogging] = useState(false);
  const may = useMay(issue.id);
  const { fields, key } = issue;
  const modules = (type: string) => session.modules.filter((module) => module.type === type);
  useTitle(`${key} ${fields.summary}`);
  return (
    <article className="issue">
      <header className="issue-head">
        <p className="small subtle crumbs">
          <Link to={`/projects/${fields.project.key}`}>{fields.project.name}</Link> / {key}
        </p>
        <h1 dir="auto">{fields.summary}</h1>
        <div className="row row-wrap">
          <StatusMenu issue={issue} may={may?.TRANSITION_ISSUES === true} />
          {may?.WORK_ON_ISSUES === true && (
            <button type="button" className="button" onClick={() => setLogging(true)}>
              Log work
            </button>
          )}
        </div>
        <Brief issue={issue} />
      </header>
      <aside className="issue-side" aria-label="Details and capacity">
        <Details issue={issue} may={may} />
        {modules('jira:issueContext').map((module) => (
          <ContextPanel key={module.key} module={module} issue={issue} onRefreshIssue={onChanged} />
        ))}
      </aside>
      <div className="issue-body">
        {modules('jira:issuePanel').map((module) => (
          <section key={module.key} className="app-card" aria-label={`${module.title} panel`}>
            <h2>{module.title}</h2>
            <IssueFrame module={module} issue={issue} onRefreshIssue={onChanged} />
          </section>
        ))}
        <Activity issue={issue} may={may} />
      </div>
      {logging && <LogWork issue={issue} onDone={() => setLogging(false)} />}
    </article>
  );
};

const Brief = ({ issue: { fields } }: { issue: Issue }) => {
  const tags = [...new Set([...fields.components.map(({ name }) => name), ...fields.labels])];
  const paragraphs = adfText(fields.description);
  return (
    <section>
      <h2>Brief</h2>
      <div className="brief" dir="auto">
        {paragraphs.length === 0 && <p className="subtle">No brief.</p>}
        {paragraphs.map((text, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity, and may repeat
          <p key={n}>{text}</p>
        ))}
      </div>
      {tags.length > 0 && (
        <p className="row row-wrap tags">
          {tags.map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </p>
      )}
    </section>
  );
};

type ModuleProps = { module: Session['modules'][number]; issue: Issue; onRefreshIssue: () => void };

const useExtension = ({ id, key, fields }: Issue, type: string) => {
  const { id: typeId, name } = fields.issuetype;
  const { id: projectId, key: projectKey, projectTypeKey } = fields.project;
  return useMemo(
    () => ({
      type,
      issue: { id, key, type: name, typeId },
      project: { id: projectId, key: projectKey, type: projectTypeKey },
      location: `${location.origin}/browse/${key}`,
    }),
    [type, id, key, name, typeId, projectId, projectKey, projectTypeKey],
  );
};

const IssueFrame = ({ module, issue, onRefreshIssue }: ModuleProps) => (
  <AppFrame module={module} extension={useExtension(issue, module.type)} onRefreshIssue={onRefreshIssue} />
);

type Lozenge = { status?: { value?: { label?: string; type?: string } } } | null;

/** Always there, remembers whether it is open; its lozenge comes from the app's dynamic properties. */
const ContextPanel = (props: ModuleProps) => {
  const { module, issue } = props;
  const kept = `desk-open-${module.key}`;
  const [open, setOpen] = useState(localStorage.getItem(kept) !== 'no');
  const extension = useExtension(issue, module.type);
  const lozenge = useQuery({
    queryKey: ['jira', 'lozenge', module.key, issue.id, open],
    queryFn: () => post<Lozenge>('/local/bridge/lozenge', { moduleKey: module.key, extension }),
  });
  const toggle = () => {
    localStorage.setItem(kept, open ? 'no' : 'yes');
    setOpen(!open);
  };
  const { label = '', type = 'default' } = lozenge.data?.status?.value ?? {};
  return (
    <section className="context-panel">
      <button type="button" className="context-head" aria-expanded={open} onClick={toggle}>
        <span className={`chevron ${open ? 'chevron-open' : ''}`} aria-hidden="true" />
        <b className="grow">{module.title}</b>
        {label !== '' && <span className={`lozenge lozenge-${type}`}>{label}</span>}
      </button>
      {open && <IssueFrame {...props} />}
    </section>
  );
};
