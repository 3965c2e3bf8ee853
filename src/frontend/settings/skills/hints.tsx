import { useMemo, useState } from 'react';
import type { SkillHint, SkillsPage } from '../../../contract/skills';
import { LEAST_ISSUES } from '../../../domain/suggestion/skill-hints';
import type { SkillLevel } from '../../../domain/suggestion/skills';
import { Avatar } from '../../shared/avatar';
import { failureOf } from '../../shared/backend';
import { DoneIcon } from '../../shared/icons';
import { failureWords, words } from '../../shared/messages';
import { Centred, Failed } from '../../shared/states';
import { Message } from '../save-form';
import { told } from '../use-settings';
import { LevelSelect } from './level-select';
import { skillWords as say } from './messages';
import { useHintAnswers, useHints } from './use-hints';
import { usePeopleNames } from './use-people-names';
import { useRefNames } from './use-ref-names';

/** What history says of who can do what; nothing of it counts before somebody says yes. */
export const Hints = ({ page }: { page: SkillsPage }) => {
  const asked = useHints();
  if (asked.isPending) return <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />;
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />;
  const { hints, days, learns } = asked.data;
  if (!learns) return <p className="subtle">{say.hintsOff}</p>;
  if (page.admin && page.skills.needs.length === 0) return <p className="subtle">{say.hintsNoNeeds}</p>;
  return (
    <>
      <p className="subtle hints-text">{say.hintsText(LEAST_ISSUES, days)}</p>
      {hints.length === 0 ? (
        <Centred icon={<DoneIcon />} title={say.hintsNone} text={say.hintsNoneText} />
      ) : (
        <HintList page={page} hints={hints} days={days} />
      )}
    </>
  );
};

type ListProps = { readonly page: SkillsPage; readonly hints: readonly SkillHint[]; readonly days: number };

const HintList = ({ page, hints, days }: ListProps) => {
  const accounts = useMemo(() => hints.map(({ accountId }) => accountId), [hints]);
  const nameOf = usePeopleNames(accounts);
  const refName = useRefNames(hints.flatMap(({ evidence }) => evidence));
  const [undoable, setUndoable] = useState<SkillHint | null>(null);
  const { confirm, dismiss } = useHintAnswers();
  const skillName = (hint: SkillHint) => page.skills.skills.find(({ id }) => id === hint.skill)?.name ?? say.removed;
  const evidence = (hint: SkillHint) =>
    hint.evidence
      .map((one) => {
        const { kind, name } = refName(one);
        return say.evidence(one.issues, kind, name);
      })
      .join(say.and);
  if (nameOf === null) return <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />;
  const drop = (hint: SkillHint, dismissed: boolean) =>
    dismiss.mutate(
      { accountId: hint.accountId, skill: hint.skill, dismissed },
      { onSuccess: () => setUndoable(dismissed ? hint : null) },
    );
  const sorted = [...hints].sort((a, b) => nameOf(a.accountId).localeCompare(nameOf(b.accountId)));
  return (
    <>
      <Refused error={confirm.error ?? dismiss.error} />
      {undoable !== null && (
        <p className="row row-wrap small subtle" role="status">
          {say.dismissed(nameOf(undoable.accountId), skillName(undoable))}
          <button type="button" className="button button-link" onClick={() => drop(undoable, false)}>
            {say.hintUndo}
          </button>
        </p>
      )}
      <ul className="hints">
        {sorted.map((hint) => (
          <HintRow
            key={`${hint.accountId} ${hint.skill}`}
            hint={hint}
            page={page}
            name={nameOf(hint.accountId)}
            skill={skillName(hint)}
            says={say.resolvedThese(evidence(hint), days)}
            busy={confirm.isPending || dismiss.isPending}
            onConfirm={(level) =>
              confirm.mutate(
                { hint, level },
                {
                  onSuccess: () =>
                    told(say.confirmed(nameOf(hint.accountId), skillName(hint)), {
                      ...{ kind: 'person-skills', id: null, accountId: hint.accountId },
                    }),
                },
              )
            }
            onDismiss={() => drop(hint, true)}
          />
        ))}
      </ul>
    </>
  );
};

type RowProps = {
  readonly hint: SkillHint;
  readonly page: SkillsPage;
  readonly name: string;
  readonly skill: string;
  readonly says: string;
  readonly busy: boolean;
  readonly onConfirm: (level: SkillLevel) => void;
  readonly onDismiss: () => void;
};

const HintRow = ({ hint, page, name, skill, says, busy, onConfirm, onDismiss }: RowProps) => {
  const [level, setLevel] = useState(hint.level);
  const off = busy || page.readOnly;
  return (
    <li className="hint">
      <Avatar accountId={hint.accountId} name={name} />
      <div className="grow">
        <h2 className="hint-title">
          <bdi>{say.hint(name, skill)}</bdi>
        </h2>
        <p className="small subtle">{says}</p>
      </div>
      <div className="row row-wrap hint-acts">
        <LevelSelect
          label={say.levelFor(name, skill)}
          value={level}
          levels={page.skills.levels}
          disabled={off}
          onChange={setLevel}
        />
        <button
          type="button"
          className="button"
          aria-label={say.confirmFor(name, skill)}
          disabled={off}
          onClick={() => onConfirm(level)}
        >
          {say.confirm}
        </button>
        <button
          type="button"
          className="button button-quiet"
          aria-label={say.dismissFor(name, skill)}
          disabled={off}
          onClick={onDismiss}
        >
          {say.dismiss}
        </button>
      </div>
    </li>
  );
};

const Refused = ({ error }: { error: unknown }) => {
  if (error === null) return null;
  const failure = failureOf(error);
  const said = failure === null ? { title: words.wrongTitle, text: words.wrongText } : failureWords(failure);
  return <Message kind="error" {...said} />;
};
