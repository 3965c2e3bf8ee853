import type { ImportKind } from '../../contract';
import { ImportForm } from './import-form';
import type { Checked } from './import-outcome';
import { applySent, checkSent, type Sent, sendInParts } from './in-parts';
import { unknownAccounts } from './unknown-accounts';

type Props = {
  readonly kind: ImportKind;
  readonly draftKey: string;
  readonly columns: readonly (readonly [string, string])[];
  readonly example: string;
  readonly readOnly: boolean;
  /** After lines were stored. */
  readonly onImported: () => void;
};

type InParts = Checked & { readonly sent: Sent; readonly seen: string };

/** Lines from CSV, as many as there are: sent in parts, checked as a whole, stored as a whole. */
export const ImportInParts = ({ kind, onImported, ...form }: Props) => {
  const apply = async (_: string, checked: Checked) => {
    const { sent, seen } = checked as InParts;
    const lines = await applySent(sent, seen);
    onImported();
    return lines;
  };
  return <ImportForm {...form} check={(csv) => checkedBy(kind, csv)} apply={apply} />;
};

/** What the back end makes of the text, and whom Jira does not know. */
const checkedBy = async (kind: ImportKind, csv: string): Promise<InParts> => {
  const sent = await sendInParts(kind, csv);
  const found = await checkSent(sent);
  if (found.errors.length > 0) return { ...found, sent, names: new Map(), note: null };
  const { problems, names } = await unknownAccounts(csv);
  return { ...found, sent, names, errors: problems, problems: problems.length, note: null };
};
