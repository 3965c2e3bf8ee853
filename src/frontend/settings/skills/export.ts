import { useMutation } from '@tanstack/react-query';
import type { SkillsPage } from '../../../contract/skills';
import { unpacked } from '../../../domain/suggestion/packed-skills';
import { backend, unwrap } from '../../shared/backend';
import { csvText } from '../../shared/csv';
import { download, fileName } from '../../shared/download';
import { told } from '../use-settings';
import { skillWords as say } from './messages';
import { readPeopleNames } from './use-people-names';

/** Saves everybody's skills as a file that the import reads; names are put in here, as the viewer reads them. */
export const useExport = () =>
  useMutation({
    mutationFn: async () => {
      const page = unwrap(await backend('exportSkills', {}));
      const names = await readPeopleNames(page.people.map(({ accountId }) => accountId));
      const csv = new Blob([skillsCsv(page, names)], { type: 'text/csv;charset=utf-8' });
      download(fileName('Atelier skills', 'csv'), csv);
      return page.people.length;
    },
    onSuccess: (people) => told(say.exported(people)),
  });

/** A line for each skill that somebody declared, in the order of names and of the catalogue. */
export const skillsCsv = (page: SkillsPage, names: ReadonlyMap<string, string>): string => {
  const order = new Map<number, number>(page.skills.skills.map(({ id }, index) => [id, index]));
  const nameOf = new Map<number, string>(page.skills.skills.map(({ id, name }) => [id, name]));
  const people = [...page.people].sort((a, b) =>
    (names.get(a.accountId) ?? a.accountId).localeCompare(names.get(b.accountId) ?? b.accountId),
  );
  const rows = people.flatMap(({ accountId, packed }) =>
    [...unpacked(packed)]
      .sort((a, b) => (order.get(a.skill) ?? 0) - (order.get(b.skill) ?? 0))
      .map(({ skill, level, wantsToLearn }) => [
        accountId,
        names.get(accountId) ?? '',
        nameOf.get(skill) ?? '',
        level === null ? '' : String(level),
        wantsToLearn ? 'yes' : '',
      ]),
  );
  return csvText([['account', 'name', 'skill', 'level', 'wants to learn'], ...rows]);
};
