import { majorOf, minorOf } from '../../../domain/kpi/currency';
import { NumberField } from '../../shared/fields';
import { useSite } from '../../shared/site';

type Props = {
  readonly label: string;
  /** Whole minor units; NaN = what was typed is no such amount. */
  readonly minor: number;
  readonly currency: string;
  /** In minor units. */
  readonly least?: number;
  readonly most: number;
  readonly onChange: (minor: number) => void;
};

/** An amount as people write it; more decimals than the currency has are refused, not rounded. */
export const MoneyField = ({ label, minor, currency, least = 0, most, onChange }: Props) => {
  const { locale } = useSite();
  return (
    <span className="row row-tight money">
      <NumberField
        label={label}
        value={Number.isNaN(minor) ? minor : majorOf(minor, currency)}
        least={majorOf(least, currency)}
        most={majorOf(most, currency)}
        onChange={(typed) => onChange(typed === null ? Number.NaN : minorOf(typed, currency))}
      />
      <span className="small subtle" title={currencyName(currency, locale)}>
        {currency}
      </span>
    </span>
  );
};

/** A currency's name in the viewer's language; its code where there is none. */
export const currencyName = (code: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: 'currency', fallback: 'code' }).of(code) ?? code;
