import { useEffect, useState } from 'react';
import type { GadgetConfig } from '../../../contract/kpi';
import { GadgetView } from '../gadget-view';
import { form } from './messages';

const WAIT_MS = 400;

/** The gadget as it would be, with real figures; it keeps the last state that held while a field is wrong. */
export const Preview = ({ config }: { config: GadgetConfig | null }) => {
  const [shown, setShown] = useState(config);
  useEffect(() => {
    if (config === null) return undefined;
    const wait = setTimeout(() => setShown(config), shown === null ? 0 : WAIT_MS);
    return () => clearTimeout(wait);
  }, [config, shown]);
  return (
    <section className="edit-preview" aria-label={form.preview}>
      <h3>{form.preview}</h3>
      {shown === null ? (
        <p className="small subtle">{form.previewNone}</p>
      ) : (
        <div className="edit-preview-frame">
          <GadgetView config={shown} preview />
        </div>
      )}
      {config === null && shown !== null && <p className="small subtle">{form.previewKept}</p>}
    </section>
  );
};
