import type { LegendItem } from './sketch';

/** What each mark means. */
export const Legend = ({ items }: { items: readonly LegendItem[] }) => (
  <ul className="chart-legend small">
    {items.map((item) => (
      <li key={item.text}>
        <svg width="16" height="12" aria-hidden="true" focusable="false">
          <Mark {...item} />
        </svg>
        {item.text}
      </li>
    ))}
  </ul>
);

const Mark = ({ kind, mark }: LegendItem) => {
  switch (kind) {
    case 'area':
      return <rect className={mark} x="2" y="1" width="12" height="10" rx="2" />;
    case 'dot':
    case 'ring':
      return <circle className={mark} cx="8" cy="6" r="3.5" />;
    default:
      return (
        <line className={mark.startsWith('chart-target') ? mark : `chart-line ${mark}`} x1="0" x2="16" y1="6" y2="6" />
      );
  }
};
