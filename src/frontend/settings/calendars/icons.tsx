export const PreviousIcon = () => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="m10 4-4 4 4 4" />
  </svg>
);
export const NextIcon = () => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="m6 4 4 4-4 4" />
  </svg>
);
