import { type FormEvent, type PointerEvent, useState } from 'react';
import { GripIcon, RefreshIcon } from '../icons';
import { useDesk } from '../session';
import { isWidget, type Module } from './add-gadget';
import { GadgetEdit, GadgetView } from './gadget-content';
import { HeightHandle, heightOf } from './height-handle';
import { Menu, type MenuItem } from './menu';
import type { Changing, Gadget } from './use-dashboard';

export type Move = { readonly text: string; readonly key: string; readonly column: number; readonly row: number };

export type CardProps = Changing & {
  readonly gadget: Gadget;
  /** Tells gadgets of one title apart. */
  readonly name: string;
  /** Where it can go from here; none where the viewer may only look. */
  readonly moves: readonly Move[];
  readonly mayEdit: boolean;
  readonly layingOut: boolean;
  readonly configuring: boolean;
  readonly dragged: boolean;
  readonly round: number;
  readonly onConfigure: (gadgetId: string | null) => void;
  readonly onMove: (gadgetId: string, move: Move) => void;
  readonly onRemove: (gadgetId: string) => void;
  readonly onRefresh: (gadgetId: string) => void;
  readonly onGrip: (event: PointerEvent<HTMLElement>, gadgetId: string) => void;
};

/** A gadget in its frame with Jira's own header: its title, refresh, and what can be done with it. */
export const GadgetCard = (props: CardProps) => {
  const { gadget, name, layingOut, configuring, dragged, mayEdit } = props;
  const module = useDesk().session.modules.find(({ key }) => key === gadget.moduleKey);
  const title = gadget.title ?? module?.title ?? gadget.moduleKey;
  const widget = module !== undefined && isWidget(module);
  return (
    <section
      className={`gadget${dragged ? ' gadget-dragged' : ''}`}
      aria-label={name}
      data-gadget={gadget.id}
      style={widget && !configuring ? { minHeight: heightOf(gadget.rowSpan) } : {}}
    >
      <CardHead {...props} title={title} module={module} />
      <CardContent {...props} module={module} />
      {widget && mayEdit && layingOut && !configuring && (
        <HeightHandle
          name={name}
          rowSpan={gadget.rowSpan}
          onResize={(rowSpan) => void props.change({ kind: 'resize', gadgetId: gadget.id, rowSpan })}
        />
      )}
    </section>
  );
};

type PartProps = CardProps & { readonly module: Module | undefined };

const CardContent = ({ module, gadget, name, configuring, round, send, onConfigure }: PartProps) => {
  if (module === undefined) return <p className="gadget-none subtle">The app that brought this gadget is not here.</p>;
  if (configuring)
    return <GadgetEdit module={module} gadget={gadget} name={name} send={send} onDone={() => onConfigure(null)} />;
  return <GadgetView key={round} module={module} gadget={gadget} name={name} />;
};

const CardHead = (props: PartProps & { readonly title: string }) => {
  const { gadget, name, title, module, mayEdit, layingOut, configuring, moves, onGrip, onMove, onRefresh } = props;
  const [renaming, setRenaming] = useState(false);
  const byKey = (key: string) => moves.find((move) => move.key === key);
  if (renaming) return <RenameForm {...props} onDone={() => setRenaming(false)} />;
  return (
    <header className="gadget-head">
      {mayEdit && layingOut && (
        <button
          type="button"
          className="icon-button grip"
          aria-label={`Move ${name}: drag, or use the arrow keys`}
          title="Drag, or use the arrow keys"
          onPointerDown={(event) => onGrip(event, gadget.id)}
          onKeyDown={(event) => {
            const move = byKey(event.key);
            if (move === undefined) return;
            event.preventDefault();
            onMove(gadget.id, move);
          }}
        >
          <GripIcon />
        </button>
      )}
      <h2 className="grow truncate" title={title}>
        {title}
      </h2>
      {!configuring && module !== undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label={`Refresh ${name}`}
          title="Refresh"
          onClick={() => onRefresh(gadget.id)}
        >
          <RefreshIcon />
        </button>
      )}
      {mayEdit && <Menu label={`More actions for ${name}`} items={itemsOf(props, () => setRenaming(true))} />}
    </header>
  );
};

const itemsOf = (props: PartProps, rename: () => void): MenuItem[] => {
  const { gadget, module, configuring, moves, onConfigure, onMove, onRemove } = props;
  const mayConfigure = module !== undefined && module.editSrc !== null;
  return [
    ...(mayConfigure && !configuring ? [{ text: 'Configure', run: () => onConfigure(gadget.id) }] : []),
    ...(configuring ? [{ text: 'Cancel configuring', run: () => onConfigure(null) }] : []),
    { text: 'Rename', run: rename },
    ...moves.map((move) => ({ text: move.text, run: () => onMove(gadget.id, move) })),
    { text: 'Remove', run: () => onRemove(gadget.id), dangerous: true },
  ];
};

const RenameForm = ({ gadget, title, change, onDone }: CardProps & { title: string; onDone: () => void }) => {
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('title') ?? '');
    if ((await change({ kind: 'rename', gadgetId: gadget.id, title: text })) !== undefined) onDone();
  };
  return (
    <form className="gadget-head" onSubmit={(event) => void save(event)}>
      <input
        className="input"
        name="title"
        aria-label="Title of the gadget"
        defaultValue={title}
        maxLength={255}
        // biome-ignore lint/a11y/noAutofocus: it stands where the menu that asked for it stood
        autoFocus
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <button type="submit" className="button">
        Save
      </button>
      <button type="button" className="button" onClick={onDone}>
        Cancel
      </button>
    </form>
  );
};
