/** A triangle with a mark: something is broken or missing. */
export const WarningIcon = () => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="M8 2.5 14 13H2z" />
    <path d="M8 6.5v3" />
    <circle className="icon-solid" cx="8" cy="11" r=".8" />
  </svg>
);
export const MoreIcon = () => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <circle className="icon-solid" cx="3" cy="8" r="1.3" />
    <circle className="icon-solid" cx="8" cy="8" r="1.3" />
    <circle className="icon-solid" cx="13" cy="8" r="1.3" />
  </svg>
);
export const TickIcon = () => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="m3 8.500 3.500 3.500L13 4.500" />
  </svg>
);
