import './audit.css';
import { useState } from 'react';
import type { AuditAsked } from '../../../contract/audit';
import { useFormat } from '../../shared/site';
import { Centred, Failed } from '../../shared/states';
import { useNames } from '../../shared/use-names';
import { AuditTable } from './audit-table';
import { ChainState } from './chain-state';
import { ExportButton } from './export-button';
import { FilterBar } from './filter-bar';
import { SearchIcon } from './icons';
import { ACTION_WORDS, ACTIONS, KIND_WORDS, auditWords as say } from './messages';
import { Pager } from './pager';
import { askedOf, type Filter, type Meant, useAuditPage } from './use-audit';
import { useNaming } from './use-naming';

const FIRST: Filter = { text: '', by: null, action: null, time: 'month' };

/** Who changed, read or exported what: newest first, found, filtered, exported, verified, taken back. */
export const AuditSection = () => {
  const format = useFormat();
  const [filter, setFilter] = useState(FIRST);
  const [page, setPage] = useState(0);
  const [now] = useState(Date.now);
  const [actors, setActors] = useState<readonly string[]>([]);
  const nameOf = useNames(actors);
  const asked: AuditAsked = askedOf(filter, meantBy(filter.text, actors, nameOf), now);
  const log = useAuditPage(asked, page);
  const fresh = log.data?.actors ?? actors;
  if (fresh.join() !== actors.join()) setActors(fresh);
  const naming = useNaming(log.data?.entries ?? []);
  const change = (part: Partial<Filter>) => {
    setPage(0);
    setFilter({ ...filter, ...part });
  };
  return (
    <>
      <header className="row row-between row-top">
        <div className="grow audit-title">
          <h1>{say.title}</h1>
          <p className="subtle">{say.text}</p>
        </div>
        <ExportButton asked={asked} />
      </header>
      <div className="row row-wrap row-between">
        <FilterBar filter={filter} actors={actors} nameOf={nameOf} onChange={change} />
        <ChainState naming={naming} total={log.data?.total ?? null} />
      </div>
      {log.isPending && <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />}
      {log.isError && <Failed error={log.error} onRetry={() => void log.refetch()} />}
      {log.isSuccess && log.data.total === 0 && <Centred icon={<SearchIcon />} title={say.none} text={say.noneText} />}
      {log.isSuccess && log.data.total > 0 && (
        <>
          <AuditTable lines={log.data.entries} naming={naming} readOnly={log.data.readOnly} />
          <Pager {...log.data} format={format} onPage={setPage} />
        </>
      )}
    </>
  );
};

/** What was typed may be a word of the screen, or a name: then it means kinds, actions and people. */
const meantBy = (text: string, actors: readonly string[], nameOf: (accountId: string) => string): Meant => {
  const typed = text.trim().toLowerCase();
  const has = (words: string) => typed.length >= 2 && words.toLowerCase().includes(typed);
  return {
    kinds: Object.keys(KIND_WORDS).filter((kind) => has(KIND_WORDS[kind] ?? '')),
    actions: ACTIONS.filter((action) => has(ACTION_WORDS[action])),
    people: actors.filter((accountId) => has(nameOf(accountId))),
  };
};
