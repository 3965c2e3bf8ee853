import { useEffect } from 'react';

/** While something waits to be saved the browser asks before the page goes; a host that removes the frame asks nobody. */
export const useLeaveGuard = (waiting: boolean): void => {
  useEffect(() => {
    if (!waiting) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [waiting]);
};
