import { useState } from 'react';
import type { ChainBreak } from '../../../contract/audit';
import { failureOf } from '../../shared/backend';
import { failureWords, words } from '../../shared/messages';
import { BrokenChainIcon, ChainIcon } from './icons';
import { KIND_WORDS, auditWords as say } from './messages';
import type { Naming } from './naming';
import { type Verified, verifyChain } from './use-audit';

type Props = { readonly naming: Naming; readonly total: number | null };
type State =
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'running'; readonly checked: number }
  | { readonly kind: 'done'; readonly found: Verified }
  | { readonly kind: 'failed'; readonly error: unknown };

const SHOWN = 5;

/** Works the chain out anew when asked, and says that it holds, or exactly where it breaks. */
export const ChainState = ({ naming }: Props) => {
  const [state, setState] = useState<State>({ kind: 'not-yet' });
  const run = async () => {
    setState({ kind: 'running', checked: 0 });
    try {
      setState({ kind: 'done', found: await verifyChain((checked) => setState({ kind: 'running', checked })) });
    } catch (error) {
      setState({ kind: 'failed', error });
    }
  };
  return (
    <div className="audit-chain stack-tight" role="status">
      <span className="row row-wrap row-tight">
        {state.kind === 'running' && say.verifying(naming.format.number(state.checked))}
        {state.kind === 'failed' && <span className="danger">{refusal(state.error)}</span>}
        {state.kind === 'done' && <Outcome found={state.found} naming={naming} />}
        <button
          type="button"
          className="button"
          aria-disabled={state.kind === 'running'}
          onClick={() => (state.kind === 'running' ? undefined : void run())}
        >
          {state.kind === 'not-yet' ? say.verify : say.verifyAgain}
        </button>
      </span>
      {state.kind === 'done' && <Breaks breaks={state.found.breaks} naming={naming} />}
    </div>
  );
};

const Outcome = ({ found, naming: { format } }: { found: Verified; naming: Naming }) => {
  const altered = found.breaks.some(({ kind }) => kind !== 'unlogged');
  const [before, entries, after] = say.holds(format.number(found.checked), format.time(found.at));
  return altered ? (
    <span className="row row-tight danger strong">
      <BrokenChainIcon />
      {say.broken(format.number(found.breaks.length))}
    </span>
  ) : (
    <span className="row row-tight">
      <span className="audit-holds">
        <ChainIcon />
      </span>
      <span>
        {before}
        <b className="strong">{entries}</b>
        {after}
      </span>
    </span>
  );
};

const Breaks = ({ breaks, naming }: { breaks: readonly ChainBreak[]; naming: Naming }) => {
  if (breaks.length === 0) return null;
  const shown = breaks.slice(0, SHOWN);
  const altered = breaks.some(({ kind }) => kind !== 'unlogged');
  return (
    <div className={`message ${altered ? 'message-error' : 'message-warning'}`}>
      <div className="stack-tight">
        <ul>
          {shown.map((one) => (
            <li key={JSON.stringify(one)}>{breakWords(one, naming)}</li>
          ))}
          {breaks.length > SHOWN && <li>{say.moreBroken(naming.format.number(breaks.length - SHOWN))}</li>}
        </ul>
        <p className="small">{altered ? say.brokenText : say.unloggedText}</p>
      </div>
    </div>
  );
};

const breakWords = (one: ChainBreak, { format, person }: Naming): string => {
  if (one.kind === 'altered') return say.altered(format.number(one.seq));
  const [from, to] = [format.number(one.from), format.number(one.to)];
  if (one.kind === 'missing') return say.missing(from, to);
  if (one.kind === 'cut') return say.cut(from, to);
  const { kind, accountId } = one.object;
  const what = KIND_WORDS[kind] ?? kind;
  return say.unlogged(one.name ?? (accountId === null ? what : `${what} of ${person(accountId)}`), from, to);
};

const refusal = (error: unknown): string => {
  const failure = failureOf(error);
  return failure === null ? words.wrongTitle : failureWords(failure).title;
};
