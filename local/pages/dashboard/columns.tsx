import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import { useFlags } from '../flags';
import { useDesk } from '../session';
import type { Module } from './add-gadget';
import { ColumnHandle } from './column-handle';
import { GadgetCard, type Move } from './gadget-card';
import type { Changing, Column, Dashboard, Gadget } from './use-dashboard';
import { type Drag, type Place, useDrag } from './use-drag';

type Props = Changing & {
  readonly dashboard: Dashboard;
  readonly rounds: Readonly<Record<string, number>>;
  readonly layingOut: boolean;
  readonly configuring: string | null;
  readonly onConfigure: (gadgetId: string | null) => void;
  readonly onRefresh: (gadgetId: string) => void;
};

/** The columns with their gadgets; on narrow screens one below the other. */
export const Columns = (props: Props) => {
  const { dashboard, layingOut, change } = props;
  const { columns } = dashboard;
  const { said, move, remove } = useActs(props);
  const { drag, onGrip } = useDrag((gadgetId, to) => void move(gadgetId, to));
  const names = namesOf(columns, useDesk().session.modules);
  const card = (gadget: Gadget, place: Place) => (
    <GadgetCard
      {...{ gadget, layingOut, onGrip, onRemove: remove, onMove: move }}
      {...{ send: props.send, change, onConfigure: props.onConfigure, onRefresh: props.onRefresh }}
      name={names.get(gadget.id) ?? gadget.moduleKey}
      moves={dashboard.mayEdit ? movesFrom(columns, place) : []}
      mayEdit={dashboard.mayEdit}
      configuring={props.configuring === gadget.id}
      dragged={drag?.gadgetId === gadget.id}
      round={props.rounds[gadget.id] ?? 0}
    />
  );
  const template = columns.map(({ span }) => `minmax(0, ${span}fr)`).join(' ');
  return (
    <div
      className={`columns${layingOut ? ' columns-open' : ''}${drag === null ? '' : ' columns-dragging'}`}
      style={{ ['--columns' as string]: template }}
    >
      {columns.map(({ gadgets }, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is where it stands
        <div key={column} className="column" data-column={column}>
          {gadgets.map((gadget, row) => (
            <Fragment key={gadget.id}>
              {isBefore(drag, gadgets, column, row) && <div className="drop-line" />}
              {card(gadget, { column, row })}
            </Fragment>
          ))}
          {isAtEnd(drag, gadgets, column) && <div className="drop-line" />}
        </div>
      ))}
      {layingOut && columns.length === 2 && (
        <ColumnHandle left={columns[0]?.span ?? 6} onMove={(spans) => void change({ kind: 'columns', spans })} />
      )}
      <p className="unseen" role="status">
        {said}
      </p>
    </div>
  );
};

const useActs = ({ dashboard, change }: Props) => {
  const { show, close } = useFlags();
  const [said, setSaid] = useState('');
  const wanted = useRef<Wanted | null>(null);
  // A gadget that moved stands elsewhere in the page: whoever moved it by the keyboard goes on from there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the dashboard
  useLayoutEffect(() => {
    if (wanted.current !== null) focusOn(wanted.current);
    wanted.current = null;
  }, [dashboard]);
  const move = async (gadgetId: string, { column, row }: Place) => {
    const byGrip = document.activeElement?.classList.contains('grip') === true;
    wanted.current = { gadgetId, what: byGrip ? '.grip' : '.gadget-more' };
    const moved = await change({ kind: 'move', gadgetId, column, row });
    if (moved !== undefined) setSaid(`Moved to column ${column + 1} of ${dashboard.columns.length}, place ${row + 1}.`);
  };
  const remove = async (gadgetId: string) => {
    if ((await change({ kind: 'remove', gadgetId })) === undefined) return;
    const id = `removed ${gadgetId}`;
    const undo = () => {
      close(id);
      wanted.current = { gadgetId, what: '.gadget-more' };
      void change({ kind: 'restore', gadgetId });
    };
    const actions = [{ text: 'Undo', onClick: undo }];
    show({ id, type: 'success', title: 'The gadget is removed', isAutoDismiss: true, actions });
    document.getElementById('content')?.focus({ preventScroll: true });
  };
  return {
    said,
    move: (gadgetId: string, to: Place) => void move(gadgetId, to),
    remove: (gadgetId: string) => void remove(gadgetId),
  };
};

type Wanted = { readonly gadgetId: string; readonly what: '.grip' | '.gadget-more' };

const focusOn = ({ gadgetId, what }: Wanted) =>
  document.querySelector<HTMLElement>(`[data-gadget="${CSS.escape(gadgetId)}"] ${what}`)?.focus();

/** The row that a drop would give, among the others of its column. */
const isBefore = (drag: Drag | null, gadgets: readonly Gadget[], column: number, row: number): boolean =>
  drag !== null && drag.over.column === column && othersOf(drag, gadgets)[drag.over.row]?.id === gadgets[row]?.id;

const isAtEnd = (drag: Drag | null, gadgets: readonly Gadget[], column: number): boolean =>
  drag !== null && drag.over.column === column && drag.over.row >= othersOf(drag, gadgets).length;

const othersOf = ({ gadgetId }: Drag, gadgets: readonly Gadget[]) => gadgets.filter(({ id }) => id !== gadgetId);

const movesFrom = (columns: readonly Column[], { column, row }: Place): Move[] => {
  const lengthOf = (at: number) => columns[at]?.gadgets.length ?? 0;
  const beside = (at: number) => ({ column: at, row: Math.min(row, lengthOf(at)) });
  return [
    ...(row > 0 ? [{ text: 'Move up', key: 'ArrowUp', column, row: row - 1 }] : []),
    ...(row < lengthOf(column) - 1 ? [{ text: 'Move down', key: 'ArrowDown', column, row: row + 1 }] : []),
    ...(column > 0 ? [{ text: 'Move left', key: 'ArrowLeft', ...beside(column - 1) }] : []),
    ...(column < columns.length - 1 ? [{ text: 'Move right', key: 'ArrowRight', ...beside(column + 1) }] : []),
  ];
};

/** Titles, numbered where several gadgets have the same. */
const namesOf = (columns: readonly Column[], modules: readonly Module[]): Map<string, string> => {
  const titled = columns
    .flatMap(({ gadgets }) => gadgets)
    .map(({ id, title, moduleKey }) => ({
      id,
      title: title ?? modules.find(({ key }) => key === moduleKey)?.title ?? moduleKey,
    }));
  return new Map(
    titled.map(({ id, title }) => {
      const alike = titled.filter((one) => one.title === title);
      const number = alike.findIndex((one) => one.id === id) + 1;
      return [id, alike.length === 1 ? title : `${title}, ${number} of ${alike.length}`];
    }),
  );
};
