import { useQueryClient } from '@tanstack/react-query';
import { ImportInParts } from '../import-in-parts';
import { skillWords as say } from './messages';
import { SKILLS_KEY } from './use-skills';

/** Skills of people from CSV. */
export const SkillsImport = ({ readOnly }: { readOnly: boolean }) => {
  const queries = useQueryClient();
  return (
    <>
      <p className="subtle">{say.importText}</p>
      <ImportInParts
        draftKey="skill import"
        kind="skills"
        columns={say.columnHelp}
        example={say.importExample}
        readOnly={readOnly}
        onImported={() => void queries.invalidateQueries({ queryKey: SKILLS_KEY })}
      />
    </>
  );
};
