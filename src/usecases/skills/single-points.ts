import { ABLE } from '../../domain/suggestion/level-words';
import type { FindMarks } from '../access/ports';
import type { SkillStore } from './ports';

/** Needed skills that at most one person can do alone. Without needs nothing is read of people. */
export const singlePoints =
  (store: Pick<SkillStore, 'map' | 'people'>): FindMarks =>
  async () => {
    const { needs } = await store.map();
    if (needs.length === 0) return [];
    const able = new Map(needs.map(({ skill }) => [skill, 0]));
    for (const { skills } of await store.people()) {
      for (const { skill, level } of skills) {
        const count = able.get(skill);
        if (count !== undefined && level !== null && level >= ABLE) able.set(skill, count + 1);
      }
    }
    const n = [...able.values()].filter((count) => count <= 1).length;
    return n === 0 ? [] : [{ section: 'skills', kind: 'single-points', n }];
  };
