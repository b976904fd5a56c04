/**
 * Graphics out: the pages that show them, over the `/outputs` namespace.
 *
 * A page says its output and key; a wrong one is refused. It gets a snapshot, then the structure after every
 * change (newest only), figures at most ten times a second, and its picture's code whenever that is another. Slow pages are cut and come back by themselves.
 * A page that never answers, is slow or says nonsense never reaches the show.
 */
import type { Server } from 'socket.io';
import type { Figures, GraphicData, PictureCode } from '../contract/graphics.ts';
import type { KnockRefused } from '../contract/station-desk.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { OutputView, ScreenRow } from '../contract/views.ts';
import { type Asked, paintedDifference, type SaidOn } from '../core/painted.ts';
import type { Secrets } from '../core/station-secrets.ts';
import type { Clock } from '../ports/clock.ts';
import { openAsking } from './asking.ts';
import { giveAll, lettersTo, openForesight } from './beforehand.ts';
import { beatWhile } from './heart.ts';
import { openPageFigures } from './page-figures.ts';
import { type OutputSocket, type Outputs, openScreen, type Screen } from './screen.ts';

type Say = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** `station`: the output, which is a station’s where it is not one of the house’s own. */
export type Knock = {
  readonly station: string;
  readonly address: string;
  readonly isRight: boolean;
  readonly why?: KnockRefused | undefined;
};

export type ScreensNeeds = {
  readonly io: Server;
  readonly keys: (output: string, key: string, address: string) => boolean;
  /** Why that is no; asked of those that `keys` refuses. */
  readonly whyNot?: (output: string, key: string) => KnockRefused;
  /** What this output shows now; undefined when there is no such output (any more): its pages keep what they have. */
  readonly view: (output: string) => OutputView | undefined;
  /** Asked once for all pages; what it returns, for each output. Outputs that may have the same should have the same value. */
  readonly figures: () => (output: string) => Figures | undefined;
  /** What this output's viewers scan now; undefined while there is nothing to vote for. Asked ten times a second. */
  readonly code: (output: string) => PictureCode | undefined;
  /** What may come on this output next, for its pages to build beforehand; undefined where that is nobody's to know. */
  readonly coming: (output: string) => readonly GraphicData[] | undefined;
  /** Every letter that the episode may write; empty while there is none. */
  readonly letters?: () => string;
  /** Whether this output is the house's own, asked as its page comes: who only reads waits until it has drawn. Absent: none is. */
  readonly isOwn?: (output: string) => boolean;
  /** Told whenever a page has said what it painted, and when it leaves. */
  readonly painted?: (row: ScreenRow, hasLeft: boolean) => void;
  /** When what was revealed; absent: nothing is a secret. */
  readonly secrets?: () => Secrets;
  /** Told of each page that comes with a key for an output that there is. */
  readonly knocked: (knock: Knock) => void;
  readonly clock: Clock;
  readonly log: { readonly info: Say; readonly warn: Say };
};

export type ScreensDoor = {
  /** Something structural changed: every page gets the newest view, once, at once. */
  readonly publish: () => void;
  readonly publishFigures: () => void;
  /** By when the house's own pages that are here have drawn the structure that they were told last. */
  readonly drawnBy: () => EpochMs;
  /** Some key may be worth nothing now: a page that is in by it stands empty at once, and is cut. */
  readonly recheck: () => void;
  readonly rows: () => readonly ScreenRow[];
  /** When a page of this output last spoke, also one that has left; null: never in this life. */
  /** What this output was asked to show lately, oldest first. */
  readonly asked: (output: string) => readonly Asked[];
  /** Words that pages of its which have left did not send. */
  readonly missedBefore: (output: string) => number;
  readonly seenAt: (output: string) => EpochMs | null;
  readonly close: () => Promise<void>;
};

const mostScreens = 200;
/** Two frames of 50 a second: until then who only reads would take the time in which a page on the same machine draws. */
const twoFrames: Ms = 40;
const refusalsLoggedEvery = 1000;

const askedFor = ({ handshake }: OutputSocket): { output: string; key: string } => {
  const { output, key } = handshake.auth as { output?: unknown; key?: unknown };
  return { output: typeof output === 'string' ? output.slice(0, 64) : '', key: typeof key === 'string' ? key.slice(0, 256) : '' };
};

/** Lets nobody in without the key. What it refuses is logged at most once a second with how many there were, never with the key. */
const guardDoor = (outputs: Outputs, { keys, clock, log, view, knocked, whyNot }: ScreensNeeds, isFull: () => boolean): (() => void) => {
  let refused = 0;
  let last: { output: string; address: string } | undefined;
  let cancel: (() => void) | undefined;
  const tell = () => {
    log.warn({ ...last, refused }, 'An overlay page was refused: wrong key or unknown output.');
    [refused, cancel] = [0, undefined];
  };
  outputs.use((socket, next) => {
    const { output, key } = askedFor(socket);
    const { address } = socket.handshake;
    const isRight = keys(output, key, address);
    // Only of outputs that there are: a stranger's names would fill the memory.
    if (key !== '' && view(output) !== undefined)
      knocked({ station: output, address, isRight, ...(isRight || !whyNot ? {} : { why: whyNot(output, key) }) });
    if (!isRight) {
      refused += 1;
      last = { output, address };
      cancel ??= clock.wakeAt(clock.now() + refusalsLoggedEvery, tell);
      return next(new Error('unauthorised'));
    }
    next(isFull() ? new Error('too many screens') : undefined);
  });
  return () => cancel?.();
};

/** As if nothing were on, whatever the page still holds back: it hears no more from us, and must not stand with what it has. */
const emptied = (view: OutputView): OutputView => ({
  ...view,
  epoch: `${view.epoch} cut`,
  activation: null,
  graphics: [],
  picture: null,
  delay: 0,
});

/** A page that may not be here any more stands empty first. */
const cutDeadKeys = (outputs: Outputs, { keys, view, log }: ScreensNeeds) => {
  for (const socket of outputs.sockets.values()) {
    const { output, key } = askedFor(socket);
    if (keys(output, key, socket.handshake.address)) continue;
    log.warn({ output, address: socket.handshake.address }, 'An overlay page was cut: its key is not valid any more.');
    const last = view(output);
    if (last) socket.emit('structure', emptied(last));
    socket.disconnect(true);
  }
};

/** By when pages of the house's own have drawn what they were told. */
const openDrawing = ({ clock, isOwn = () => false }: Pick<ScreensNeeds, 'clock' | 'isOwn'>) => {
  const own = new Set<string>();
  let over: EpochMs = 0;
  return {
    came: (page: string, output: string) => void (isOwn(output) && own.add(page)),
    left: (page: string) => void own.delete(page),
    begins: () => {
      if (own.size > 0) over = clock.now() + twoFrames;
    },
    over: () => over,
  };
};

export const screensDoor = (needs: ScreensNeeds): ScreensDoor => {
  const { io, clock, log } = needs;
  const outputs: Outputs = io.of('/outputs');
  const screens = new Map<string, Screen>();
  const drawing = openDrawing(needs);
  const figures = openPageFigures(needs, outputs, screens);
  const heart = beatWhile(needs, screens);
  const foresight = openForesight(needs, screens);
  const letters = lettersTo(outputs, needs);

  const { ask, ...asking } = openAsking(needs, screens);
  const stopGuard = guardDoor(outputs, needs, () => screens.size >= mostScreens);
  outputs.on('connection', (socket) => {
    const { output } = askedFor(socket);
    const judge = (said: SaidOn, at: EpochMs) => paintedDifference(asking.asked(output), said, at);
    const screen = openScreen(socket, output, clock, judge, (row) => needs.painted?.(row, false));
    screens.set(socket.id, screen);
    drawing.came(socket.id, output);
    heart.go();
    socket.on('disconnect', (why) => {
      screens.delete(socket.id);
      drawing.left(socket.id);
      figures.left(socket.id);
      if (screens.size === 0) heart.rest();
      asking.seen(output, screen.row().lastHeard, screen.row().missed);
      needs.painted?.(screen.row(), true);
      log.info({ output, why }, 'An overlay page left.');
    });
    log.info({ output, address: socket.handshake.address }, 'An overlay page came.');
    foresight.look();
    const snapshot = ask(output);
    if (snapshot) screen.welcome(snapshot);
    figures.greet(socket, output);
    letters.greet(socket);
  });

  const showAll = () => {
    giveAll(screens.values(), ask, (screen, newest) => screen.show(newest));
    drawing.begins();
    foresight.look();
    letters.tell();
  };

  return {
    publish: () => {
      showAll();
      figures.lookAgain();
    },
    recheck: () => cutDeadKeys(outputs, needs),
    rows: () => [...screens.values()].map((screen) => screen.row()),
    publishFigures: figures.publish,
    ...{ drawnBy: drawing.over, seenAt: asking.seenAt, missedBefore: asking.missedBefore, asked: asking.asked },
    close: async () => {
      stopGuard();
      heart.rest();
      foresight.rest();
      figures.close();
      asking.close();
      outputs.removeAllListeners('connection');
      outputs.disconnectSockets(true);
      screens.clear();
    },
  };
};
