import { memo } from 'react';
import type { LevelWords } from '../../../../domain/suggestion/level-words';
import { Avatar } from '../../../shared/avatar';
import { LearnIcon, WarningIcon } from '../../../shared/icons';
import { skillWords as say } from '../messages';
import { type Able, type Cell, type Column, NOBODY_ABLE, NOTHING, type Row, type Span } from './model';
import { COLUMN } from './use-window';

/** Rows of the header in front of the people. */
const HEADS = 2;
/** A column and the room between it and the one that is drawn before it, in px. */
export type Placed = { readonly column: Column; readonly index: number; readonly gap: number };

/** Cells stand in a line. Placed one by one, each would be a layer to the browser, and a frame has hundreds. */
const after = (gap: number) => (gap === 0 ? undefined : { marginLeft: gap });

type RowProps = {
  readonly row: Row;
  readonly index: number;
  readonly start: number;
  readonly columns: readonly Placed[];
  readonly levels: LevelWords;
  /** Column of the focus, -1 = in another row. */
  readonly focus: number;
  /** Columns whose cell is not saved yet, as one text, so that a row is drawn again only when it changed. */
  readonly unsaved: string;
};

/** One person. Cells carry their place; the grid listens for all of them. The name that is seen stands in `NameColumn`. */
export const PersonRow = memo(({ row, index, start, columns, levels, focus, unsaved }: RowProps) => {
  const waiting = unsaved === '' ? [] : unsaved.split(' ');
  return (
    <div role="row" aria-rowindex={index + 1 + HEADS} className="sg-row" style={{ top: start }}>
      <div role="rowheader" aria-colindex={1} className="sg-name">
        {row.name}
      </div>
      {columns.map(({ column, index: col, gap }) => {
        const { level, wants } = row.cells.get(column.id) ?? NOTHING;
        return (
          <LevelCell
            key={column.id}
            {...{ index, col, gap, level, wants, levels }}
            name={row.name}
            skill={column.name}
            first={column.first}
            focus={focus === col}
            unsaved={waiting.includes(String(column.id))}
          />
        );
      })}
    </div>
  );
});

type CellProps = Cell & {
  readonly index: number;
  readonly col: number;
  readonly gap: number;
  readonly name: string;
  readonly skill: string;
  readonly levels: LevelWords;
  readonly first: boolean;
  readonly focus: boolean;
  readonly unsaved: boolean;
};

/** One element and its text: hundreds of these come into sight with every frame of a fast scroll. */
const LevelCell = memo(({ index, col, gap, name, skill, levels, level, wants, first, focus, unsaved }: CellProps) => (
  <div
    role="gridcell"
    aria-colindex={col + 2}
    aria-label={say.cell(name, skill, level, levels, wants)}
    tabIndex={focus ? 0 : -1}
    data-row={index}
    data-col={col}
    className={`sg-cell${level === null ? (wants ? '' : ' sg-none') : ` sg-pips sg-pips-${level}`}${first ? ' sg-first' : ''}${unsaved ? ' sg-unsaved' : ''}`}
    style={after(gap)}
  >
    {level ?? (wants ? null : '·')}
    {wants && <LearnIcon />}
  </div>
));

type NamesProps = { readonly rows: readonly { readonly row: Row; readonly start: number }[] };

/** The names as they are seen, all in one box: a box of its own for each is a layer of its own, drawn anew with every frame. */
export const NameColumn = ({ rows }: NamesProps) => (
  <div aria-hidden="true" className="sg-names">
    {rows.map(({ row, start }) => (
      <Name key={row.accountId} accountId={row.accountId} name={row.name} start={start} />
    ))}
  </div>
);

type NameProps = { readonly accountId: string; readonly name: string; readonly start: number };

const Name = memo(({ accountId, name, start }: NameProps) => (
  <div className="sg-person" style={{ top: start }}>
    <Avatar accountId={accountId} name={name} />
    <bdi className="truncate" title={name}>
      {name}
    </bdi>
  </div>
));

type HeadProps = {
  readonly columns: readonly Placed[];
  readonly spans: readonly Span[];
  readonly personWidth: number;
};

/** Groups above, skills below; both stay on top. */
export const GridHead = memo(({ columns, spans, personWidth }: HeadProps) => {
  const [from, to] = [columns[0]?.index ?? 0, columns.at(-1)?.index ?? 0];
  return (
    <div role="rowgroup" className="sg-head">
      <div role="row" aria-rowindex={1} className="sg-groups">
        <div role="columnheader" aria-colindex={1} className="sg-corner">
          <span className="visually-hidden">{say.group}</span>
        </div>
        {spans
          .filter((span) => span.from <= to && span.from + span.count > from)
          .map(({ group, from: first, count }) => (
            <div
              key={group ?? ''}
              role="columnheader"
              aria-colindex={first + 2}
              aria-colspan={count}
              className="sg-group sg-first"
              style={{ left: personWidth + first * COLUMN, width: count * COLUMN }}
            >
              <span className="sg-group-name" title={group ?? say.noGroup}>
                {group ?? say.noGroup}
              </span>
            </div>
          ))}
      </div>
      <div role="row" aria-rowindex={2} className="sg-skills">
        <div role="columnheader" aria-colindex={1} className="sg-corner">
          {say.person}
        </div>
        {columns.map(({ column, index, gap }) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 2}
            className={`sg-skill${column.first ? ' sg-first' : ''}`}
            title={column.name}
            style={after(gap)}
          >
            <span>{column.name}</span>
          </div>
        ))}
      </div>
    </div>
  );
});

type FootProps = {
  readonly columns: readonly Placed[];
  readonly able: ReadonlyMap<number, Able>;
  readonly index: number;
  readonly focus: number;
  readonly needed: ReadonlySet<number>;
};

/** How many are able, by skill, and who is the only one. */
export const GridFoot = memo(({ columns, able, index, focus, needed }: FootProps) => (
  <div role="rowgroup" className="sg-foot">
    <div role="row" aria-rowindex={index + 1 + HEADS} className="sg-able">
      <div role="rowheader" aria-colindex={1} className="sg-corner sg-able-head">
        <span>
          <span className="strong">{say.able}</span>
          <span className="block small subtlest">{say.ableShort}</span>
        </span>
      </div>
      {columns.map(({ column, index: col, gap }) => {
        const { count, only } = able.get(column.id) ?? NOBODY_ABLE;
        const warned = only !== null || (count === 0 && needed.has(column.id));
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={col + 2}
            aria-label={say.ableIn(column.name, count, only)}
            tabIndex={focus === col ? 0 : -1}
            data-row={index}
            data-col={col}
            title={only ?? undefined}
            className={`sg-cell sg-count${column.first ? ' sg-first' : ''}${warned ? ' warning' : ''}`}
            style={after(gap)}
          >
            <span className="sg-number">
              {warned && <WarningIcon />}
              {count}
            </span>
            {warned && (
              <span className="sg-only">{only === null ? say.nobodyAble : say.only(only.split(' ')[0] ?? only)}</span>
            )}
          </div>
        );
      })}
    </div>
  </div>
));
