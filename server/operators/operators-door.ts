/**
 * The operators' door: at the other end is a control room in a browser.
 *
 * Lets people in by one-time links, shows them the whole view after every change, but for the split of a vote that is not theirs to see, takes their commands and answers each.
 * What the show does with a command is not decided here: `handle` is.
 */
import type { IncomingHttpHeaders } from 'node:http';
import express, { type Router } from 'express';
import type { Server } from 'socket.io';
import type { Role } from '../contract/commands.ts';
import { theServer } from '../contract/inviters.ts';
import type { Sound } from '../contract/monitors.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { OperatorFigures, OperatorView } from '../contract/views.ts';
import type { MessageMark } from '../contract/watch.ts';
import { figuresFor, viewFor } from '../core/for-role.ts';
import type { Script } from '../core/watch-view.ts';
import type { SmallStore } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import { commandsOf, type Handle } from './answer-command.ts';
import { type DeliveryPapers, deliveryPapers } from './delivery-papers.ts';
import { deskMemory } from './desk-memory.ts';
import { deskPapers, type Papers } from './desk-papers.ts';
import { editingNotes } from './editing.ts';
import { type AskForPreview, graphicPreview } from './graphic-preview.ts';
import { type ImportSources, importRoutes } from './imports/import-routes.ts';
import { mappingMemory } from './imports/mapping-memory.ts';
import { type KeptRecords, keptRecords } from './kept-records.ts';
import { type AskForPicture, monitorPictures } from './monitor-pictures.ts';
import { newestOnly } from './newest-only.ts';
import type { DoorLog, Operator, OperatorNamespace, OperatorSocket, Session } from './operator-socket.ts';
import { presence } from './presence.ts';
import { type Audience, isOne, joinRole, toEachRole } from './role-rooms.ts';
import { isFromOurPage, sessionTokenIn } from './same-house.ts';
import { hashOf, type SignIn, signIn } from './sign-in.ts';
import { pathOfLink, signInRoutes } from './sign-in-routes.ts';
import { soundRoom } from './sound-room.ts';
import { type AskForKey, stationKeyRoute } from './station-key-route.ts';
import { openViewChanges } from './view-changes.ts';
import { type AskForExport, voteExport } from './vote-export.ts';
import { linkRoutes } from './watch/link-routes.ts';
import { viewLinks } from './watch/view-links.ts';
import { viewsDoor } from './watch/views-door.ts';

export type OperatorsDoor = {
  /** To be mounted at the root: it answers under /operators. */
  readonly router: Router;
  /** A path with the token in its #fragment; works once, for 24 hours. For whoever sits at the server's own machine. */
  newSignInLink(role: Role, name: string): Promise<string>;
  /** The same for one whom the crew's list names: nobody invited them, and under one name they are one person however often they sign in. */
  signInLinkFor(role: Role, name: string): Promise<string>;
  /** Something in the view changed. */
  publish(): void;
  /** Some figure changed: sent at most 5 times a second. */
  publishFigures(): void;
  /** The sound moved: sent at most 10 times a second, to those who listen. */
  publishSound(): void;
  operators(): readonly (Operator & { readonly connected: boolean })[];
  /** Links of views that may be watched, and how many pages watch with each. */
  links(): OperatorView['links'];
  onPresence(listener: () => void): () => void;
  close(): void;
};

type Needs = {
  readonly io: Server;
  readonly store: SmallStore;
  readonly clock: Clock;
  readonly log: DoorLog;
  readonly handle: Handle;
  /** @param oldest that its clocks may be */
  readonly view: (oldest?: Ms) => OperatorView;
  readonly figures: () => OperatorFigures;
  /** By when the pages of graphics have drawn what they were told last: what came with it is told here from then on. */
  readonly pictureBy?: () => EpochMs;
  readonly sound: () => Sound;
  readonly askForExport: AskForExport;
  readonly askForPicture: AskForPicture;
  /** What watchers of views need of the plan. */
  readonly script: () => Script;
  readonly marked: (messageId: string, mark: MessageMark, by: string) => Promise<void>;
  readonly papers: Papers;
  /** What was delivered to stations. */
  readonly delivery: DeliveryPapers;
  readonly preview: AskForPreview;
  /** The newest key of a station; undefined when there is no such station. */
  readonly stationKey?: AskForKey;
  readonly imports: ImportSources;
};

/** A burst of facts becomes one view; a single one leaves at once. */
const viewGap = 10;
const figuresGap = 200;

const checkAtTheDoor = (namespace: OperatorNamespace, sessions: SignIn, log: DoorLog) => {
  const whoIs = async (socket: OperatorSocket): Promise<string | Session> => {
    if (!isFromOurPage(socket.handshake.headers)) return 'wrong-origin';
    return (await sessions.sessionOf(sessionTokenIn(socket.handshake.headers))) ?? 'not-signed-in';
  };
  namespace.use((socket, next) => {
    whoIs(socket)
      .then((who) => {
        if (typeof who === 'string') return next(new Error(who));
        socket.data.session = who;
        next();
      })
      .catch((error: unknown) => {
        log.error({ error }, 'A session could not be looked up.');
        next(new Error('needs-disk'));
      });
  });
};

/** What an operator's screen may ask. */
const listenTo = (socket: OperatorSocket, { handle, clock, log }: Needs) => {
  const commands = commandsOf(socket.data.session, { handle, clock, log });
  socket.on('command', (command, answer) => {
    if (typeof answer === 'function') void commands.command(command).then(answer);
  });
  socket.on('press', (press, answer) => {
    if (typeof answer === 'function') void commands.press(press).then(answer);
  });
  socket.on('time', (answer) => {
    if (typeof answer === 'function') answer(clock.now());
  });
};

/** Those who watch by link: their door, and the requests by which operators make links. */
const openWatching = (
  { io, clock, log, view, figures, script, marked }: Needs,
  { records, sessions, onPresence }: { records: KeptRecords; sessions: SignIn; onPresence: () => void },
) => {
  const links = viewLinks(records);
  const watched = () => ({ view: view(), figures: figures(), script: script() });
  const views = viewsDoor({ io, links, clock, log, watched, marked, onPresence });
  const router = linkRoutes({ links, signIn: sessions, now: clock.now, log, onMade: onPresence, onRevoked: views.revoked });
  return { views, router };
};

const signInLinks = (sessions: SignIn) => ({
  newSignInLink: async (role: Role, name: string) => pathOfLink(await sessions.invite(role, name, [theServer])),
  signInLinkFor: async (role: Role, name: string) => pathOfLink(await sessions.invite(role, name, [], `crew-${hashOf(name).slice(0, 12)}`)),
});

/** What browsers ask beside their socket: who is signed in, files, pictures, papers. */
const openPages = (
  { log, askForExport, askForPicture, papers, delivery, preview, stationKey, imports, handle, clock }: Needs,
  {
    records,
    sessions,
    nameOf,
    onSignedOut,
  }: { records: KeptRecords; sessions: SignIn; nameOf: (by: string) => string; onSignedOut: (token: string) => void },
): Router => {
  const sessionOf = (headers: IncomingHttpHeaders) => sessions.sessionOf(sessionTokenIn(headers));
  return express
    .Router()
    .use(voteExport({ sessionOf, askForExport, log }), monitorPictures({ sessionOf, askForPicture, log }))
    .use(graphicPreview({ sessionOf, preview, log }), stationKeyRoute({ sessionOf, stationKey, log }))
    .use(importRoutes({ sessionOf, sources: imports, mappings: mappingMemory(records), handle, clock, log }))
    .use(deliveryPapers({ sessionOf, delivery, log }))
    .use(deskPapers({ sessionOf, nameOf, papers, log }), deskMemory({ records, sessionOf, log }))
    .use(signInRoutes({ signIn: sessions, log, onSignedOut }));
};

const roomOf = (sessionToken: string) => `session:${hashOf(sessionToken)}`;

/** One by itself is given the whole, all together what became of it. */
const viewTeller = (namespace: OperatorNamespace, view: Needs['view']) => {
  const changes = openViewChanges();
  return (to: Audience) => {
    const whole = view();
    toEachRole(namespace, to, (reached, role) => {
      const own = viewFor(whole, role);
      if (isOne(to)) reached.emit('view', own, changes.whole(role, own));
      else reached.emit('change', changes.since(role, own));
    });
  };
};

export const operatorsDoor = (needs: Needs): OperatorsDoor => {
  const { io, store, clock, log, view, figures, sound, pictureBy } = needs;
  const namespace: OperatorNamespace = io.of('/operators');
  const records = keptRecords(store, clock, log);
  const sessions = signIn(records, clock);
  const people = presence();
  const editing = editingNotes(namespace, clock);
  const emitView = viewTeller(namespace, view);
  const emitFigures = (to: Audience) => {
    // Whose the counts are changes with the show only.
    const { polls } = view(Number.POSITIVE_INFINITY);
    const whole = figures();
    toEachRole(namespace, to, (one, role) => one.emit('figures', figuresFor(whole, polls, role)));
  };
  const views = newestOnly({ namespace, what: 'view', emitTo: emitView, gap: viewGap, clock, log, notBefore: pictureBy });
  const numbers = newestOnly({ namespace, what: 'figures', emitTo: emitFigures, gap: figuresGap, clock, log, notBefore: pictureBy });

  const levels = soundRoom({ namespace, sound, clock, log });
  const watching = openWatching(needs, { records, sessions, onPresence: people.touch });

  checkAtTheDoor(namespace, sessions, log);
  const welcome = (socket: OperatorSocket) => {
    const { session } = socket.data;
    const { id, name, role, invitedBy } = session;
    const token = sessionTokenIn(socket.handshake.headers);
    if (token) void socket.join(roomOf(token));
    joinRole(socket);
    listenTo(socket, needs);
    levels.welcome(socket);
    socket.once('disconnect', () => people.leave(session));
    socket.emit('me', { id, name, role, invitedBy });
    people.arrive({ id, name, role, invitedBy });
    views.greet(socket);
    numbers.greet(socket);
    editing.greet(socket);
  };
  namespace.on('connection', welcome);

  const onSignedOut = (token: string) => namespace.in(roomOf(token)).disconnectSockets(true);

  const nameOf = (by: string) => people.operators().find(({ id }) => id === by)?.name ?? by;
  const router = openPages(needs, { records, sessions, nameOf, onSignedOut }).use(watching.router);

  return {
    router,
    ...signInLinks(sessions),
    publish() {
      views.publish();
      watching.views.publish();
    },
    publishFigures() {
      numbers.publish();
      watching.views.publish();
    },
    publishSound: levels.publish,
    links: watching.views.rows,
    operators: people.operators,
    onPresence: people.onChange,
    close() {
      views.close();
      numbers.close();
      levels.close();
      watching.views.close();
      editing.close();
      records.close();
      namespace.off('connection', welcome);
      namespace.disconnectSockets(true);
    },
  };
};
