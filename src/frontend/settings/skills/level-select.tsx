import type { LevelWords } from '../../../domain/suggestion/level-words';
import type { SkillLevel } from '../../../domain/suggestion/skills';
import { LEVELS, skillWords as say } from './messages';

type Props = {
  readonly label: string;
  readonly value: SkillLevel;
  readonly levels: LevelWords;
  readonly disabled?: boolean;
  readonly onChange: (level: SkillLevel) => void;
};

/** A level by what it means. */
export const LevelSelect = ({ label, value, levels, disabled = false, onChange }: Props) => (
  <select
    className="select"
    aria-label={label}
    value={value}
    disabled={disabled}
    onChange={(event) => onChange(LEVELS.find((level) => String(level) === event.target.value) ?? value)}
  >
    {LEVELS.map((level) => (
      <option key={level} value={level}>
        {say.levelChoice(level, levels)}
      </option>
    ))}
  </select>
);
