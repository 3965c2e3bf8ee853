import { useEffect, useState } from 'react';
import { Menu } from './dashboard/menu';
import { Find } from './find';
import { clockText } from './format';
import { ClockIcon, MoonIcon, SunIcon } from './icons';
import { PERSONAL_PAGE } from './module-page';
import { Avatar } from './parts';
import { Link, useRouter } from './router';
import { useDesk } from './session';

/** Name, search, the desk's clock, the theme, and who is signed in. */
export const Header = () => (
  <header className="top">
    <Link to="/mine" className="brand">
      <span className="brand-mark" aria-hidden="true" />
      <b>Desk</b>
      <span className="lozenge">local</span>
    </Link>
    <Find />
    <Clock />
    <Theme />
    <SignedIn />
    <Account />
  </header>
);

const Clock = () => {
  const { now } = useDesk();
  const [at, setAt] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 1000);
    return () => clearInterval(timer);
  }, [now]);
  return (
    <time className="clock subtle" dateTime={new Date(at).toISOString()}>
      <ClockIcon />
      {clockText(at)}
    </time>
  );
};

const THEMES = [
  { theme: 'light', name: 'Light', Icon: SunIcon },
  { theme: 'dark', name: 'Dark', Icon: MoonIcon },
] as const;

const Theme = () => {
  const { theme: current, setTheme } = useDesk();
  return (
    <fieldset className="theme" aria-label="Theme">
      {THEMES.map(({ theme, name, Icon }) => (
        <button
          key={theme}
          type="button"
          className="theme-button"
          aria-label={name}
          title={name}
          aria-pressed={theme === current}
          onClick={() => setTheme(theme)}
        >
          <Icon />
        </button>
      ))}
    </fieldset>
  );
};

/** What Jira keeps behind one's own picture. */
const Account = () => {
  const { session } = useDesk();
  const { go } = useRouter();
  const pages = [PERSONAL_PAGE].filter((one) => session.modules.some(({ type }) => type === one.type));
  if (pages.length === 0) return null;
  return <Menu label="Account" items={pages.map(({ title, path }) => ({ text: title, run: () => go(path) }))} />;
};

const SignedIn = () => {
  const { session, signIn } = useDesk();
  const people = [...session.users].sort((a, b) => a.displayName.localeCompare(b.displayName));
  return (
    <label className="signed-in">
      <span className="small subtle">Signed in as</span>
      <span className="signed-in-choice">
        {session.me !== null && <Avatar person={session.me} />}
        <select
          className="select"
          aria-label="Signed in as"
          value={session.me?.accountId ?? ''}
          onChange={(event) => void signIn(event.target.value)}
        >
          {people.map(({ accountId, displayName, admin, customer }) => (
            <option key={accountId} value={accountId}>
              {displayName}
              {admin ? ' (admin)' : customer ? ' (customer)' : ''}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
};
