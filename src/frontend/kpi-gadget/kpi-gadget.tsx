import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { Centred } from '../shared/states';
import { gadgetConfig, type StoredConfig } from './config/gadget-config';
import { GadgetView } from './gadget-view';
import { type Host, useHost, useHostRefresh } from './host';
import { ChartIcon } from './icons';
import { say } from './messages';
import { Skeleton } from './skeleton';
import { refreshKpis } from './use-kpis';

const EditForm = lazy(() => import('./edit/edit-form').then((module) => ({ default: module.EditForm })));

/** The gadget and the widget: their view, their edit form, or what keeps them from either. */
export const KpiGadget = () => {
  const host = useHost();
  const client = useQueryClient();
  useHostRefresh(useCallback(() => refreshKpis(client), [client]));
  const stored = useMemo(() => gadgetConfig(host.stored), [host.stored]);
  if (host.editing)
    return (
      <Suspense fallback={<Skeleton shown={null} />}>
        <EditForm host={host} stored={stored} />
      </Suspense>
    );
  return <Shown host={host} stored={stored} />;
};

const Shown = ({ host, stored }: { host: Host; stored: StoredConfig }) => {
  switch (stored.kind) {
    case 'none':
      return (
        <Centred
          icon={<ChartIcon />}
          title={say.noneTitle}
          text={host.kind === 'widget' ? say.noneTextWidget : say.noneText}
        />
      );
    case 'unreadable':
      return <Centred icon={<ChartIcon />} title={say.unreadableTitle} text={say.unreadable[stored.why]} />;
    case 'config':
      return <GadgetView config={stored.config} mended={stored.mended} />;
  }
};
