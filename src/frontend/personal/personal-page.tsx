import '../settings/settings.css';
import '../settings/fields.css';
import '../settings/tables.css';
import '../settings/narrow.css';
import './personal.css';
import type { Personal } from '../../contract/personal';
import { WithDrafts } from '../settings/use-draft';
import { words } from '../shared/messages';
import { ReadingNote } from '../shared/reading-note';
import { Failed } from '../shared/states';
import { Known } from './known';
import { personalWords as say } from './messages';
import { AbsencesForm, HoursForm, SkillsForm, Standing } from './own-forms';
import { usePersonal } from './use-personal';

/** The page of one's own: everybody has it. */
export const PersonalPage = () => {
  const personal = usePersonal();
  if (personal.isPending) return <Loading />;
  if (personal.isError) return <Failed error={personal.error} onRetry={() => void personal.refetch()} />;
  return (
    <WithDrafts>
      <Own personal={personal.data} />
    </WithDrafts>
  );
};

const PARTS = [
  ['hours', HoursForm],
  ['absences', AbsencesForm],
  ['skills', SkillsForm],
] as const;

const Own = ({ personal }: { personal: Personal }) => (
  <main className="personal stack stack-wide">
    <header>
      <h1>{say.title}</h1>
      <p className="subtle">{say.text}</p>
    </header>
    {personal.readOnly && <p className="message message-warning">{words.noteReadOnly}</p>}
    {personal.reading !== null && <ReadingNote reading={personal.reading} />}
    {PARTS.map(([kind, Form]) => (
      <section key={kind} className="stack">
        <h2>{say.kinds[kind]}</h2>
        <Standing personal={personal} kind={kind} />
        <Form personal={personal} />
      </section>
    ))}
    <section className="stack">
      <h2>{say.seen}</h2>
      <ul className="stack-tight">
        {say.seenLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
    <Known known={personal.known} />
  </main>
);

/** The page's shape, while it is read. */
const Loading = () => (
  <div className="personal stack stack-wide" role="status" aria-label={say.loading}>
    <div className="skeleton skeleton-title" />
    <div className="skeleton skeleton-block" />
  </div>
);
