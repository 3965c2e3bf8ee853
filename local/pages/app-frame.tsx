import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Session } from './api';
import {
  commandsFor,
  type Extension,
  type ModalOptions,
  type Surroundings,
  type ThemeAttributes,
  type WidgetEdit,
} from './bridge/commands';
import { createRpc } from './bridge/rpc.js';
import { type Flags, useFlags } from './flags';
import { useRouter } from './router';
import { themeAttributes, useDesk } from './session';

type Module = Session['modules'][number];
type Callback = (payload: unknown) => void;

/** Events of all frames on the page; Forge's are shared between the frames of an app too. */
const subscribers = new Map<string, Set<Callback>>();
export const emitToFrames = (event: string, payload: unknown): void => {
  for (const callback of subscribers.get(event) ?? []) callback(payload);
};
const onFrameEvent = (event: string, callback: Callback): (() => void) => {
  const own = subscribers.get(event) ?? new Set();
  own.add(callback);
  subscribers.set(event, own);
  return () => void own.delete(callback);
};

/** How high each module was last: the next issue begins with that, and what stands below does not jump. */
const heights = new Map<string, number>();
const FIRST_HEIGHT = 320;

const SANDBOX =
  'allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts allow-popups allow-popups-to-escape-sandbox';

type Props = {
  readonly module: Module;
  readonly extension: Extension;
  readonly fill?: boolean;
  readonly onRefreshIssue?: () => void;
  readonly onClose?: (payload: unknown) => void;
  /** Told apart from closing where a view does both. */
  readonly onSubmit?: NonNullable<Surroundings['submit']>;
  readonly widgetEdit?: WidgetEdit;
  /** Whose height it is, where a module stands on a page more than once. */
  readonly heightKey?: string;
  readonly title?: string;
};

/** What a frame listens to, until it is loaded anew or goes. */
const useListening = () => {
  const leaving = useRef(new Set<() => void>());
  const leave = useCallback(() => {
    for (const stop of leaving.current) stop();
    leaving.current.clear();
  }, []);
  useEffect(() => leave, [leave]);
  const add = useCallback((stop: () => void) => {
    leaving.current.add(stop);
    return stop;
  }, []);
  return { add, leave };
};

/** One module of the app in a frame of another origin, with the bridge behind it. */
export const AppFrame = ({
  module,
  extension,
  fill = false,
  onRefreshIssue,
  onClose,
  onSubmit,
  widgetEdit,
  heightKey = module.key,
  title = module.title,
}: Props) => {
  const desk = useDesk();
  const flags: Flags = useFlags();
  const { go } = useRouter();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(fill ? null : (heights.get(heightKey) ?? FIRST_HEIGHT));
  const [round, setRound] = useState(0);
  const [modal, setModal] = useState<ModalOptions | null>(null);
  const { add, leave } = useListening();
  const themeListeners = useRef(new Set<(attributes: ThemeAttributes) => void>());
  const theme = useRef(desk.theme);
  theme.current = desk.theme;
  useEffect(() => {
    for (const listener of themeListeners.current) listener(themeAttributes(desk.theme));
  }, [desk.theme]);
  const commands = useMemo(
    () =>
      commandsFor({
        moduleKey: module.key,
        extension,
        resources: Object.keys(desk.session.resources),
        theme: {
          current: () => themeAttributes(theme.current),
          follow: (listener) => {
            themeListeners.current.add(listener);
            add(() => void themeListeners.current.delete(listener));
          },
        },
        flags,
        events: { on: (event, callback) => add(onFrameEvent(event, callback)), emit: emitToFrames },
        resize: (px) => {
          if (fill) return;
          heights.set(heightKey, Math.max(40, px));
          setHeight(Math.max(40, px));
        },
        reload: () => setRound((now) => now + 1),
        navigate: (url, newTab) =>
          newTab || /^https?:/.test(url) ? void window.open(url, '_blank', 'noopener') : go(url),
        openModal: setModal,
        close: (payload) => {
          onClose?.(payload);
          return onClose !== undefined;
        },
        ...(onSubmit === undefined ? {} : { submit: onSubmit }),
        ...(widgetEdit === undefined ? {} : { widgetEdit }),
        ...(module.type === 'dashboards:widget' ? { layout: () => sizeOf(frame.current) } : {}),
        refreshIssue: () => onRefreshIssue?.(),
      } satisfies Surroundings),
    [
      module.key,
      module.type,
      extension,
      desk.session.resources,
      flags,
      fill,
      go,
      add,
      onClose,
      onSubmit,
      widgetEdit,
      heightKey,
      onRefreshIssue,
    ],
  );
  useEffect(() => connect(frame, desk.session.appOrigin, commands, leave), [commands, desk.session.appOrigin, leave]);
  return (
    <>
      <iframe
        key={`${desk.session.me?.accountId} ${round}`}
        ref={frame}
        className={fill ? 'app-frame app-frame-fill' : 'app-frame'}
        title={`${title} (app)`}
        sandbox={SANDBOX}
        src={module.src}
        style={height === null ? {} : { height }}
      />
      {modal !== null && (
        <ModalFrame
          module={{ ...module, src: desk.session.resources[modal.resource ?? ''] ?? module.src }}
          extension={{ ...extension, modal: modal.context ?? {} }}
          options={modal}
          onDone={() => setModal(null)}
        />
      )}
    </>
  );
};

const sizeOf = (frame: HTMLIFrameElement | null) => ({
  width: frame?.clientWidth ?? 0,
  height: frame?.clientHeight ?? 0,
});

/** Answers the frame's hello with a port; only this very frame, and only from the app's origin. */
const connect = (
  frame: React.RefObject<HTMLIFrameElement>,
  origin: string,
  commands: Readonly<Record<string, (payload: never) => unknown>>,
  onHello: () => void,
) => {
  const hello = (event: MessageEvent) => {
    if (event.data !== 'desk-forge-hello' || event.origin !== origin || event.source !== frame.current?.contentWindow)
      return;
    onHello();
    const channel = new MessageChannel();
    createRpc(channel.port1, async (command, payload) => {
      const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
      if (run === undefined) throw new Error(`unknown bridge command ${command}`);
      return run(payload);
    });
    frame.current?.contentWindow?.postMessage('desk-forge-port', origin, [channel.port2]);
  };
  addEventListener('message', hello);
  return () => removeEventListener('message', hello);
};

const ModalFrame = ({
  module,
  extension,
  options,
  onDone,
}: {
  module: Module;
  extension: Extension;
  options: ModalOptions;
  onDone: () => void;
}) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = (payload?: unknown) => {
    options.onClose?.(payload);
    onDone();
  };
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-label={options.title ?? module.title}
      onCancel={(event) => (options.closeOnEscape === false ? event.preventDefault() : close())}
      onPointerDown={(event) => {
        if (event.target === dialog.current && options.closeOnOverlayClick !== false) close();
      }}
    >
      <AppFrame module={module} extension={extension} onClose={close} />
    </dialog>
  );
};
