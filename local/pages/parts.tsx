import type { ReactNode } from 'react';
import type { Named, Person, Status } from './api';

const COLOURS = 8;
const colourOf = (id: string): number =>
  [...id].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7) % COLOURS;

export const Avatar = ({ person }: { person: Person }) => (
  <span className={`avatar tint-${colourOf(person.accountId)}`} aria-hidden="true">
    {person.displayName[0]?.toUpperCase()}
  </span>
);

export const PersonName = ({ person, nobody = 'Nobody' }: { person: Person | null; nobody?: string }) =>
  person === null ? (
    <span className="subtle">{nobody}</span>
  ) : (
    <span className="row">
      <Avatar person={person} />
      <span className="truncate">{person.displayName}</span>
    </span>
  );

export const ProjectMark = ({ projectKey }: { projectKey: string }) => (
  <span className={`project-mark tint-${colourOf(projectKey)}`} aria-hidden="true">
    {projectKey[0]}
  </span>
);

export const StatusMark = ({ status }: { status: Status }) => (
  <span className={`lozenge lozenge-${status.statusCategory.key}`}>{status.name}</span>
);

const ARROWS: Readonly<Record<string, string>> = { Highest: '⇈', High: '↑', Medium: '=', Low: '↓', Lowest: '⇊' };
export const PriorityMark = ({ priority }: { priority: Named | null }) =>
  priority === null ? (
    <span className="subtle">None</span>
  ) : (
    <span className="row row-tight">
      <span aria-hidden="true" className="priority-mark">
        {ARROWS[priority.name] ?? '·'}
      </span>
      {priority.name}
    </span>
  );

export const Field = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);

export const Problem = ({ text }: { text: string | null }) =>
  text === null ? null : (
    <p className="problem" role="alert">
      {text}
    </p>
  );
