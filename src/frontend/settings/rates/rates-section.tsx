import './rates.css';
import { Failed } from '../../shared/states';
import { SectionLoading } from '../with-team-settings';
import { BudgetsForm } from './budgets-form';
import { rateWords as say } from './messages';
import { RatesForm } from './rates-form';
import { useRates } from './use-rates';

/** What hours cost and what projects may cost; the server gives it to rate viewers alone. */
export const RatesSection = () => {
  const rates = useRates();
  if (rates.isPending) return <SectionLoading />;
  if (rates.isError) return <Failed error={rates.error} onRetry={() => void rates.refetch()} />;
  return (
    <>
      <header>
        <h1>{say.title}</h1>
        <p className="subtle page-text">{say.text}</p>
      </header>
      <RatesForm settings={rates.data} />
      <BudgetsForm settings={rates.data} />
    </>
  );
};
