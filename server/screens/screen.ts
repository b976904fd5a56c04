/**
 * One connected page of graphics: what it was sent, what it painted, and whether it keeps up.
 *
 * Structure waits, newest only, while the page's line is full; a line full for too long is cut, and the
 * page comes back for a snapshot.
 */
import type { Namespace, Socket } from 'socket.io';
import type { GraphicData, PictureCode } from '../contract/graphics.ts';
import type { OutputClientEvents, OutputServerEvents } from '../contract/sockets.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { OutputView, ScreenRow } from '../contract/views.ts';
import { type Beats, heardAt, missedBy } from '../core/missed-beats.ts';
import { type Difference, noDifference, type SaidOn } from '../core/painted.ts';
import { isFree, onceFree } from '../free-line.ts';
import type { Clock } from '../ports/clock.ts';
import { openPageWords, type PageWord } from './page-words.ts';

export type Outputs = Namespace<OutputClientEvents, OutputServerEvents>;
export type OutputSocket = Socket<OutputClientEvents, OutputServerEvents>;

export type Screen = {
  readonly output: string;
  readonly row: () => ScreenRow;
  /** The first that it is sent. */
  readonly welcome: (view: OutputView) => void;
  /** Sends this view, or holds it (newest only) until the line is free; one of the same change it has already. */
  readonly show: (view: OutputView) => void;
  /** A view that it had without a secret, whole: whatever came after it. */
  readonly again: (view: OutputView) => void;
  /** What its viewers scan now: sent once for each code, when the line is free. */
  readonly code: (code: PictureCode) => void;
  /** What may come on next: sent when it is another, and the line is free. */
  readonly foresee: (coming: readonly GraphicData[]) => void;
  /** Sends what was held, if the line is free now. */
  readonly catchUp: () => void;
  /** For how long its line has been full; 0 when it is free. */
  readonly stuckFor: () => Ms;
  readonly cut: () => void;
};

/** Ends the line at once: a closing handshake would wait behind everything the page has not read. */
const cutLine = ({ conn }: OutputSocket) => {
  const { socket: line } = conn.transport as { socket?: { terminate?: () => void } };
  if (line?.terminate) line.terminate();
  else conn.close(true);
};

type Judge = (said: SaidOn, at: EpochMs) => Difference;
type Told = Omit<ScreenRow, 'id' | 'output' | 'address' | 'connectedAt' | 'sentRevision'>;

/** What the page tells of itself, as far as it is believed. @param judge and told: see `openScreen`. @param sent the newest that it was sent */
const hearPage = (
  socket: OutputSocket,
  { now }: Clock,
  judge: Judge,
  sent: () => OutputView | undefined,
  told: () => void,
): (() => Told) => {
  const words = openPageWords(now);
  let beats: Beats = { lastHeard: now(), missed: 0 };
  let painted: (PageWord & { readonly heardAt: EpochMs }) | undefined;
  let difference = noDifference;
  socket.on('time', (answer) => {
    beats = heardAt(beats, now());
    if (typeof answer === 'function') answer(beats.lastHeard);
  });
  socket.on('painted', (said) => {
    const word = words.read(said, sent());
    if (!word) return;
    beats = heardAt(beats, now());
    painted = { ...word, heardAt: beats.lastHeard };
    // What somebody there blanked is missing because they want it so.
    difference = word.blanked ? noDifference : judge({ painted: word.graphics, unseen: word.unseen }, word.at);
    told();
  });
  return () => ({
    lastHeard: beats.lastHeard,
    paintedRevision: painted?.revision ?? null,
    fps: painted?.fps ?? null,
    missed: missedBy(beats, now()),
    refused: words.refused(),
    painted: painted?.graphics ?? [],
    paintedAt: painted?.heardAt ?? null,
    behind: painted === undefined ? null : Math.max(0, painted.heardAt - painted.at),
    ...difference,
    ...(painted?.unseen?.length ? { unseen: painted.unseen } : {}),
    ...(painted?.problem === undefined ? {} : { problem: painted.problem }),
    ...(painted?.blanked ? { blanked: true as const } : {}),
    ...(painted?.letters === undefined ? {} : { letters: painted.letters }),
  });
};

const sameMoment = (a: OutputView, b: OutputView | undefined): boolean => a.revision === b?.revision && a.epoch === b.epoch;

type Structure = Pick<Screen, 'welcome' | 'show' | 'again' | 'catchUp' | 'stuckFor'> & {
  /** The newest that it was sent. */
  readonly sent: () => OutputView | undefined;
};

/** What a page is sent of structure, and what waits for its line. */
const openStructure = (socket: OutputSocket, now: () => EpochMs): Structure => {
  let held: { readonly view: OutputView; readonly since: EpochMs } | undefined;
  let newest: OutputView | undefined;
  let sent: OutputView | undefined;
  const send = (view: OutputView) => {
    held = undefined;
    sent = view;
    socket.emit('structure', view);
  };
  const catchUp = () => {
    if (held && isFree(socket)) send(held.view);
  };
  const hold = (view: OutputView) => {
    if (!held) onceFree(socket, catchUp);
    held = { view, since: held?.since ?? now() };
  };
  return {
    sent: () => sent,
    welcome: send,
    show: (view) => {
      if (sameMoment(view, newest)) return;
      newest = view;
      if (isFree(socket)) send(view);
      else hold(view);
    },
    again: (view) => {
      if (held && sameMoment(view, held.view)) held = { ...held, view };
      else socket.emit('structure', view);
    },
    catchUp,
    stuckFor: () => (held ? now() - held.since : 0),
  };
};

/**
 * @param judge what a page painted, of the moment it speaks of, against what it was asked
 * @param told called when it has said what it painted
 */
export const openScreen = (
  socket: OutputSocket,
  output: string,
  clock: Clock,
  judge: Judge,
  told: (row: ScreenRow) => void = () => undefined,
): Screen => {
  const connectedAt = clock.now();
  const { sent, ...structure } = openStructure(socket, clock.now);
  const said = hearPage(socket, clock, judge, sent, () => told(screen.row()));
  let sentCode: PictureCode | undefined;
  let foreseen = '';

  const screen: Screen = {
    output,
    row: () => ({
      id: socket.id,
      output,
      address: socket.handshake.address,
      connectedAt,
      sentRevision: sent()?.revision ?? null,
      ...said(),
    }),
    ...structure,
    code: (code) => {
      if (code === sentCode || !isFree(socket)) return;
      sentCode = code;
      socket.emit('code', code);
    },
    foresee: (coming) => {
      const said = JSON.stringify(coming);
      if (said === foreseen || !isFree(socket)) return;
      foreseen = said;
      socket.emit('coming', coming);
    },
    cut: () => cutLine(socket),
  };
  return screen;
};
