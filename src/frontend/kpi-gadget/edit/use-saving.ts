import { useState } from 'react';
import type { GadgetConfig } from '../../../contract/kpi';
import type { Host } from '../host';
import { form } from './messages';

export type Saving = {
  readonly busy: boolean;
  /** Why it was not saved; null = it was, or was not tried. */
  readonly failed: string | null;
  save(config: GadgetConfig, refresh: number | null): Promise<void>;
  cancel(): Promise<void>;
};

/** Saves once at a time; what was typed stays where saving fails. */
export const useSaving = ({ own }: Host): Saving => {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const run = async (act: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    try {
      await act();
    } catch (error) {
      setFailed(error instanceof Error && error.message !== '' ? sentence(error.message) : form.notSavedWhy);
    }
    setBusy(false);
  };
  return {
    busy,
    failed,
    save: (config, refresh) => run(async () => own?.save(config, refresh)),
    cancel: () => run(async () => own?.cancel()),
  };
};

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
