import { useState } from 'react';
import { DownloadIcon } from '../icons';
import { say } from '../messages';

export type ExportFile = { readonly label: string; readonly make: () => void | Promise<void> };

/** One button for each kind of file; a file that could not be made is said so. */
export const ExportButtons = ({ files, what }: { files: readonly ExportFile[]; what: string }) => {
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const run = async ({ label, make }: ExportFile) => {
    setBusy(label);
    setFailed(false);
    try {
      await make();
    } catch {
      setFailed(true);
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
      {failed && (
        <span className="danger" role="alert">
          {say.exportFailed}
        </span>
      )}
    </span>
  );
};
