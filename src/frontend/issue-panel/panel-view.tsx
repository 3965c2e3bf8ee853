import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { Banners } from './banners';
import { Controls, MoreRows } from './controls';
import { Empty } from './empty';
import { IssueLine } from './issue-line';
import { panelWords } from './messages';
import { DataNotes, Legend } from './notes';
import type { ListProps, PanelProps } from './props';
import { rowsOf } from './rows';
import { Teammates } from './teammates';
import { NarrowTeammates } from './teammates-narrow';
import { useChoice } from './use-choice';
import { useLayout } from './use-layout';
import { scaleOf } from './week-sums';

const Chosen = lazy(() => import('./chosen/chosen').then((module) => ({ default: module.Chosen })));

/** The issue's facts, what is unusual, the teammates, the legend, where the figures come from. */
export const PanelView = (props: PanelProps) => {
  const { panel, nameOf, work, assign, teamId, notListed } = props;
  const { box, layout } = useLayout();
  const choice = useChoice(panel, nameOf);
  const everybody = rowsOf(panel.members, panel, work, nameOf);
  const rowOf = (accountId: string | null) => everybody.find(({ member }) => member.accountId === accountId) ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const region = useId();
  const row = rowOf(chosen);
  const scale = scaleOf(everybody.map(({ weeks }) => weeks));
  const opened = useReturn(box);
  const toggle = (accountId: string) => {
    if (chosen === accountId) return close();
    assign.forget();
    opened.current = accountId;
    setChosen(accountId);
  };
  const close = () => {
    assign.forget();
    setChosen(null);
    opened.giveBack();
  };
  const detail =
    row === null ? null : (
      <Suspense fallback={<div id={region} className={`chosen chosen-${layout}`} aria-busy="true" />}>
        <Chosen
          key={row.member.accountId}
          {...{ panel, teamId, row, region, scale, layout, assign, nameOf, notListed }}
          holder={row.member.assigned ? null : rowOf(panel.issue.assignee)}
          onClose={close}
        />
      </Suspense>
    );
  const shown = choice.shown.flatMap(({ accountId }) => rowOf(accountId) ?? []);
  return (
    <main className={`panel panel-${layout}`} ref={box}>
      <h1 className="visually-hidden">{panelWords.capacity}</h1>
      <Banners {...props} window={choice.windows[0]} />
      <IssueLine panel={panel} nameOf={nameOf} />
      {panel.members.length === 0 ? (
        panel.reading?.phase !== 'open' && <Empty />
      ) : layout === 'narrow' && detail !== null ? (
        detail
      ) : (
        <Columns beside={layout === 'beside' ? detail : null}>
          <Controls {...props} choice={choice} layout={layout} />
          <List
            {...{ panel, layout, rows: shown, scale, detail, chosen, region }}
            window={choice.window}
            onToggle={toggle}
          />
          <MoreRows choice={choice} />
          <Legend />
        </Columns>
      )}
      {panel.members.length > 0 && <DataNotes {...props} window={choice.window} />}
    </main>
  );
};

const List = ({ layout, detail, ...rest }: ListProps) =>
  layout === 'narrow' ? (
    <NarrowTeammates {...rest} detail={null} />
  ) : (
    <Teammates {...rest} detail={layout === 'table' ? detail : null} />
  );

const Columns = ({ children, beside }: { children: ReactNode; beside: ReactNode }) => (
  <div className={beside === null ? 'columns-one' : 'columns-two'}>
    <div className="stack stack-wide main-column">{children}</div>
    {beside !== null && <aside className="side-column">{beside}</aside>}
  </div>
);

/** Focus goes back to the row that was opened, when what it opened is closed. */
const useReturn = (box: React.RefObject<HTMLElement>) => {
  const from = useRef<string | null>(null);
  return {
    set current(accountId: string | null) {
      from.current = accountId;
    },
    giveBack: () => {
      const account = from.current;
      requestAnimationFrame(() =>
        box.current?.querySelector<HTMLElement>(`[data-account="${CSS.escape(account ?? '')}"]`)?.focus(),
      );
    },
  };
};
