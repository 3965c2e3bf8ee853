import { CloseIcon } from '../shared/icons';
import { settingsWords } from './messages';

/** Takes a row away; `label` says which one. */
export const RemoveButton = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <button
    type="button"
    className="button button-quiet button-icon"
    aria-label={label}
    title={settingsWords.remove}
    onClick={onClick}
  >
    <CloseIcon />
  </button>
);
