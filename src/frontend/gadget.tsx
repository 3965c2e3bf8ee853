import { KpiGadget } from './kpi-gadget/kpi-gadget';
import { Page } from './kpi-gadget/page';
import { Skeleton } from './kpi-gadget/skeleton';
import { start } from './shared/start';

start(
  <Page>
    <KpiGadget />
  </Page>,
  <Page>
    <Skeleton shown={null} />
  </Page>,
);
