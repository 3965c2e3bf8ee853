import type { LevelWords } from '../../../domain/suggestion/level-words';
import type { SkillLevel } from '../../../domain/suggestion/skills';
import { LEVELS, skillWords as say } from './messages';

type Props<Level> = {
  readonly label: string;
  readonly value: Level;
  readonly levels: LevelWords;
  readonly disabled?: boolean;
  readonly onChange: (level: Level) => void;
};

/** A level by what it means. */
export const LevelSelect = ({ label, value, levels, disabled = false, onChange }: Props<SkillLevel>) => (
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

/** The same, where there may be none. */
export const LevelOrNone = ({ label, value, levels, onChange }: Props<SkillLevel | null>) => (
  <select
    className="select"
    aria-label={label}
    value={value ?? ''}
    onChange={(event) => onChange(LEVELS.find((level) => String(level) === event.target.value) ?? null)}
  >
    <option value="">{say.noneDeclared}</option>
    {LEVELS.map((level) => (
      <option key={level} value={level}>
        {say.levelChoice(level, levels)}
      </option>
    ))}
  </select>
);
