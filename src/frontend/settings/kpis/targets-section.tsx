import './kpis.css';
import { Failed } from '../../shared/states';
import { SectionLoading } from '../with-team-settings';
import { kpiSettingWords as say } from './messages';
import { TargetsForm } from './targets-form';
import { useTargets } from './use-kpi-settings';

/** What projects and teams aim at; managers set it for their own teams. */
export const TargetsSection = () => {
  const targets = useTargets();
  if (targets.isPending) return <SectionLoading />;
  if (targets.isError) return <Failed error={targets.error} onRetry={() => void targets.refetch()} />;
  return (
    <>
      <header>
        <h1>{say.targetsTitle}</h1>
        <p className="subtle page-text">{say.targetsText}</p>
      </header>
      <TargetsForm settings={targets.data} />
    </>
  );
};
