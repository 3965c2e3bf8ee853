import { lazy, type ReactNode, Suspense, useId } from 'react';
import { useFormat } from '../shared/site';
import { Banners } from './banners';
import { Controls, MoreRows } from './controls';
import { Empty } from './empty';
import { IssueLine } from './issue-line';
import { panelWords } from './messages';
import { DataNotes, Legend } from './notes';
import type { ListProps, PanelProps } from './props';
import { rowsOf } from './rows';
import { fitOf } from './suggestion/fit';
import { SuggestionPlace } from './suggestion/place';
import { shortReason } from './suggestion/short-reason';
import { WhyNotBeside, WhyNotLink } from './suggestion/why-not-place';
import { Teammates } from './teammates';
import { NarrowTeammates } from './teammates-narrow';
import { useChoice } from './use-choice';
import { useChosen } from './use-chosen';
import { useLayout } from './use-layout';
import { scaleOf } from './week-sums';

const Chosen = lazy(() => import('./chosen/chosen').then((module) => ({ default: module.Chosen })));

/** The issue's facts, what is unusual, the teammates, the legend, where the figures come from. */
export const PanelView = (props: PanelProps) => {
  const { panel, nameOf, work, assign, teamId, notListed, suggesting } = props;
  const { box, layout } = useLayout();
  const format = useFormat();
  const fit = fitOf(suggesting);
  const choice = useChoice(panel, nameOf, fit);
  const everybody = rowsOf(panel.members, panel, work, nameOf);
  const rowOf = (accountId: string | null) => everybody.find(({ member }) => member.accountId === accountId) ?? null;
  const person = useChosen(box, assign);
  const { chosen, toggle, close } = person;
  const region = useId();
  const row = rowOf(chosen);
  const scale = scaleOf(everybody.map(({ weeks }) => weeks));
  const notSuggested =
    fit === null || choice.sort !== 'fit'
      ? null
      : new Map([...fit.leftOut].map(([accountId, vetoes]) => [accountId, shortReason(vetoes, fit.needed, format)]));
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
        <Columns beside={layout === 'beside' ? besideOf(detail, props) : null}>
          <SuggestionPlace {...props} layout={layout} person={person} />
          <Controls {...props} choice={choice} layout={layout} />
          <List
            {...{ panel, layout, rows: shown, scale, detail, chosen, region, notSuggested }}
            window={choice.window}
            onToggle={toggle}
          />
          <MoreRows choice={choice} />
          {layout !== 'beside' && <WhyNotLink {...props} layout={layout} />}
          <Legend />
        </Columns>
      )}
      {panel.members.length > 0 && <DataNotes {...props} window={choice.window} />}
    </main>
  );
};

/** Beside the list: who was chosen, and why not others. */
const besideOf = (detail: ReactNode, props: PanelProps): ReactNode => {
  const { kind } = props.suggesting;
  if (kind !== 'there' && kind !== 'reading') return detail;
  return (
    <div className="side-stack">
      {detail}
      <WhyNotBeside {...props} layout="beside" />
    </div>
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
