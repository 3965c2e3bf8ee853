import type { ReactNode } from 'react';
import type { Named, Person, Status } from './api';
import { PriorityIcon } from './icons';

export { PriorityIcon };

const COLOURS = 8;
const colourOf = (id: string): number =>
  [...id].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7) % COLOURS;

export const Avatar = ({ person }: { person: Person }) => (
  <span className={`avatar tint-${colourOf(person.accountId)}`} aria-hidden="true">
    {[...person.displayName.trim()][0]?.toUpperCase()}
  </span>
);

export const PersonName = ({ person }: { person: Person }) => (
  <span className="row">
    <Avatar person={person} />
    <bdi className="truncate" title={person.displayName}>
      {person.displayName}
    </bdi>
  </span>
);

export const None = ({ word = 'None' }: { word?: string }) => <span className="subtle">{word}</span>;
export const Nobody = () => <None word="Nobody" />;

export const ProjectMark = ({ projectKey }: { projectKey: string }) => (
  <span className={`project-mark tint-${colourOf(projectKey)}`} aria-hidden="true">
    {projectKey[0]}
  </span>
);

export const StatusMark = ({ status }: { status: Status }) => (
  <span className={`lozenge lozenge-${status.statusCategory.key}`}>{status.name}</span>
);

export const PriorityMark = ({ priority }: { priority: Named | null }) =>
  priority === null ? (
    <span className="subtle">None</span>
  ) : (
    <span className="row row-tight">
      <PriorityIcon name={priority.name} />
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
