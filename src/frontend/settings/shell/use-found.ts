import { useQuery } from '@tanstack/react-query';
import { CATALOGUE } from '../../../domain/kpi/catalogue';
import { backend, unwrap } from '../../shared/backend';
import { kpiSettingWords } from '../kpis/messages';
import { useProjectName } from '../use-jira';
import { type Findable, type FoundSetting, findSettings } from './find-settings';
import { shellWords as say } from './messages';
import { SEARCH_WORDS, type SearchWords } from './search-words';

/** So many letters before rows are read. */
const ENOUGH = 2;

/**
 * Settings with the typed words: sections, their fields, and targets by KPI, project and team. Rates are not read for a
 * search, because each look at them is in the log: whoever may look is offered to go there, to the row with these words.
 */
export const useFound = (text: string, sections: readonly Findable[]): readonly FoundSetting[] => {
  const typed = text.trim();
  const targets = useTargetRows(typed.length >= ENOUGH && sections.some(({ key }) => key === 'targets'));
  const rates = sections.find(({ key }) => key === 'rates');
  const found = findSettings(text, sections, [...SEARCH_WORDS, ...targets]);
  if (rates === undefined || typed.length < ENOUGH) return found;
  return [...found, { section: rates, label: say.lookInRates(typed), at: typed, row: true }];
};

const useTargetRows = (wanted: boolean): readonly SearchWords[] => {
  const projectName = useProjectName(wanted);
  const targets = useQuery({
    queryKey: ['targets'],
    queryFn: () => backend('getTargets', {}).then(unwrap),
    enabled: wanted,
    retry: false,
  });
  if (!wanted || targets.data === undefined) return [];
  const { targets: rows, teams } = targets.data;
  return rows.map(({ kpi, owner }) => {
    const whose =
      owner.kind === 'project'
        ? projectName(owner.project)
        : kpiSettingWords.team(teams.find(({ id }) => id === owner.team)?.name ?? String(owner.team));
    const label = `${CATALOGUE[kpi].name}, ${whose}`;
    return { section: 'targets', label, at: kpiSettingWords.ofRow(kpiSettingWords.better, label) };
  });
};
