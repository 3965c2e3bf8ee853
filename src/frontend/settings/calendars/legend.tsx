import { calendarWords as say } from './messages';

/** What days look like, in words. */
export const Legend = ({ list }: { readonly list: string | null }) => (
  <ul className="legend small subtle">
    {(['work', 'half', 'holiday', 'off', 'today'] as const).map((kind) => (
      <li key={kind}>
        <span className={`day day-swatch ${kind === 'today' ? 'day-today' : `day-${kind}`}`} aria-hidden="true" />
        {kind === 'holiday' && list !== null ? `${say.kinds.holiday}, ${list}` : say.kinds[kind]}
      </li>
    ))}
  </ul>
);
