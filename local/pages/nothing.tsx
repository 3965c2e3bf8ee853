import { useEffect } from 'react';
import { NothingIcon } from './icons';
import { Link } from './router';

/** What stands where a page would: the fact, Jira's words, and a way on. */
export const Nothing = ({ title, text }: { title: string; text: string }) => {
  useTitle(title);
  return (
    <section className="centred">
      <NothingIcon />
      <h1>{title}</h1>
      <p className="subtle">{text}</p>
      <Link to="/mine">My work</Link>
    </section>
  );
};

export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · Desk`;
  }, [title]);
};
