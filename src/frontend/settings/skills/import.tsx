import { useQueryClient } from '@tanstack/react-query';
import { backend, unwrap } from '../../shared/backend';
import { ImportForm } from '../import-form';
import type { Checked } from '../import-outcome';
import { unknownAccounts } from '../unknown-accounts';
import { skillWords as say } from './messages';
import { freshSkills } from './use-skills';

/** Skills of people from CSV. */
export const SkillsImport = ({ readOnly }: { readOnly: boolean }) => {
  const queries = useQueryClient();
  const apply = async (csv: string) => {
    const { errors, lines } = unwrap(await backend('importSkills', { csv, apply: true }));
    if (errors.length > 0) return null;
    await freshSkills(queries);
    return lines;
  };
  return (
    <>
      <p className="subtle">{say.importText}</p>
      <ImportForm
        draftKey="skill import"
        columns={say.columnHelp}
        example={say.importExample}
        readOnly={readOnly}
        check={checked}
        apply={apply}
      />
    </>
  );
};

const checked = async (csv: string): Promise<Checked> => {
  const { lines, errors, newSkills } = unwrap(await backend('importSkills', { csv, apply: false }));
  const { problems, names } = errors.length > 0 ? { problems: [], names: new Map() } : await unknownAccounts(csv);
  const note = newSkills.length === 0 ? null : say.creates(newSkills);
  return { csv, lines, errors: [...errors, ...problems], names, note };
};
