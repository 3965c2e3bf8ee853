import type { AuditPage } from '../../../contract/audit';
import type { Format } from '../../shared/format';
import { LeftIcon, RightIcon } from './icons';
import { auditWords as say } from './messages';

type Props = Pick<AuditPage, 'page' | 'pageSize' | 'total'> & {
  readonly format: Format;
  readonly onPage: (page: number) => void;
};

export const Pager = ({ page, pageSize, total, format, onPage }: Props) => {
  const from = page * pageSize + 1;
  const to = Math.min(total, from + pageSize - 1);
  return (
    <div className="row row-between small subtle">
      <span aria-live="polite">{say.shown(format.number(from), format.number(to), format.number(total))}</span>
      <span className="row row-tight">
        <button
          type="button"
          className="button button-icon"
          aria-label={say.newer}
          disabled={page === 0}
          onClick={() => onPage(page - 1)}
        >
          <LeftIcon />
        </button>
        <button
          type="button"
          className="button button-icon"
          aria-label={say.older}
          disabled={to >= total}
          onClick={() => onPage(page + 1)}
        >
          <RightIcon />
        </button>
      </span>
    </div>
  );
};
