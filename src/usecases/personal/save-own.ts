import type { Failure, Reply } from '../../contract';
import type { OwnAbsences, OwnHours, OwnSkills, OwnValue, Personal } from '../../contract/personal';
import type { OwnKind } from '../../contract/privacy';
import type { AuditEntry, AuditPort } from '../audit/ports';
import { saveCalendar, wrongCalendar } from '../calendars/save-calendar';
import type { Viewer } from '../ports';
import { changedMeanwhile, failed } from '../settings/team-settings';
import { savePersonSkills } from '../skills/save-person-skills';
import { getPersonal, ownCalendar, ownSkills } from './get-personal';
import type { PersonalPorts } from './ports';

const OFF = 'On this site others enter this for you. Ask the manager of your team, or an admin.';

type Request = OwnHours | OwnAbsences | OwnSkills;

/** What somebody enters of themselves: it holds at once, waits for a yes, or is not theirs to enter. */
export const saveOwn = async (
  ports: PersonalPorts,
  viewer: Viewer,
  kind: OwnKind,
  { version, ...value }: Request,
): Promise<Reply<Personal>> => {
  await ports.settings.reading();
  const mode = (await ports.privacy.settings()).selfService[kind];
  if (mode === 'off') return failed({ kind: 'invalid-request', detail: OFF });
  if (mode === 'approval') {
    const wrong = await whyNot(ports, viewer.accountId, kind, value, version);
    if (wrong !== null) return failed(wrong);
    await ports.proposals.put(viewer.accountId, kind, value, version);
  } else {
    const refused = await saveFor(ports, viewer, viewer.accountId, { kind, value, version });
    if (refused !== null) return failed(refused);
  }
  return getPersonal(ports, viewer);
};

/** Takes back what still waits. */
export const withdrawOwn = async (
  ports: PersonalPorts,
  viewer: Viewer,
  { kind, version }: { readonly kind: OwnKind; readonly version: number },
): Promise<Reply<Personal>> => {
  if (!(await ports.proposals.remove(viewer.accountId, kind, version))) return failed(changedMeanwhile('request'));
  return getPersonal(ports, viewer);
};

const whyNot = async (
  ports: PersonalPorts,
  accountId: string,
  kind: OwnKind,
  value: OwnValue,
  version: number,
): Promise<Failure | null> => {
  const stored = kind === 'skills' ? await ownSkills(ports, accountId) : await ownCalendar(ports, accountId);
  if (stored.version !== version) return changedMeanwhile(kind === 'skills' ? 'list of a person’s skills' : 'calendar');
  return kind === 'skills' ? null : wrongCalendar({ accountId, ...(await ownCalendar(ports, accountId)), ...value });
};

type Saved = { readonly kind: OwnKind; readonly value: OwnValue; readonly version: number };

/** The very save of the settings, for this one person; whoever called has seen to it that it may be. */
export const saveFor = async (
  ports: PersonalPorts,
  by: Viewer,
  accountId: string,
  { kind, value, version }: Saved,
  action: AuditEntry['action'] = 'saved',
): Promise<Failure | null> => {
  const viewer: Viewer = { ...by, access: { everything: true, teams: [], rates: false } };
  const reply =
    kind === 'skills'
      ? await savePersonSkills({ ...ports.skills, audit: saying(ports.skills.audit, action) }, viewer, {
          ...{ accountId, version, skills: (value as OwnSkills).skills },
        })
      : await saveCalendar({ ...ports.settings, audit: saying(ports.settings.audit, action) }, viewer, {
          ...{ accountId, ...(await ownCalendar(ports, accountId)), ...value, version },
        });
  return reply.ok ? null : reply.failure;
};

const saying = (audit: AuditPort, action: AuditEntry['action']): AuditPort => ({
  append: (entries) => audit.append([entries].flat().map((entry) => ({ ...entry, action }))),
});
