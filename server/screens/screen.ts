/**
 * One connected page of graphics: what it was sent, what it painted, and whether it keeps up.
 *
 * Structure waits, newest only, while the page's line is full; a line full for too long is cut, and the
 * page comes back for a snapshot.
 */
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import type { GraphicData, PictureCode } from '../contract/graphics.ts';
import type { OutputClientEvents, OutputServerEvents } from '../contract/sockets.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { OutputView, ScreenRow } from '../contract/views.ts';
import { type Difference, noDifference } from '../core/painted.ts';
import type { Clock } from '../ports/clock.ts';

export type Outputs = Namespace<OutputClientEvents, OutputServerEvents>;
export type OutputSocket = Socket<OutputClientEvents, OutputServerEvents>;

const PaintedSchema = z.object({
  epoch: z.string().max(200),
  revision: z.number().int(),
  graphics: z.array(z.string().max(200)).max(60),
  at: z.number(),
  problem: z.string().max(300).optional(),
  blanked: z.literal(true).optional(),
  letters: z.enum(['coming', 'here', 'failed']).optional(),
});

export type Screen = {
  readonly output: string;
  readonly row: () => ScreenRow;
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

const sameMoment = (a: OutputView, b: OutputView | undefined): boolean => a.revision === b?.revision && a.epoch === b.epoch;

/** What a page is sent of structure, and what waits for its line. */
const openStructure = (
  socket: OutputSocket,
  isFree: () => boolean,
  now: () => EpochMs,
): Pick<Screen, 'show' | 'again' | 'catchUp' | 'stuckFor'> => {
  let held: { readonly view: OutputView; readonly since: EpochMs } | undefined;
  let newest: OutputView | undefined;
  const send = (view: OutputView) => {
    held = undefined;
    socket.emit('structure', view);
  };
  return {
    show: (view) => {
      if (sameMoment(view, newest)) return;
      newest = view;
      if (isFree()) send(view);
      else held = { view, since: held?.since ?? now() };
    },
    again: (view) => {
      if (held && sameMoment(view, held.view)) held = { ...held, view };
      else socket.emit('structure', view);
    },
    catchUp: () => {
      if (held && isFree()) send(held.view);
    },
    stuckFor: () => (held ? now() - held.since : 0),
  };
};

/** @param judge what a page painted, of the moment it speaks of, against what it was asked */
export const openScreen = (
  socket: OutputSocket,
  output: string,
  clock: Clock,
  judge: (painted: readonly string[], at: EpochMs) => Difference,
): Screen => {
  const connectedAt = clock.now();
  let lastHeard: EpochMs = connectedAt;
  let painted: (z.infer<typeof PaintedSchema> & { readonly heardAt: EpochMs }) | undefined;
  let difference = noDifference;
  let sentCode: PictureCode | undefined;
  let foreseen = '';

  socket.on('time', (answer) => {
    lastHeard = clock.now();
    if (typeof answer === 'function') answer(lastHeard);
  });
  socket.on('painted', (said) => {
    const read = PaintedSchema.safeParse(said);
    if (!read.success) return;
    lastHeard = clock.now();
    painted = { ...read.data, heardAt: lastHeard };
    // What somebody there blanked is missing because they want it so.
    difference = read.data.blanked ? noDifference : judge(read.data.graphics, read.data.at);
  });

  const isFree = () => socket.conn.transport.writable;
  const structure = openStructure(socket, isFree, clock.now);

  return {
    output,
    row: () => ({
      id: socket.id,
      output,
      address: socket.handshake.address,
      connectedAt,
      lastHeard,
      paintedRevision: painted?.revision ?? null,
      painted: painted?.graphics ?? [],
      paintedAt: painted?.heardAt ?? null,
      behind: painted === undefined ? null : Math.max(0, painted.heardAt - painted.at),
      ...difference,
      ...(painted?.problem === undefined ? {} : { problem: painted.problem }),
      ...(painted?.blanked ? { blanked: true as const } : {}),
      ...(painted?.letters === undefined ? {} : { letters: painted.letters }),
    }),
    ...structure,
    code: (code) => {
      if (code === sentCode || !isFree()) return;
      sentCode = code;
      socket.emit('code', code);
    },
    foresee: (coming) => {
      const said = JSON.stringify(coming);
      if (said === foreseen || !isFree()) return;
      foreseen = said;
      socket.emit('coming', coming);
    },
    cut: () => cutLine(socket),
  };
};
