import type { SkillLevel } from '../../../../domain/suggestion/skills';

/** Where the focus stands. The row after the last person is the one that counts who is able. */
export type Place = { readonly row: number; readonly col: number };
export type Size = { readonly rows: number; readonly cols: number; readonly page: number };

export type Act =
  | { readonly kind: 'move'; readonly to: Place }
  | { readonly kind: 'level'; readonly level: SkillLevel | null }
  | { readonly kind: 'wish' }
  | { readonly kind: 'open' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'type'; readonly text: string };

type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** What a key means in the grid; null = nothing. `typing` = letters were typed a moment ago, so W goes on with them. */
export const actOf = (pressed: Pressed, at: Place, size: Size, typing: boolean): Act | null => {
  const { key, altKey } = pressed;
  const command = pressed.ctrlKey || pressed.metaKey;
  if (altKey) return null;
  if (command && key.toLowerCase() === 'z' && !pressed.shiftKey) return { kind: 'undo' };
  const to = moved(key, command, at, size);
  if (to !== null) return { kind: 'move', to };
  return command ? null : ofCell(key, typing);
};

/** What is done to the cell that has the focus, or a letter of a name. */
const ofCell = (key: string, typing: boolean): Act | null => {
  if (key === 'Enter' || key === 'F2' || (key === ' ' && !typing)) return { kind: 'open' };
  if (key === 'Delete' || key === 'Backspace') return { kind: 'level', level: null };
  if (/^[0-5]$/.test(key)) return { kind: 'level', level: key === '0' ? null : (Number(key) as SkillLevel) };
  if (key.toLowerCase() === 'w' && !typing) return { kind: 'wish' };
  return key.length === 1 && (key !== ' ' || typing) ? { kind: 'type', text: key } : null;
};

/** Arrows one by one, Home and End along the row, with Ctrl to the corners, pages by what is on screen. */
const moved = (key: string, command: boolean, { row, col }: Place, { rows, cols, page }: Size): Place | null => {
  const within = (place: Place): Place => ({
    row: Math.max(0, Math.min(rows - 1, place.row)),
    col: Math.max(0, Math.min(cols - 1, place.col)),
  });
  const far = command ? Math.max(rows, cols) : 1;
  switch (key) {
    case 'ArrowUp':
      return within({ row: row - far, col });
    case 'ArrowDown':
      return within({ row: row + far, col });
    case 'ArrowLeft':
      return within({ row, col: col - far });
    case 'ArrowRight':
      return within({ row, col: col + far });
    case 'PageUp':
      return within({ row: row - page, col });
    case 'PageDown':
      return within({ row: row + page, col });
    case 'Home':
      return { row: command ? 0 : row, col: 0 };
    case 'End':
      return { row: command ? rows - 1 : row, col: cols - 1 };
    default:
      return null;
  }
};
