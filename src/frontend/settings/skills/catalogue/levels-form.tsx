import type { LevelWords } from '../../../../domain/suggestion/level-words';
import { NameField } from '../../../shared/fields';
import { skillWords as say } from '../messages';
import { levelProblem } from './model';

type Props = { readonly levels: LevelWords; readonly onChange: (levels: LevelWords) => void };

const LONGEST = 40;

/** The words of levels 1 to 5. */
export const LevelsForm = ({ levels, onChange }: Props) => (
  <fieldset className="choices level-words">
    <legend>{say.levelWords}</legend>
    <p className="small subtle">{say.levelWordsHelp}</p>
    {levels.map((words, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a level is its number
      <div key={index} className="row row-top level-word">
        <span className="level-number">
          <span className="strong">{index + 1}</span>
          <span className={`pips pips-${index + 1}`} />
        </span>
        <span className="grow">
          <NameField
            label={say.levelWord(index + 1)}
            value={words}
            longest={LONGEST}
            problem={levelProblem(levels, index)}
            onChange={(next) => onChange(levels.with(index, next) as unknown as LevelWords)}
          />
        </span>
      </div>
    ))}
  </fieldset>
);
