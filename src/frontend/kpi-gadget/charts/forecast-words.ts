import type { ChartData, Forecast } from '../../../contract/kpi';
import type { Format } from '../../shared/format';
import type { Figures } from '../figures';
import { refusalWords } from '../messages';

type Throughput = Extract<ChartData, { kind: 'throughput' }>;
const NAMES = ['p50', 'p85', 'p95'] as const;

/** The forecast in a sentence, or why there is none. */
export const forecastWords = (forecast: Forecast, format: Format, figures: Figures): string => {
  switch (forecast.kind) {
    case 'refused':
      return refusalWords(forecast.refusal);
    case 'when-done': {
      const days = NAMES.map((name) => {
        const day = forecast.by[name];
        return `${name.toUpperCase()} ${day === null ? 'beyond three years' : format.day(day)}`;
      });
      return `${figures.count(forecast.issues)} ${forecast.issues === 1 ? 'issue' : 'issues'} left. Done by: ${days.join(', ')}`;
    }
    case 'how-many': {
      const counts = NAMES.map((name) => `${name.toUpperCase()} ${figures.count(forecast.atLeast[name])}`);
      return `Done by ${format.day(forecast.until)}, at least: ${counts.join(', ')} issues`;
    }
  }
};

/** How often forecasts like this one held; silent where there is no forecast. */
export const backTestWords = ({ forecast, backTest }: Throughput, figures: Figures): string | null => {
  if (forecast.kind === 'refused') return null;
  const rests = `Rests on ${figures.count(forecast.samples)} weeks`;
  if (backTest === null || backTest.judged === 0) return `${rests}; no past forecast can be judged yet`;
  return `${rests}; ${figures.count(backTest.held)} of ${figures.count(backTest.judged)} past P85 forecasts held`;
};
