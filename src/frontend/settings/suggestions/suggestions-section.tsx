import { Failed } from '../../shared/states';
import { useSkillSettings } from '../skills/use-skill-settings';
import { Learned } from './learned';
import { suggestionSettingWords as say } from './messages';
import { Replay } from './replay';
import { RulesForm } from './rules-form';

/** How suggestions work, what was learned for them, and how well they would have done. */
export const SuggestionsSection = () => {
  const settings = useSkillSettings();
  return (
    <>
      <header>
        <h1>{say.title}</h1>
        <p className="subtle">{say.text}</p>
      </header>
      {settings.isPending && <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />}
      {settings.isError && <Failed error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isSuccess && (
        <>
          <RulesForm settings={settings.data} />
          <Learned settings={settings.data} />
          <Replay projects={settings.data.learning.projects} />
        </>
      )}
    </>
  );
};
