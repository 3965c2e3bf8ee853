import { useQueryClient } from '@tanstack/react-query';
import type { SettingsHome } from '../../contract/access';
import { ImportInParts } from './import-in-parts';
import { settingsWords as say } from './messages';

/** People from CSV. */
export const ImportSection = ({ home }: { home: SettingsHome }) => {
  const queries = useQueryClient();
  return (
    <>
      <header>
        <h1>{say.importTitle}</h1>
        <p className="subtle">{say.importText}</p>
      </header>
      <ImportInParts
        draftKey="import"
        kind="people"
        columns={say.columnHelp}
        example={say.importExample}
        readOnly={home.readOnly}
        onImported={() => void queries.invalidateQueries()}
      />
    </>
  );
};
