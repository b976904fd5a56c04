/**
 * Figures to every page that may have them: the newest, at most ten times a second.
 *
 * A page whose line is full has none of these and gets the newest as soon as it is free: the last count of a vote may be the last for long.
 */
import type { Figures } from '../contract/graphics.ts';
import type { EpochMs } from '../contract/units.ts';
import { isFree, onceFree } from '../free-line.ts';
import type { Clock } from '../ports/clock.ts';
import { beat } from './heart.ts';
import type { OutputSocket, Outputs, Screen } from './screen.ts';

type Needs = {
  readonly clock: Clock;
  /** Asked once for all pages; what it returns, for each output. Outputs that may have the same should have the same value. */
  readonly figures: () => (output: string) => Figures | undefined;
};

export type PageFigures = {
  readonly greet: (socket: OutputSocket, output: string) => void;
  readonly publish: () => void;
  /** Outputs that had none may have them now: then what their pages know is old. */
  readonly lookAgain: () => void;
  readonly left: (page: string) => void;
  readonly close: () => void;
};

export const openPageFigures = (
  { clock, figures }: Needs,
  outputs: Outputs,
  screens: ReadonlyMap<string, Pick<Screen, 'output'>>,
): PageFigures => {
  const without = new Set<string>();
  /** Pages whose line was full. */
  const owed = new Set<string>();
  let figuredAt: EpochMs = 0;
  let cancel: (() => void) | undefined;

  const give = (socket: OutputSocket, output: string) => {
    const known = figures()(output);
    if (known) socket.emit('figures', known);
    else without.add(output);
  };
  const owe = (page: string, socket: OutputSocket, output: string) => {
    if (owed.has(page)) return;
    owed.add(page);
    onceFree(socket, () => {
      if (owed.delete(page)) give(socket, output);
    });
  };
  /** Pages that may have the same figures get them from one encoding. */
  const showAll = () => {
    cancel = undefined;
    figuredAt = clock.now();
    const figuresOf = figures();
    const pagesOf = new Map<Figures, string[]>();
    for (const [page, { output }] of screens) {
      const [known, socket] = [figuresOf(output), outputs.sockets.get(page)];
      const pages = known && (pagesOf.get(known) ?? []);
      if (!known || !pages) without.add(output);
      else if (socket && !isFree(socket)) owe(page, socket, output);
      else {
        pages.push(page);
        pagesOf.set(known, pages);
      }
    }
    for (const [known, pages] of pagesOf) outputs.to(pages).emit('figures', known);
  };
  const publish = () => {
    // At once after a pause: a count that waited for the next beat would be a tenth of a second older on air.
    cancel ??= clock.wakeAt(Math.max(clock.now(), figuredAt + beat), showAll);
  };

  return {
    greet: give,
    publish,
    lookAgain: () => {
      if (without.size === 0) return;
      const figuresOf = figures();
      const back = [...without].filter((output) => figuresOf(output) !== undefined);
      for (const output of back) without.delete(output);
      if (back.length > 0) publish();
    },
    left: (page) => void owed.delete(page),
    close: () => cancel?.(),
  };
};
