const COLOURS = 8;

/** A person's initial on an accent colour that means nothing; the name always stands beside it. */
export const Avatar = ({ accountId, name, large = false }: { accountId: string; name: string; large?: boolean }) => (
  <span className={`avatar avatar-${colourOf(accountId)}${large ? ' avatar-large' : ''}`} aria-hidden="true">
    {(name.trim()[0] ?? '?').toUpperCase()}
  </span>
);

const colourOf = (accountId: string): number =>
  [...accountId].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7) % COLOURS;
