/** What every page painted, written down; and the alarm for a page of the clean output that painted anything at all. */
import type { Logger } from 'pino';
import { openPaintedBook } from './archive/painted-book.ts';
import type { ScreenRow } from './contract/views.ts';
import { cleanOutputId } from './core/house-outputs.ts';
import { noteOf } from './core/painted-record.ts';
import type { PaintedAsked, PaintedRow } from './operators/painted-paper.ts';
import type { Playout } from './playout/playout.ts';
import type { Clock } from './ports/clock.ts';

type Needs = { readonly dataDir: string; readonly clock: Clock; readonly log: Logger };

export type KeptPainted = {
  readonly told: (row: ScreenRow, hasLeft: boolean) => void;
  readonly read: (asked: PaintedAsked) => Promise<readonly PaintedRow[]>;
  readonly close: () => Promise<void>;
};

/** Of a page whose line ended. */
const nothingOn = { painted: [], missing: [], extra: [], unseen: [] };

/** Where what is painted while no episode is active is written. */
const noEpisode = 'no-episode';

export const openKeptPainted = ({ dataDir, clock, log }: Needs, playout: Pick<Playout, 'activation'>): KeptPainted => {
  const book = openPaintedBook({ dataDir, clock, log });
  const current = () => playout.activation()?.id ?? noEpisode;
  /** Pages of the clean output that are not clean, each told once. */
  const dirty = new Set<string>();
  const watchClean = ({ id, output, address, painted }: ScreenRow, hasLeft: boolean) => {
    if (output !== cleanOutputId) return;
    if (painted.length === 0 || hasLeft) return void dirty.delete(id);
    if (dirty.has(id)) return;
    dirty.add(id);
    log.error(
      { address, painted: painted.slice(0, 10) },
      'A page of the CLEAN output shows graphics. Take it off the clean feed, or reload it.',
    );
  };
  return {
    told: (row, hasLeft) => {
      watchClean(row, hasLeft);
      const note = noteOf(row);
      if (note) book.note(current(), hasLeft ? { ...note, ...nothingOn, at: clock.now(), left: true } : note);
    },
    read: ({ activation, output }) => book.read(activation ?? current(), output),
    close: () => book.close(),
  };
};
