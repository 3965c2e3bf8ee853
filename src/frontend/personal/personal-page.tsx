import './personal.css';
import type { Personal } from '../../contract/personal';
import { words } from '../shared/messages';
import { ReadingNote } from '../shared/reading-note';
import { Failed } from '../shared/states';
import { personalWords as say } from './messages';
import { usePersonal } from './use-personal';

/** The page of one's own: everybody has it. */
export const PersonalPage = () => {
  const personal = usePersonal();
  if (personal.isPending) return <Loading />;
  if (personal.isError) return <Failed error={personal.error} onRetry={() => void personal.refetch()} />;
  return <Own personal={personal.data} />;
};

const Own = ({ personal }: { personal: Personal }) => (
  <main className="personal stack stack-wide">
    <header>
      <h1>{say.title}</h1>
      <p className="subtle">{say.text}</p>
    </header>
    {personal.readOnly && <p className="message message-warning">{words.noteReadOnly}</p>}
    {personal.reading !== null && <ReadingNote reading={personal.reading} />}
  </main>
);

/** The page's shape, while it is read. */
const Loading = () => (
  <div className="personal stack stack-wide" role="status" aria-label={say.loading}>
    <div className="skeleton skeleton-title" />
    <div className="skeleton skeleton-block" />
  </div>
);
