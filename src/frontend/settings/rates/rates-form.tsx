import type { RateOwner, RateSettings, RatesValue } from '../../../contract/rates';
import { CURRENCIES } from '../../../domain/kpi/currency';
import { useFormat, useSite } from '../../shared/site';
import { useNames } from '../../shared/use-names';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { AddRate } from './add-rate';
import { GivenRoles } from './given-roles';
import { rateWords as say } from './messages';
import { currencyName } from './money-field';
import { RateTable } from './rate-table';
import { RoleList } from './role-list';
import { useSaveRates } from './use-rates';

const OBJECT = { kind: 'rates', id: null, accountId: null } as const;

/** Rates with their roles, saved together. */
export const RatesForm = ({ settings }: { settings: RateSettings }) => {
  const { currency, roles, rates, given, version } = settings;
  const draft = useDraft('rates', { version, currency, roles, rates, given });
  const { value } = draft;
  const nameOf = useNames([...peopleOf(value), ...settings.unrated.slice(0, MOST_NAMED)]);
  const save = useSaveRates(() => {
    draft.drop();
    told(say.savedRates, OBJECT);
  });
  const change = (part: Partial<RatesValue>) => draft.change({ ...value, ...part });
  const ownerName = (owner: RateOwner): string => {
    if (owner.kind === 'person') return nameOf(owner.accountId);
    if (owner.kind === 'others') return say.others;
    return value.roles.find(({ id }) => id === owner.role)?.name ?? say.role;
  };
  return (
    <SaveForm
      label={say.rates}
      draft={draft}
      save={save}
      readOnly={settings.readOnly}
      object={OBJECT}
      onSave={() => save.mutate({ ...value, version: value.version ?? 0 })}
    >
      <Covered settings={settings} nameOf={nameOf} />
      <CurrencyChoice value={value.currency} onChoose={(chosen) => change({ currency: chosen })} />
      <section className="stack" aria-label={say.rates}>
        <h2>{say.rates}</h2>
        <RateTable value={value} ownerName={ownerName} onChange={(lines) => change({ rates: lines })} />
        <AddRate
          roles={value.roles}
          today={settings.today}
          rates={value.rates}
          onAdd={(rate) => change({ rates: [...value.rates, rate] })}
        />
      </section>
      <RoleList value={value} onChange={change} />
      {value.roles.length > 0 && (
        <GivenRoles
          value={value}
          today={settings.today}
          nameOf={nameOf}
          onChange={(lines) => change({ given: lines })}
        />
      )}
    </SaveForm>
  );
};

const MOST_NAMED = 5;

const peopleOf = ({ rates, given }: RatesValue): readonly string[] => [
  ...rates.flatMap(({ owner }) => (owner.kind === 'person' ? [owner.accountId] : [])),
  ...given.map(({ accountId }) => accountId),
];

type CoveredProps = { readonly settings: RateSettings; readonly nameOf: (accountId: string) => string };

/** Whether everybody who works has a rate today, as it is stored. */
const Covered = ({ settings: { version, unrated, rated }, nameOf }: CoveredProps) => {
  const format = useFormat();
  const all = format.number(unrated.length + rated);
  if (version === 0 || unrated.length + rated === 0) return null;
  if (unrated.length === 0) return <p className="subtle">{say.allRated(all)}</p>;
  const shown = unrated.slice(0, MOST_NAMED);
  return (
    <div className="message message-warning" role="status">
      <p>
        {say.unrated(format.number(unrated.length), all)} {say.and(shown.map(nameOf), unrated.length - shown.length)}
      </p>
    </div>
  );
};

const CurrencyChoice = ({ value, onChoose }: { value: string; onChoose: (code: string) => void }) => {
  const { locale } = useSite();
  return (
    <div className="field-narrow stack-tight">
      <label className="field">
        {say.currency}
        <select className="select" value={value} onChange={(event) => onChoose(event.target.value)}>
          {CURRENCIES.map((code) => (
            <option key={code} value={code}>
              {`${code} – ${currencyName(code, locale)}`}
            </option>
          ))}
        </select>
      </label>
      <p className="small subtle">{say.currencyHelp}</p>
    </div>
  );
};
