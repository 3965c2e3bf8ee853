import { describe, expect, it } from 'vitest';
import type { AuditLine } from '../../../src/contract/audit';
import { instant } from '../../../src/domain/units';
import { entryWords } from '../../../src/frontend/settings/audit/entry-words';
import type { Naming } from '../../../src/frontend/settings/audit/naming';
import { formatFor } from '../../../src/frontend/shared/format';

const naming: Naming = {
  format: formatFor('en-GB', 'UTC'),
  person: (accountId) => (accountId === 'ana' ? 'Ana' : 'Someone'),
  project: (id) => (id === '10001' ? 'Packaging' : `Project ${id}`),
  team: (id) => `Team ${id}`,
  skill: (id) => `Skill ${id}`,
  field: (id) => (id === 'customfield_7' ? 'Client tier' : id),
  issue: (id) => (id === '20001' ? 'PACK-1' : `issue ${id}`),
};

const aLine = (part: Partial<AuditLine>): AuditLine => ({
  ...{ seq: 1, at: instant(0), by: 'ana', action: 'saved', kind: 'targets', id: null, about: null, version: 1 },
  ...{ before: null, after: null, hidden: false, undoable: false, hash: '' },
  ...part,
});
const told = (part: Partial<AuditLine>) => {
  const { did, what, change } = entryWords(aLine(part), naming);
  return [did, what, change].filter(Boolean).join(' | ');
};

describe('an entry of the log in words', () => {
  it('names the project whose targets changed, where the viewer may browse it', () => {
    const after = { targets: [{ kpi: 'throughput', amber: 3 }] };
    expect(told({ id: 'project:10001', before: { targets: [] }, after })).toBe(
      'changed | targets, Packaging | Throughput',
    );
    expect(told({ id: 'project:10009', before: { targets: [] }, after })).toContain('targets, Project 10009');
    expect(told({ id: 'team:3', before: { targets: [] }, after })).toContain('targets, Team 3');
  });
  it('names fields of Jira', () => {
    const before = { fields: { tier: null, nps: { field: 'customfield_9' } } };
    const after = { fields: { tier: { field: 'customfield_7' }, nps: { field: 'customfield_9' } } };
    expect(told({ kind: 'kpi-fields', before, after })).toBe('changed mapped fields | client tier none to Client tier');
  });
  it('names projects whose statuses mean something else', () => {
    const before = { stages: { site: { 1: 'active' }, projects: [] } };
    const after = {
      stages: { site: { 1: 'waiting' }, projects: [{ project: '10001', stages: { 1: 'done', 2: 'done' } }] },
    };
    expect(told({ kind: 'stages', before, after })).toBe('changed stages | 1 status, 2 statuses of Packaging');
  });
  it('names projects that a team took or gave up, and the team that somebody may manage', () => {
    const team = { name: 'Brand', members: [], isDefault: false };
    const [before, after] = [
      { ...team, projects: ['10001'] },
      { ...team, projects: ['10002'] },
    ];
    expect(told({ kind: 'team', before, after })).toBe('changed team | Brand | Project 10002 added, Packaging removed');
    const grant = { kind: 'manager', accountId: 'ana', teamId: 3 };
    expect(told({ action: 'granted', kind: 'grant', about: { accountId: 'ana' }, before: null, after: grant })).toBe(
      'granted | manager of Team 3 to Ana | none to granted',
    );
  });
  it('names issues by their key, skills and holidays by their name', () => {
    expect(told({ action: 'retried', kind: 'issue', id: '20001' })).toBe('had tried again | PACK-1');
    expect(told({ action: 'retried', kind: 'dead-letter', id: 'issue:20001' })).toBe('had tried again | PACK-1');
    expect(told({ action: 'declined', kind: 'skill-hint', id: '4', about: { accountId: 'ana' } })).toBe(
      'declined | suggested skill, Ana in Skill 4',
    );
    expect(told({ kind: 'holidays', after: { name: 'Berlin' } })).toBe('changed holidays | Berlin');
  });
  it('tells rate viewers whose budget it was, and nobody else anything', () => {
    const part = { kind: 'budgets', before: { budgets: [] }, after: { budgets: [{ project: '10001', minor: 5 }] } };
    expect(told(part)).toBe('changed budgets | Packaging');
    expect(told({ ...part, before: null, after: null, hidden: true })).toBe('changed | budgets | for rate viewers');
  });
});
