import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditAsked, AuditLine } from '../../../contract/audit';
import { failureOf } from '../../shared/backend';
import { type CsvCell, csvText } from '../../shared/csv';
import { download, fileName } from '../../shared/download';
import { failureWords, words } from '../../shared/messages';
import { useSite } from '../../shared/site';
import { readNames } from '../../shared/use-names';
import { told } from '../use-settings';
import { entryWords } from './entry-words';
import { DownloadIcon } from './icons';
import { auditWords as say } from './messages';
import type { Naming } from './naming';
import { allEntries } from './use-audit';
import { peopleOf, useNaming } from './use-naming';

/** Everything that the filter asks for, as CSV, with names and with each entry's hash; the log says so first. */
export const ExportButton = ({ asked }: { asked: AuditAsked }) => {
  const { format } = useSite();
  const naming = useNaming([]);
  const [failed, setFailed] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: async () => {
      const lines = await allEntries(asked);
      const names = await readNames([...new Set(lines.flatMap(peopleOf))]);
      const person = (accountId: string | null) =>
        accountId === null ? say.erased : (names.get(accountId) ?? words.someone);
      const rows = lines.map((line) => rowOf(line, { ...naming, person }));
      const text = csvText([[...say.csv], ...rows]);
      download(fileName(say.title, 'csv'), new Blob([text], { type: 'text/csv;charset=utf-8' }));
      return lines.length;
    },
    onMutate: () => setFailed(null),
    onSuccess: (entries) => told(say.exported(format.number(entries))),
    onError: (error) => {
      const failure = failureOf(error);
      setFailed(failure === null ? words.wrongTitle : failureWords(failure).text);
    },
  });
  return (
    <span className="row row-tight">
      {failed !== null && (
        <span className="danger small" role="alert">
          {failed}
        </span>
      )}
      <button
        type="button"
        className="button"
        aria-disabled={make.isPending}
        onClick={() => (make.isPending ? undefined : make.mutate())}
      >
        <DownloadIcon />
        {make.isPending ? say.exporting : say.exportCsv}
      </button>
    </span>
  );
};

const rowOf = (line: AuditLine, naming: Naming): readonly CsvCell[] => {
  const { did, what, change } = entryWords(line, naming);
  return [
    line.seq,
    new Date(line.at).toISOString(),
    naming.person(line.by),
    line.by ?? '',
    did,
    what,
    change,
    line.hash,
  ];
};
