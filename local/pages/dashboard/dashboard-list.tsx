import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { get, post } from '../api';
import { PlusIcon } from '../icons';
import { Nothing, useTitle } from '../nothing';
import { Problem } from '../parts';
import { Link, useRouter } from '../router';

type Listed = {
  id: string;
  name: string;
  description?: string;
  owner?: { displayName: string };
  sharePermissions: unknown[];
};

/** Dashboards that the viewer may see. */
export const DashboardList = () => {
  useTitle('Dashboards');
  const [creating, setCreating] = useState(false);
  const read = useQuery({
    queryKey: ['dashboards'],
    queryFn: async () => (await get<{ dashboards: Listed[] }>('/rest/api/3/dashboard?maxResults=100')).dashboards,
    refetchOnMount: 'always',
  });
  if (read.isError && read.data === undefined) return <Nothing title="Nothing here" text={read.error.message} />;
  return (
    <>
      <header className="page-head">
        <h1>Dashboards</h1>
        <button type="button" className="button button-primary" onClick={() => setCreating(true)}>
          <PlusIcon />
          New dashboard
        </button>
      </header>
      {read.data?.length === 0 && <p className="list-none subtle">No dashboard that you may see.</p>}
      {read.data !== undefined && read.data.length > 0 && <Table dashboards={read.data} />}
      {creating && <NewDashboard onDone={() => setCreating(false)} />}
    </>
  );
};

const Table = ({ dashboards }: { dashboards: readonly Listed[] }) => (
  <table className="list list-dashboards">
    <thead>
      <tr>
        {['Name', 'Owner', 'Who sees it'].map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {dashboards.map(({ id, name, description = '', owner, sharePermissions }) => (
        <tr key={id} className="issue-row">
          <td className="cell-summary">
            <Link to={`/dashboards/${id}`} className="plain-link">
              <bdi>{name}</bdi>
            </Link>{' '}
            <span className="small subtle">{description}</span>
          </td>
          <td className="nowrap">{owner?.displayName ?? 'Former user'}</td>
          <td className="nowrap">{sharePermissions.length === 0 ? 'Only its owner' : 'Everybody'}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const NewDashboard = ({ onDone }: { onDone: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const { go } = useRouter();
  useEffect(() => dialog.current?.showModal(), []);
  const create = useMutation({
    mutationFn: (form: FormData) =>
      post<{ id: string }>('/rest/api/3/dashboard', {
        name: String(form.get('name') ?? ''),
        description: String(form.get('description') ?? ''),
        sharePermissions: form.get('shared') === null ? [] : [{ type: 'authenticated' }],
        editPermissions: [],
      }),
    onSuccess: ({ id }) => {
      dialog.current?.close();
      go(`/dashboards/${id}`);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    create.mutate(new FormData(event.currentTarget));
  };
  return (
    <dialog ref={dialog} className="modal" aria-labelledby="new-dashboard" onClose={onDone}>
      <form className="form" onSubmit={submit}>
        <h2 id="new-dashboard">New dashboard</h2>
        <label>
          Name
          <input className="input" name="name" required maxLength={255} />
        </label>
        <label>
          Description
          <input className="input" name="description" maxLength={1000} />
        </label>
        <label className="form-check">
          <input type="checkbox" name="shared" defaultChecked />
          Everybody may see it
        </label>
        <Problem text={create.error?.message ?? null} />
        <div className="row">
          <button type="submit" className="button button-primary" disabled={create.isPending}>
            Create
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
};
