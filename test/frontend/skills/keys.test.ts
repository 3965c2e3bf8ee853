import { describe, expect, it } from 'vitest';
import { actOf } from '../../../src/frontend/settings/skills/grid/keys';

const SIZE = { rows: 41, cols: 14, page: 9 };
const AT = { row: 3, col: 5 };
const press = (key: string, own: object = {}, typing = false) =>
  actOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...own }, AT, SIZE, typing);
const CTRL = { ctrlKey: true };

describe('keys in the grid', () => {
  it.each([
    ['ArrowUp', {}, 2, 5],
    ['ArrowDown', {}, 4, 5],
    ['ArrowLeft', {}, 3, 4],
    ['ArrowRight', {}, 3, 6],
    ['Home', {}, 3, 0],
    ['End', {}, 3, 13],
    ['Home', CTRL, 0, 0],
    ['End', CTRL, 40, 13],
    ['ArrowDown', CTRL, 40, 5],
    ['ArrowLeft', { metaKey: true }, 3, 0],
    ['PageDown', {}, 12, 5],
    ['PageUp', {}, 0, 5],
  ] as const)('%s %o moves to row %i, column %i', (key, own, row, col) => {
    expect(press(key, own)).toEqual({ kind: 'move', to: { row, col } });
  });
  it('set a level, none, and the wish to learn', () => {
    expect(press('4')).toEqual({ kind: 'level', level: 4 });
    for (const key of ['0', 'Delete', 'Backspace']) expect(press(key), key).toEqual({ kind: 'level', level: null });
    expect(press('w')).toEqual({ kind: 'wish' });
    expect(press('6')).toEqual({ kind: 'type', text: '6' });
  });
  it('undo with Ctrl or Cmd, not with Shift', () => {
    expect(press('z', CTRL)).toEqual({ kind: 'undo' });
    expect(press('z', { metaKey: true })).toEqual({ kind: 'undo' });
    expect(press('z', { ...CTRL, shiftKey: true })).toBeNull();
  });
  it('find a person: once letters are typed, W and a space go on with them', () => {
    expect(press('m')).toEqual({ kind: 'type', text: 'm' });
    expect(press('w', {}, true)).toEqual({ kind: 'type', text: 'w' });
    expect(press(' ', {}, true)).toEqual({ kind: 'type', text: ' ' });
    expect(press(' ')).toEqual({ kind: 'open' });
  });
  it('leave what the browser has to itself', () => {
    for (const own of [CTRL, { altKey: true }]) expect(press('c', own)).toBeNull();
    expect([press('Tab'), press('Escape'), press('F5')]).toEqual([null, null, null]);
  });
});
