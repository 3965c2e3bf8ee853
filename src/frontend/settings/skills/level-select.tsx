import type { SkillLevel } from '../../../domain/suggestion/skills';
import { LEVELS, skillWords as say } from './messages';

type Props = {
  readonly label: string;
  readonly value: SkillLevel | null;
  readonly onChange: (level: SkillLevel | null) => void;
  /** No level can be chosen, too. */
  readonly optional?: boolean;
};

/** A level by what it means. */
export const LevelSelect = ({ label, value, onChange, optional = false }: Props) => (
  <select
    className="select"
    aria-label={label}
    value={value ?? ''}
    onChange={(event) => onChange(LEVELS.find((level) => String(level) === event.target.value) ?? null)}
  >
    {optional && <option value="">{say.noLevel}</option>}
    {LEVELS.map((level) => (
      <option key={level} value={level}>
        {say.levelChoice(level)}
      </option>
    ))}
  </select>
);
