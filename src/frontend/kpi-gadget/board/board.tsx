import type { CSSProperties } from 'react';
import type { KpiBoard, KpiFigure } from '../../../contract/kpi';
import type { Writing } from '../use-figures';
import { useWidth } from '../use-width';
import { boardColumns } from './board-columns';
import { FigureCard } from './figure-card';

type Props = {
  readonly board: Extract<KpiBoard, { kind: 'answer' }>;
  readonly writing: Writing;
  readonly onOpen: ((figure: KpiFigure) => void) | null;
};

/** One to twelve KPIs, in as many columns as there is room for. */
export const Board = ({ board, writing, onOpen }: Props) => {
  const { box, width } = useWidth<HTMLDivElement>();
  const columns = boardColumns(board.figures.length, remOf(width));
  return (
    <div ref={box} className="board" style={{ '--columns': columns } as CSSProperties}>
      {board.figures.map((figure) => (
        <FigureCard key={figure.kpi} figure={figure} basis={board} writing={writing} onOpen={onOpen} />
      ))}
    </div>
  );
};

export const remOf = (pixels: number): number =>
  pixels / (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
