import { useQuery } from '@tanstack/react-query';
import { readJira } from './jira';
import { say } from './messages';
import { openSettings } from './open-settings';

type Permissions = { readonly permissions?: { readonly ADMINISTER?: { readonly havePermission?: boolean } } };

/** Leads an admin to the settings; others read whom to ask. */
export const SetUp = () => {
  const admin = useQuery({
    queryKey: ['admin'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const mine = await readJira<Permissions>('/rest/api/3/mypermissions?permissions=ADMINISTER');
      return mine?.permissions?.ADMINISTER?.havePermission === true;
    },
  });
  if (admin.data === undefined) return <p className="small"> </p>;
  if (!admin.data) return <p className="small subtle">{say.setUpAsk}</p>;
  return (
    <button type="button" className="button button-link figure-set-up" onClick={openSettings}>
      {say.setUpAdmin}
    </button>
  );
};
