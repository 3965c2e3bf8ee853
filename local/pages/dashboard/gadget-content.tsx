import { useCallback, useMemo, useRef, useState } from 'react';
import { post } from '../api';
import { AppFrame } from '../app-frame';
import type { Extension, WidgetEdit } from '../bridge/commands';
import { Problem } from '../parts';
import { isWidget, type Module } from './add-gadget';
import type { Changing, Gadget } from './use-dashboard';

type Props = {
  readonly module: Module;
  readonly gadget: Gadget;
  /** As it is called for people who do not see where it stands. */
  readonly name: string;
};
type EditProps = Props & Pick<Changing, 'send'> & { readonly onDone: () => void };

/** What a view would save is not saved: only the one that configures may. */
const refuseSubmit = () => false;

/** The host finds the rest by the gadget's id. */
const useExtension = (id: string, editing: boolean) =>
  useMemo(() => ({ gadget: { id }, ...(editing ? { entryPoint: 'edit' } : {}) }), [id, editing]);

export const GadgetView = ({ module, gadget, name }: Props) => (
  <AppFrame
    module={module}
    extension={useExtension(gadget.id, false)}
    onSubmit={refuseSubmit}
    heightKey={`gadget ${gadget.id}`}
    title={name}
  />
);

/** The page that configures, in the gadget's place. Gadgets save by themselves; a widget's buttons are the dashboard's. */
export const GadgetEdit = (props: EditProps) =>
  isWidget(props.module) ? <WidgetEditor {...props} /> : <GadgetEditor {...props} />;

const useEditModule = ({ module }: Props) =>
  useMemo(() => ({ ...module, src: module.editSrc ?? module.src }), [module]);

const GadgetEditor = (props: EditProps) => {
  const { gadget, name, send, onDone } = props;
  const submit = useCallback(
    async (config: unknown) => {
      await send({ kind: 'configure', gadgetId: gadget.id, config: config ?? {} });
      // The frame that submits hears that it did before it goes.
      setTimeout(onDone);
      return true;
    },
    [send, gadget.id, onDone],
  );
  return (
    <AppFrame
      module={useEditModule(props)}
      extension={useExtension(gadget.id, true)}
      onSubmit={submit}
      onClose={onDone}
      heightKey={`gadget ${gadget.id} edit`}
      title={`${name}, configuration`}
    />
  );
};

type Callbacks = {
  config: Extension | null;
  productSave: ((config: Extension) => Promise<Extension | null | undefined>) | null;
  saved: ((config: Extension, widgetId: string) => Promise<void>)[];
  failed: ((error: { message: string }) => void)[];
};

const WidgetEditor = (props: EditProps) => {
  const { gadget, name, send, onDone } = props;
  const heard = useRef<Callbacks>({ config: null, productSave: null, saved: [], failed: [] });
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const edit = useMemo<WidgetEdit>(
    () => ({
      updateConfig: (config) => void Object.assign(heard.current, { config }),
      onProductSave: (productSave) => void Object.assign(heard.current, { productSave }),
      onSave: (callback) => void heard.current.saved.push(callback),
      onSaveError: (callback) => void heard.current.failed.push(callback),
    }),
    [],
  );
  const save = async () => {
    setSaving(true);
    setProblem(null);
    try {
      await saveWidget(heard.current, gadget, send);
      onDone();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      for (const tell of heard.current.failed) tell({ message });
      setProblem(message === '' ? 'The widget could not be saved.' : message);
      setSaving(false);
    }
  };
  return (
    <>
      <AppFrame
        module={useEditModule(props)}
        extension={useExtension(gadget.id, true)}
        onSubmit={refuseSubmit}
        onClose={onDone}
        widgetEdit={edit}
        heightKey={`gadget ${gadget.id} edit`}
        title={`${name}, configuration`}
      />
      <div className="gadget-foot">
        <button type="button" className="button button-primary" disabled={saving} onClick={() => void save()}>
          Save
        </button>
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
        <Problem text={problem} />
      </div>
    </>
  );
};

/**
 * What the app makes of the last configuration is stored, and nothing where it makes nothing of it: by Atlassian's page,
 * a widget that registers no `onProductSave` keeps its configuration elsewhere. `onSave` hears of both.
 */
const saveWidget = async ({ config, productSave, saved }: Callbacks, gadget: Gadget, send: Changing['send']) => {
  const last = config ?? (await storedConfig(gadget));
  const kept = (await productSave?.(last)) ?? null;
  if (kept !== null) await send({ kind: 'configure', gadgetId: gadget.id, config: kept });
  await Promise.all(saved.map((tell) => tell(kept ?? last, gadget.id)));
};

const storedConfig = async ({ id, moduleKey }: Gadget): Promise<Extension> => {
  const extension = { gadget: { id } };
  const context = await post<{ extension: { config: Extension } }>('/local/bridge/context', { moduleKey, extension });
  return context.extension.config;
};
