import { useEffect, useRef, useState } from 'react';
import type { Session } from '../api';
import { DashboardIcon } from '../icons';
import { useDesk } from '../session';

export type Module = Session['modules'][number];

const KINDS: Readonly<Record<string, string>> = {
  'jira:dashboardGadget': 'Gadget',
  'dashboards:widget': 'Widget',
};
export const isGadget = ({ type }: Pick<Module, 'type'>): boolean => Object.hasOwn(KINDS, type);
export const isWidget = ({ type }: Pick<Module, 'type'>): boolean => type === 'dashboards:widget';

/** What the manifest offers for dashboards, to put on this one. */
export const AddGadget = ({ onAdd, onDone }: { onAdd: (moduleKey: string) => void; onDone: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const modules = useDesk().session.modules.filter(isGadget);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="modal" aria-labelledby="add-gadget" onClose={onDone}>
      <div className="form">
        <h2 id="add-gadget">Add a gadget</h2>
        <ul className="offers">
          {modules.map((module) => (
            <Offer
              key={module.key}
              module={module}
              onAdd={() => {
                dialog.current?.close();
                onAdd(module.key);
              }}
            />
          ))}
        </ul>
        {modules.length === 0 && <p className="subtle">No app here brings a gadget.</p>}
        <div className="row">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </div>
    </dialog>
  );
};

const Offer = ({ module, onAdd }: { module: Module; onAdd: () => void }) => {
  const [broken, setBroken] = useState(module.thumbnail === null);
  return (
    <li className="offer">
      <span className="offer-picture" aria-hidden="true">
        {broken ? <DashboardIcon /> : <img src={module.thumbnail ?? ''} alt="" onError={() => setBroken(true)} />}
      </span>
      <div className="grow">
        <b>{module.title}</b> <span className="small subtle">{KINDS[module.type]}</span>
        <p className="subtle">{module.description}</p>
      </div>
      <button
        type="button"
        className="button"
        aria-label={`Add ${module.title}, ${KINDS[module.type]?.toLowerCase()}`}
        onClick={onAdd}
      >
        Add
      </button>
    </li>
  );
};
