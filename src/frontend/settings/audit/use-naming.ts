import { useQuery } from '@tanstack/react-query';
import type { AuditLine } from '../../../contract/audit';
import { backend, unwrap } from '../../shared/backend';
import { useFormat } from '../../shared/site';
import { useNames } from '../../shared/use-names';
import { useCustomFields } from '../kpis/use-custom-fields';
import { useKeys } from '../sync/use-keys';
import { useProjectName } from '../use-jira';
import { auditWords as say } from './messages';
import type { Naming } from './naming';
import { isRecord, type Json } from './values';

/** Names of whatever the entries name: what is Jira's as the viewer reads it, what is Atelier's from its own lists. */
export const useNaming = (lines: readonly AuditLine[]): Naming => {
  const format = useFormat();
  const people = useNames([...new Set(lines.flatMap(peopleOf))]);
  const project = useProjectName();
  const fields = useCustomFields();
  const keys = useKeys(lines.flatMap(issuesOf));
  const teams = useQuery({ queryKey: ['targets'], queryFn: () => backend('getTargets', {}).then(unwrap) });
  const skills = useQuery({
    queryKey: ['skill-settings'],
    queryFn: () => backend('getSkillSettings', {}).then(unwrap),
  });
  return {
    format,
    person: (accountId) => (accountId === null ? say.erased : people(accountId)),
    project,
    field: (id) => fields?.find((one) => one.id === id)?.name ?? id,
    issue: (id) => keys.get(id) ?? `issue ${id}`,
    team: (id) => teams.data?.teams.find((one) => one.id === id)?.name ?? `team ${id}`,
    skill: (id) => skills.data?.skills.skills.find((one) => one.id === id)?.name ?? `skill ${id}`,
  };
};

/** Ids of issues that entries are about. */
const issuesOf = ({ kind, id }: AuditLine): readonly string[] => {
  const issue = kind === 'issue' ? id : kind === 'dead-letter' ? (/^issue:(\d+)$/.exec(id ?? '')?.[1] ?? null) : null;
  return issue === null ? [] : [issue];
};

export const peopleOf = ({ by, about, before, after }: AuditLine): readonly string[] => [
  ...[by, about?.accountId ?? null].flatMap((one) => (one === null ? [] : [one])),
  ...accountsIn(before),
  ...accountsIn(after),
];

const accountsIn = (value: Json): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(accountsIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'accountId' && typeof part === 'string' ? [part] : accountsIn(part),
  );
};
