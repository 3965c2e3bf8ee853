import { KpiGadget } from './kpi-gadget/kpi-gadget';
import { Skeleton } from './kpi-gadget/skeleton';
import { start } from './shared/start';

start(<KpiGadget />, <Skeleton shown={null} />);
