import './access.css';
import type { AccessSettings, GrantAsked, GrantGiven, GrantKind } from '../../../contract/access';
import { Avatar } from '../../shared/avatar';
import { useFormat } from '../../shared/site';
import { Failed } from '../../shared/states';
import { useNames } from '../../shared/use-names';
import { Refused } from '../save-form';
import { TableHead } from '../table-head';
import { told } from '../use-settings';
import { SectionLoading } from '../with-team-settings';
import { AddGrant } from './add-grant';
import { accessWords as say } from './messages';
import { useAccess, useGive, useTake } from './use-access';

const KINDS: readonly GrantKind[] = ['app-admin', 'rates', 'manager'];

/** Grants of Atelier's own: who has which, who gave it and when. */
export const AccessSection = () => {
  const access = useAccess();
  if (access.isPending) return <SectionLoading />;
  if (access.isError) return <Failed error={access.error} onRetry={() => void access.refetch()} />;
  return (
    <>
      <header>
        <h1>{say.title}</h1>
        <p className="subtle page-text">{say.text}</p>
      </header>
      {KINDS.map((kind) => (
        <Grants key={kind} kind={kind} access={access.data} />
      ))}
    </>
  );
};

const Grants = ({ kind, access }: { kind: GrantKind; access: AccessSettings }) => {
  const words = say.kinds[kind];
  const grants = access.grants.filter((grant) => grant.kind === kind);
  const nameOf = useNames(access.grants.flatMap(({ accountId, by }) => (by === null ? [accountId] : [accountId, by])));
  const flag =
    (what: typeof say.given) =>
    (_: AccessSettings, { accountId, teamId }: GrantAsked) =>
      told(what(words.title, nameOf(accountId)), {
        kind: 'grant',
        id: teamId === null ? kind : `${kind}:${teamId}`,
        accountId,
      });
  const give = useGive(flag(say.given));
  const take = useTake(flag(say.taken));
  const row = (grant: GrantGiven) => (
    <GrantRow
      key={`${grant.accountId} ${grant.teamId}`}
      grant={grant}
      what={words.title}
      team={access.teams.find(({ id }) => id === grant.teamId)?.name ?? null}
      nameOf={nameOf}
      onTake={access.readOnly ? null : () => take.mutate({ kind, accountId: grant.accountId, teamId: grant.teamId })}
    />
  );
  return (
    <section className="card-still stack" aria-label={words.title}>
      <div>
        <h2>{words.title}</h2>
        <p className="subtle">{words.text}</p>
      </div>
      {grants.length === 0 ? <p className="subtlest">{words.none}</p> : <Table kind={kind} rows={grants.map(row)} />}
      <Refused error={give.error ?? take.error} />
      {!access.readOnly && (
        <AddGrant kind={kind} access={access} grants={grants} onGive={(asked) => give.mutate(asked)} />
      )}
    </section>
  );
};

const Table = ({ kind, rows }: { kind: GrantKind; rows: readonly JSX.Element[] }) => (
  <div className="table-box">
    <table className="plain grants">
      <TableHead titles={[say.person, ...(kind === 'manager' ? [say.team] : []), say.by, say.since]} acts />
      <tbody>{rows}</tbody>
    </table>
  </div>
);

type RowProps = {
  readonly grant: GrantGiven;
  readonly what: string;
  readonly team: string | null;
  readonly nameOf: (accountId: string) => string;
  /** Null = nothing can be changed. */
  readonly onTake: (() => void) | null;
};

const GrantRow = ({ grant: { accountId, by, at, teamId }, what, team, nameOf, onTake }: RowProps) => {
  const format = useFormat();
  const name = nameOf(accountId);
  return (
    <tr>
      <th scope="row">
        <span className="row">
          <Avatar accountId={accountId} name={name} />
          <bdi className="truncate">{name}</bdi>
        </span>
      </th>
      {teamId !== null && <td>{team}</td>}
      <td>
        <bdi>{by === null ? say.someone : nameOf(by)}</bdi>
      </td>
      <td className="nowrap">{format.moment(at)}</td>
      <td>
        {onTake !== null && (
          <button
            type="button"
            className="button button-quiet"
            aria-label={say.takeFrom(team === null ? what : `${what}, ${team}`, name)}
            onClick={onTake}
          >
            {say.take}
          </button>
        )}
      </td>
    </tr>
  );
};
