import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { remove } from '../api';
import { Problem } from '../parts';
import { useRouter } from '../router';
import type { Dashboard } from './use-dashboard';

type Props = { readonly dashboard: Pick<Dashboard, 'id' | 'name'>; readonly onDone: () => void };

/** Asks first: unlike a gadget, a dashboard cannot be taken back. */
export const DeleteDashboard = ({ dashboard: { id, name }, onDone }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const queries = useQueryClient();
  const { go } = useRouter();
  useEffect(() => dialog.current?.showModal(), []);
  const gone = useMutation({
    mutationFn: () => remove(`/rest/api/3/dashboard/${id}`),
    onSuccess: () => {
      go('/dashboards');
      queries.removeQueries({ queryKey: ['dashboard', id] });
    },
  });
  return (
    <dialog ref={dialog} className="modal" aria-labelledby="delete-dashboard" onClose={onDone}>
      <div className="form">
        <h2 id="delete-dashboard">Delete this dashboard?</h2>
        <p>
          <bdi>{name}</bdi> goes with all its gadgets, for everybody. It cannot be taken back.
        </p>
        <Problem text={gone.error?.message ?? null} />
        <div className="row">
          <button
            type="button"
            className="button button-danger"
            disabled={gone.isPending}
            onClick={() => gone.mutate()}
          >
            Delete
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </div>
    </dialog>
  );
};
