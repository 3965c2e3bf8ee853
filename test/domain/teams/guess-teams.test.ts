import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessTeams, type HeldWork } from '../../../src/domain/teams/guess-teams';

const held = (project: string, person: string, issues: number): HeldWork => ({ project, person, issues });

describe('teams from who works together', () => {
  it('are the people of projects that the same people do most of', () => {
    const [design, copy, ...rest] = guessTeams([
      ...[held('packaging', 'mira', 30), held('packaging', 'jonas', 20), held('campaigns', 'mira', 12)],
      ...[held('campaigns', 'jonas', 10), held('editorial', 'edu', 25), held('editorial', 'sara', 9)],
    ]);
    expect(rest).toEqual([]);
    expect(design).toEqual({ projects: ['packaging', 'campaigns'], people: ['mira', 'jonas'], held: 72, issues: 72 });
    expect(copy).toEqual({ projects: ['editorial'], people: ['edu', 'sara'], held: 34, issues: 34 });
  });

  it('do not have who helps out with less than three issues, whose issues count among all', () => {
    const [team] = guessTeams([held('film', 'yara', 8), held('film', 'theo', 5), held('film', 'noor', 2)]);
    expect(team).toEqual({ projects: ['film'], people: ['yara', 'theo'], held: 13, issues: 15 });
  });

  it('have a person once, where most of their issues are', () => {
    const teams = guessTeams([
      ...[held('film', 'yara', 8), held('film', 'theo', 6), held('film', 'ruth', 4)],
      ...[held('print', 'ruth', 5), held('print', 'ines', 20), held('print', 'kofi', 20)],
    ]);
    expect(teams.map(({ projects, people }) => [projects, people])).toEqual([
      [['print'], ['ines', 'kofi', 'ruth']],
      [['film'], ['yara', 'theo']],
    ]);
  });

  it('stay apart where somebody works in both but others do the most of each', () => {
    const teams = guessTeams([
      ...[held('film', 'yara', 20), held('film', 'theo', 20), held('film', 'ruth', 10)],
      ...[held('print', 'ruth', 10), held('print', 'ines', 20), held('print', 'kofi', 20)],
    ]);
    expect(teams).toHaveLength(2);
  });

  it('need two people: whoever works alone is no team', () => {
    expect(guessTeams([held('film', 'yara', 40)])).toEqual([]);
    expect(guessTeams([])).toEqual([]);
  });

  const works = fc.array(
    fc.record({
      project: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      person: fc.constantFrom('p', 'q', 'r', 's', 't', 'u'),
      issues: fc.integer({ min: 1, max: 40 }),
    }),
    { maxLength: 30 },
  );

  it('name each project and each person at most once, whatever the order of the rows', () => {
    fc.assert(
      fc.property(works, (rows) => {
        const unique = [...new Map(rows.map((row) => [`${row.project} ${row.person}`, row])).values()];
        const teams = guessTeams(unique);
        for (const key of ['projects', 'people'] as const) {
          const named = teams.flatMap((team) => team[key]);
          expect(new Set(named).size).toBe(named.length);
        }
        for (const { held: own, issues } of teams) expect(own).toBeLessThanOrEqual(issues);
        expect(guessTeams([...unique].reverse())).toEqual(teams);
      }),
    );
  });
});
