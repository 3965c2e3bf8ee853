import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Waiting } from '../../../contract/personal';
import { backend, failureOf, unwrap } from '../../shared/backend';
import type { Format } from '../../shared/format';
import { DoneIcon } from '../../shared/icons';
import { failureWords, words } from '../../shared/messages';
import { useFormat } from '../../shared/site';
import { Centred, Failed } from '../../shared/states';
import { useNames } from '../../shared/use-names';
import { Message } from '../save-form';
import { told } from '../use-settings';
import { privacyWords as say } from './messages';

const KEY = ['requests'];

/** What people asked for: a yes or a no. */
export const RequestsSection = () => {
  const queries = useQueryClient();
  const requests = useQuery({ queryKey: KEY, queryFn: () => backend('getRequests', {}).then(unwrap) });
  const nameOf = useNames((requests.data ?? []).map(({ accountId }) => accountId));
  const format = useFormat();
  const decide = useMutation({
    mutationFn: async ({ accountId, kind, version, approve }: Waiting & { approve: boolean }) =>
      unwrap(await backend('decideRequest', { accountId, kind, version, approve })),
    onSuccess: (left, { approve }) => {
      told(approve ? say.approved : say.declined);
      queries.setQueryData(KEY, left);
      void queries.invalidateQueries();
    },
  });
  const failure = failureOf(decide.error);
  const said = failure === null ? { title: words.wrongTitle, text: words.wrongText } : failureWords(failure);
  return (
    <>
      <header>
        <h1>{say.requests}</h1>
        <p className="subtle">{say.requestsText}</p>
      </header>
      {requests.isPending && <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />}
      {requests.isError && <Failed error={requests.error} onRetry={() => void requests.refetch()} />}
      {decide.isError && <Message kind="warning" {...said} />}
      {requests.data?.length === 0 && <Centred icon={<DoneIcon />} title={say.noRequests} text={say.noRequestsText} />}
      <ul className="stack">
        {(requests.data ?? []).map((one) => (
          <li key={`${one.accountId} ${one.kind}`} className="row row-wrap">
            <bdi className="strong">{nameOf(one.accountId)}</bdi>
            <span className="grow">
              {say.kinds[one.kind]}: {valueWords(one, format)}
            </span>
            <span className="small subtle">{format.moment(one.at)}</span>
            {[true, false].map((approve) => (
              <button
                key={String(approve)}
                type="button"
                className="button"
                aria-label={say.of(approve ? say.approve : say.decline, say.kinds[one.kind], nameOf(one.accountId))}
                disabled={decide.isPending}
                onClick={() => decide.mutate({ ...one, approve })}
              >
                {approve ? say.approve : say.decline}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
};

const valueWords = ({ value }: Waiting, format: Format): string => {
  if ('skills' in value) return say.skillCount(format.number(value.skills.length));
  if ('absences' in value) return say.daysOff(format.number(value.absences.length));
  const week = value.schedules.at(-1)?.week ?? [];
  const sum = week.reduce((all, seconds) => all + seconds, 0) / 3600;
  return [say.hoursAWeek(format.number(sum)), ...(value.zone === null ? [] : [value.zone])].join(', ');
};
