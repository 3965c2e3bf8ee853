import type { TeamSettings } from '../../contract';
import { backend, unwrap } from '../shared/backend';
import { ImportForm } from './import-form';
import type { Checked } from './import-outcome';
import { settingsWords as say } from './messages';
import { unknownAccounts } from './unknown-accounts';
import { useTakeOver } from './use-settings';

/** People from CSV. */
export const ImportSection = ({ settings }: { settings: TeamSettings }) => {
  const takeOver = useTakeOver();
  const apply = async (csv: string) => {
    const { settings: fresh, lines } = unwrap(await backend('importPeople', { csv, apply: true }));
    if (fresh !== null) takeOver(fresh);
    return fresh === null ? null : lines;
  };
  return (
    <>
      <header>
        <h1>{say.importTitle}</h1>
        <p className="subtle">{say.importText}</p>
      </header>
      <ImportForm
        draftKey="import"
        columns={say.columnHelp}
        example={say.importExample}
        readOnly={settings.readOnly}
        check={checked}
        apply={apply}
      />
    </>
  );
};

/** What the back end makes of the text, and whom Jira does not know. */
const checked = async (csv: string): Promise<Checked> => {
  const { lines, errors } = unwrap(await backend('importPeople', { csv, apply: false }));
  const { problems, names } = errors.length > 0 ? { problems: [], names: new Map() } : await unknownAccounts(csv);
  return { csv, lines, errors: [...errors, ...problems], names, note: null };
};
