/**
 * The door of the views: whoever holds a link watches its one view over `/views`, and commands nothing.
 *
 * A page is shown its kind's view after every change, newest only. What it may say is which message it shows and which was seen.
 * A link that is revoked ends its pages at once: they are told, and then they are cut.
 */
import type { Namespace, Server, Socket } from 'socket.io';
import { z } from 'zod';
import type { EpochMs, Ms } from '../../contract/units.ts';
import type { MessageMark, ViewKind, ViewLinkRow, WatchClientEvents, WatchServerEvents, WatchView } from '../../contract/watch.ts';
import { type Watched, watchView } from '../../core/watch-view.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DoorLog } from '../operator-socket.ts';
import { isFromOurPage } from '../same-house.ts';
import type { KeptLink, ViewLinks } from './view-links.ts';

type Nothing = Record<string, never>;
type ViewSocket = Socket<WatchClientEvents, WatchServerEvents, Nothing, { link: KeptLink }>;
type ViewNamespace = Namespace<WatchClientEvents, WatchServerEvents, Nothing, { link: KeptLink }>;

export type ViewsNeeds = {
  readonly io: Server;
  readonly links: ViewLinks;
  readonly clock: Clock;
  readonly log: DoorLog;
  readonly watched: () => Watched;
  /** Never rejects. */
  readonly marked: (messageId: string, mark: MessageMark, by: string) => Promise<void>;
  readonly onPresence: () => void;
};

export type ViewsDoor = {
  publish(): void;
  rows(): readonly ViewLinkRow[];
  revoked(id: string): void;
  close(): void;
};

const mostPages = 80;
const mostPagesOfOne = 12;
const gap: Ms = 40;
const refusalsLoggedEvery: Ms = 1000;

const Mark = z.object({ messageId: z.string().max(64), mark: z.enum(['delivered', 'seen']) });

const tokenOf = ({ handshake }: ViewSocket): string => {
  const { token } = handshake.auth as { token?: unknown };
  return typeof token === 'string' ? token.slice(0, 100) : '';
};
const pagesOf = (namespace: ViewNamespace, id: string): readonly ViewSocket[] =>
  [...namespace.sockets.values()].filter(({ data }) => data.link?.id === id);

/** What is refused is logged at most once a second with how many there were, never with the token. Returns the way to stop. */
const guardDoor = (namespace: ViewNamespace, { links, clock, log }: ViewsNeeds): (() => void) => {
  let refused = 0;
  let address = '';
  let cancel: (() => void) | undefined;
  const tell = () => {
    log.warn({ address, refused }, 'A page of a view was refused: no such link, or too many pages.');
    [refused, cancel] = [0, undefined];
  };
  const whoIs = async (socket: ViewSocket): Promise<string | KeptLink> => {
    if (!isFromOurPage(socket.handshake.headers)) return 'wrong-origin';
    const link = await links.linkOf(tokenOf(socket));
    if (!link) return 'revoked';
    return namespace.sockets.size >= mostPages || pagesOf(namespace, link.id).length >= mostPagesOfOne ? 'too-many' : link;
  };
  namespace.use((socket, next) => {
    whoIs(socket)
      .then((who) => {
        if (typeof who !== 'string') {
          socket.data.link = who;
          return next();
        }
        refused += 1;
        address = socket.handshake.address;
        cancel ??= clock.wakeAt(clock.now() + refusalsLoggedEvery, tell);
        next(new Error(who));
      })
      .catch((error: unknown) => {
        log.error({ error }, 'A link of a view could not be looked up.');
        next(new Error('needs-disk'));
      });
  });
  return () => cancel?.();
};

/** Each kind's view is made once for all its pages. */
const viewsNow = (watched: () => Watched) => {
  const made = new Map<ViewKind, WatchView>();
  let whole: Watched | undefined;
  return (kind: ViewKind): WatchView => {
    whole ??= watched();
    const view = made.get(kind) ?? watchView(kind, whole);
    made.set(kind, view);
    return view;
  };
};

/** Sends to each page the newest view, when its line is free; to one whose line is full, at the next turn. */
const newestToAll = (namespace: ViewNamespace, { watched, clock, log }: ViewsNeeds) => {
  let cancel: (() => void) | undefined;
  let lastAt: EpochMs = 0;
  const send = () => {
    cancel = undefined;
    lastAt = clock.now();
    const viewOf = viewsNow(watched);
    try {
      for (const socket of namespace.sockets.values())
        if (socket.conn.transport.writable) socket.emit('view', viewOf(socket.data.link.kind));
        else publish();
    } catch (error) {
      log.error({ error }, 'A view could not be made for those who watch.');
    }
  };
  const publish = () => {
    if (namespace.sockets.size > 0) cancel ??= clock.wakeAt(Math.max(clock.now(), lastAt + gap), send);
  };
  return { publish, close: () => cancel?.() };
};

export const viewsDoor = (needs: ViewsNeeds): ViewsDoor => {
  const { io, links, clock, log, watched, marked, onPresence } = needs;
  const namespace: ViewNamespace = io.of('/views');
  const stopGuard = guardDoor(namespace, needs);
  const newest = newestToAll(namespace, needs);
  // Read early, so that the list is there before anybody looks; a disk that is away now is asked again by whoever comes.
  links.ready().then(onPresence, (error: unknown) => log.error({ error }, 'The links of views could not be read yet.'));

  const welcome = (socket: ViewSocket) => {
    const { link } = socket.data;
    // It may have been revoked between the look-up and now.
    if (!links.all().some(({ id }) => id === link.id)) return cut(socket);
    socket.on('time', (answer) => {
      if (typeof answer === 'function') answer(clock.now());
    });
    if (link.kind === 'presenter')
      socket.on('mark', (said) => {
        const read = Mark.safeParse(said);
        if (read.success) void marked(read.data.messageId, read.data.mark, link.name);
      });
    socket.once('disconnect', onPresence);
    socket.emit('hello', { kind: link.kind, name: link.name });
    socket.emit('view', viewsNow(watched)(link.kind));
    log.info({ link: link.id, kind: link.kind, address: socket.handshake.address }, 'A page of a view came.');
    onPresence();
  };
  const cut = (socket: ViewSocket) => {
    socket.emit('revoked');
    socket.disconnect();
  };
  namespace.on('connection', welcome);

  return {
    publish: newest.publish,
    rows: () =>
      links.all().map(({ id, kind, name, by, madeAt }) => ({ id, kind, name, by, madeAt, screens: pagesOf(namespace, id).length })),
    revoked(id) {
      for (const socket of pagesOf(namespace, id)) cut(socket);
      onPresence();
    },
    close() {
      stopGuard();
      newest.close();
      namespace.off('connection', welcome);
      namespace.disconnectSockets(true);
    },
  };
};
