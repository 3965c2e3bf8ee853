import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type Adf, get, type Issue, post, type Session } from '../api';
import { AppFrame, emitToFrames } from '../app-frame';
import { adfText } from '../format';
import { Link } from '../router';
import { useDesk } from '../session';
import { Activity } from './activity';
import { Details } from './details';
import { LogWork } from './log-work';
import { StatusMenu } from './status-menu';

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
  if (issue.isError) {
    return (
      <section className="centred">
        <h1>Nothing here</h1>
        <p className="subtle">{issue.error.message}</p>
      </section>
    );
  }
  return issue.data === undefined ? null : <IssueView issue={issue.data} onChanged={() => void issue.refetch()} />;
};

const IssueView = ({ issue, onChanged }: { issue: Issue; onChanged: () => void }) => {
  const { session } = useDesk();
  const [logging, setLogging] = useState(false);
  const { fields, key } = issue;
  const modules = (type: string) => session.modules.filter((module) => module.type === type);
  useEffect(() => {
    document.title = `${key} ${fields.summary}`;
  }, [key, fields.summary]);
  return (
    <div className="issue">
      <article className="issue-main">
        <p className="small subtle crumbs">
          <Link to={`/projects/${fields.project.key}`}>{fields.project.name}</Link> / {key}
        </p>
        <h1>{fields.summary}</h1>
        <div className="row row-wrap">
          <StatusMenu issue={issue} />
          <button type="button" className="button" onClick={() => setLogging(true)}>
            Log work
          </button>
        </div>
        <Brief issue={issue} />
        {modules('jira:issuePanel').map((module) => (
          <section key={module.key} className="app-card" aria-label={`${module.title} panel`}>
            <h2>{module.title}</h2>
            <IssueFrame module={module} issue={issue} onRefreshIssue={onChanged} />
          </section>
        ))}
        <Activity issue={issue} />
      </article>
      <aside className="issue-side" aria-label="Details">
        <Details issue={issue} />
        {modules('jira:issueContext').map((module) => (
          <ContextPanel key={module.key} module={module} issue={issue} onRefreshIssue={onChanged} />
        ))}
      </aside>
      {logging && <LogWork issue={issue} onDone={() => setLogging(false)} />}
    </div>
  );
};

const Brief = ({ issue: { fields } }: { issue: Issue }) => {
  const paragraphs = adfText(fields.description as Adf | null);
  return (
    <section>
      <h2>Brief</h2>
      {paragraphs.length === 0 ? (
        <p className="subtle">No brief.</p>
      ) : (
        paragraphs.map((text) => <p key={text}>{text}</p>)
      )}
      <p className="row row-wrap tags">
        {[...fields.components.map(({ name }) => name), ...fields.labels].map((tag) => (
          <span key={tag} className="tag">
            {tag}
          </span>
        ))}
      </p>
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
