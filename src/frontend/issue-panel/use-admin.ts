import { requestJira, router } from '@forge/bridge';
import { useQuery } from '@tanstack/react-query';

/** Whether the viewer may configure Atelier; asked of Jira as the viewer, and only where a hint for admins would help. */
export const useAdmin = (wanted: boolean): boolean => {
  const admin = useQuery({
    queryKey: ['admin'],
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const response = await requestJira('/rest/api/3/mypermissions?permissions=ADMINISTER');
      if (!response.ok) return false;
      const { permissions } = (await response.json()) as {
        permissions?: { ADMINISTER?: { havePermission?: boolean } };
      };
      return permissions?.ADMINISTER?.havePermission === true;
    },
  });
  return admin.data === true;
};

/** The app's page under Apps. */
export const openSettings = (): void => void router.open({ target: 'module', moduleKey: 'settings' });
