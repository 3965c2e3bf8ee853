import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { LevelWords } from '../../../../domain/suggestion/level-words';
import { skillWords as say } from '../messages';
import { GridFoot, GridHead, NameColumn, PersonRow, type Placed } from './cells';
import { actOf, type Place } from './keys';
import { LevelMenu } from './level-menu';
import { ableBySkill, type Cell, type Column, NOTHING, type Row, spansOf, typedRow } from './model';
import type { GridEdits } from './use-edits';
import { COLUMN, HEAD, ROW, useWindow, type Window } from './use-window';

type Props = {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** Whom "able" counts: everybody of the chosen team, whatever is searched. */
  readonly counted: readonly Row[];
  readonly levels: LevelWords;
  readonly needed: ReadonlySet<number>;
  readonly readOnly: boolean;
  readonly edits: GridEdits;
  readonly onUndo: () => void;
};

/** How long letters belong to one name. */
const TYPING_MS = 900;

/** Room for a scrollbar under the rows, so that few rows do not scroll. */
const SCROLLBAR = 16;

/** People and skills; one cell has the focus, and keys act on it. */
export const SkillGrid = ({ rows, columns, counted, levels, needed, readOnly, edits, onUndo }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const [wanted, setFocus] = useState<Place>({ row: 0, col: 0 });
  const [menu, setMenu] = useState<Place | null>(null);
  const focus = {
    row: Math.min(wanted.row, rows.length),
    col: Math.max(0, Math.min(wanted.col, columns.length - 1)),
  };
  const shown = useWindow(box, { rows: rows.length, cols: columns.length }, focus);
  const { follow, entered, left } = useFollow(box, focus, setFocus);
  const able = useMemo(() => ableBySkill(counted), [counted]);
  const spans = useMemo(() => spansOf(columns), [columns]);
  const placed = usePlaced(columns, shown);
  const drawn = shown.rows.flatMap(({ index, start }) => {
    const row = rows[index];
    return row === undefined ? [] : [{ row, index, start: start - HEAD }];
  });
  const go = (to: Place) => {
    setFocus(to);
    shown.show(to);
    follow();
  };
  const set = ({ row, col }: Place, change: (cell: Cell) => Cell) => {
    const [person, column] = [rows[row], columns[col]];
    if (person === undefined || column === undefined || readOnly) return;
    edits.change(person, column.id, change(person.cells.get(column.id) ?? NOTHING));
  };
  const open = (place: Place) => {
    setFocus(place);
    if (!readOnly && place.row < rows.length) setMenu(place);
  };
  const press = useKeys(rows, { focus, cols: columns.length, page: shown.page }, { go, set, open, undo: onUndo });
  const click = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (place !== null) open(place);
  };
  const [person, column] = [rows[menu?.row ?? -1], columns[menu?.col ?? -1]];
  const close = () => {
    setMenu(null);
    follow();
  };
  return (
    <div className="sg-wrap">
      <div
        ref={box}
        role="grid"
        aria-label={say.grid}
        aria-rowcount={rows.length + 3}
        aria-colcount={columns.length + 1}
        aria-readonly={readOnly}
        className="sg"
        style={{ '--all': `${shown.height + SCROLLBAR}px` } as CSSProperties}
        onKeyDown={menu === null ? press : undefined}
        onClick={click}
        onFocus={entered}
        onBlur={left}
        onScroll={menu === null ? undefined : () => setMenu(null)}
      >
        <div className="sg-all" style={{ width: shown.width, height: shown.height }}>
          <GridHead columns={placed} spans={spans} personWidth={shown.personWidth} />
          <div role="rowgroup" className="sg-rows" style={{ height: rows.length * ROW }}>
            {drawn.map(({ row, index, start }) => (
              <PersonRow
                key={row.accountId}
                row={row}
                index={index}
                start={start}
                columns={placed}
                levels={levels}
                focus={index === focus.row ? focus.col : -1}
                unsaved={[...(edits.edits.get(row.accountId)?.keys() ?? [])].join(' ')}
              />
            ))}
            <NameColumn rows={drawn} />
          </div>
          <GridFoot
            columns={placed}
            able={able}
            index={rows.length}
            focus={focus.row === rows.length ? focus.col : -1}
            needed={needed}
          />
        </div>
      </div>
      {menu !== null && person !== undefined && column !== undefined && (
        <LevelMenu
          title={say.levelMenu(person.name, column.name)}
          anchor={cellAt(box.current, menu)}
          cell={person.cells.get(column.id) ?? NOTHING}
          levels={levels}
          onLevel={(level) => {
            set(menu, (cell) => ({ ...cell, level }));
            close();
          }}
          onWish={() => set(menu, (cell) => ({ ...cell, wants: !cell.wants }))}
          onClose={close}
        />
      )}
    </div>
  );
};

/** Columns that are on screen, with the room before each: the same list while it says the same, so that rows are not drawn again. */
const usePlaced = (columns: readonly Column[], shown: Window): readonly Placed[] => {
  const [first, last] = [shown.columns[0]?.index ?? 0, shown.columns.at(-1)?.index ?? -1];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same columns are on screen while the first and last are the same
  return useMemo(
    () =>
      shown.columns.flatMap(({ index }, n) => {
        const column = columns[index];
        const next = (shown.columns[n - 1]?.index ?? -1) + 1;
        return column === undefined ? [] : [{ column, index, gap: (index - next) * COLUMN }];
      }),
    [columns, first, last, shown.columns.length],
  );
};

type Spot = { readonly focus: Place; readonly cols: number; readonly page: number };
type Acts = {
  readonly go: (to: Place) => void;
  readonly set: (place: Place, change: (cell: Cell) => Cell) => void;
  readonly open: (place: Place) => void;
  readonly undo: () => void;
};

/** Keys act on the cell that has the focus; letters find a person. */
const useKeys = (rows: readonly Row[], { focus, cols, page }: Spot, acts: Acts) => {
  const typed = useRef({ text: '', at: 0 });
  const find = (letters: string) => {
    const now = performance.now();
    const going = now - typed.current.at < TYPING_MS;
    const text = going ? typed.current.text + letters : letters;
    typed.current = { text, at: now };
    const row = typedRow(rows, focus.row + (going ? 0 : 1), text);
    if (row >= 0) acts.go({ row, col: focus.col });
  };
  return (event: KeyboardEvent) => {
    const typing = typed.current.text !== '' && performance.now() - typed.current.at < TYPING_MS;
    const act = actOf(event, focus, { rows: rows.length + 1, cols, page }, typing);
    if (act === null) return;
    event.preventDefault();
    if (act.kind === 'move') acts.go(act.to);
    else if (act.kind === 'level') acts.set(focus, (cell) => ({ ...cell, level: act.level }));
    else if (act.kind === 'wish') acts.set(focus, (cell) => ({ ...cell, wants: !cell.wants }));
    else if (act.kind === 'open') acts.open(focus);
    else if (act.kind === 'undo') acts.undo();
    else find(act.text);
  };
};

const placeOf = (target: EventTarget): Place | null => {
  const cell = (target as Element).closest<HTMLElement>('[data-row]');
  return cell === null ? null : { row: Number(cell.dataset.row), col: Number(cell.dataset.col) };
};

const cellAt = (box: HTMLElement | null, { row, col }: Place): HTMLElement | null =>
  box?.querySelector<HTMLElement>(`[data-row="${row}"][data-col="${col}"]`) ?? null;

/**
 * Puts the keyboard's focus where the grid's is, once that is drawn, and back where a cell that had it was drawn anew.
 * Scrolling alone never moves the focus.
 */
const useFollow = (box: { readonly current: HTMLElement | null }, focus: Place, setFocus: (place: Place) => void) => {
  // Which asking was followed: an effect of a drawing before it, which may still be to come, knows nothing of it.
  const [asked, ask] = useState(0);
  const followed = useRef(0);
  const held = useRef(false);
  useEffect(() => {
    const isLost = held.current && document.activeElement === document.body;
    const cell = asked !== followed.current || isLost ? cellAt(box.current, focus) : null;
    if (cell === null) return;
    followed.current = asked;
    cell.focus({ preventScroll: true });
  });
  const follow = () => ask((n) => n + 1);
  /** However a cell came by the keyboard's focus, it is the one that keys act on. */
  const entered = ({ target }: FocusEvent) => {
    held.current = true;
    setFocus(placeOf(target) ?? focus);
  };
  /** A cell that is taken away loses the focus, too; whoever goes elsewhere than to another cell leaves it where it is. */
  const left = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      if (target.isConnected) held.current = box.current?.contains(document.activeElement) === true;
    });
  return { follow, entered, left };
};
