import { useState } from 'react';
import type { Failure } from '../../../contract';
import type { ExportSaid } from '../../../contract/audit';
import { backend, failureOf, unwrap } from '../../shared/backend';
import { download } from '../../shared/download';
import { failureWords } from '../../shared/messages';
import { DownloadIcon } from '../icons';
import { say } from '../messages';

/** A file with what the log is told of it. */
export type Made = { readonly name: string; readonly blob: Blob; readonly said: ExportSaid };
export type ExportFile = { readonly label: string; readonly make: () => Promise<Made> };

/**
 * One button for each kind of file; a file that could not be made, or may not be had now, is said so. None leaves the gadget
 * before the log has its entry: there is no other way out than through here.
 */
export const ExportButtons = ({ files, what }: { files: readonly ExportFile[]; what: string }) => {
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const run = async ({ label, make }: ExportFile) => {
    setBusy(label);
    setFailed(null);
    try {
      const { name, blob, said } = await make();
      unwrap(await backend('recordExport', said));
      download(name, blob);
    } catch (error) {
      const failure = failureOf(error);
      setFailed(failure === null ? say.exportFailed : refusedWords(failure));
    }
    setBusy(null);
  };
  return (
    <span className="row row-wrap export-buttons">
      <DownloadIcon />
      {files.map((file) => (
        <button
          key={file.label}
          type="button"
          className="button button-link"
          aria-label={`${file.label}: ${what}`}
          aria-disabled={busy !== null}
          onClick={() => (busy === null ? void run(file) : undefined)}
        >
          {busy === file.label ? say.preparing : file.label}
        </button>
      ))}
      {failed !== null && (
        <span className="danger" role="alert">
          {failed}
        </span>
      )}
    </span>
  );
};

const refusedWords = (failure: Failure): string => {
  if (failure.kind === 'busy') return say.exportsPaused(failure.retryAfterSeconds);
  const { title, text } = failureWords(failure);
  return `${title}. ${text}`;
};
