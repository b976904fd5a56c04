/**
 * The newest figures of one station, as it may have them: told at once, or, where they are of a show that it has not been told of yet, when it has.
 */
import type { Figures } from '../contract/graphics.ts';
import type { EpochMs } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import { isAway } from '../core/away.ts';
import type { StationFigures } from '../core/station-figures.ts';
import type { Partner } from '../core/station-settings-row.ts';
import { viewersDelay } from '../core/station-view.ts';
import type { SeatFeed } from './seat-feed.ts';

/** `of`: the show that they are of; undefined where nobody says. */
type Newest = { readonly figuresOf: StationFigures; readonly of: string | null | undefined };

export const openSeatFigures = ({ ring, lines, state, isDrafting }: SeatFeed, partner: () => Partner, now: () => EpochMs) => {
  let figures: Figures | undefined;
  let toCome: Newest | undefined;

  const event = (): readonly StationEvent[] =>
    figures ? [{ id: ring.lastId(), type: 'figures', onAirAt: figures.at, data: figures }] : [];
  const asItMay = ({ figuresOf }: Newest): Figures | undefined => {
    const { kind, delay, dumped, break: own } = state();
    // Its viewers would see this moment in a break of their own.
    if (isAway(own.local ?? [], now(), delay, dumped)) return undefined;
    const { station, delay: pathDelay } = partner();
    return figuresOf(station, kind, viewersDelay(now(), pathDelay, dumped));
  };
  const take = (newest: Newest) => {
    const isOther = newest.of !== undefined && newest.of !== state().activation;
    toCome = isDrafting() || isOther ? newest : undefined;
    if (toCome || !state().activation) return;
    figures = asItMay(newest);
    for (const said of event()) for (const line of lines) line.figure(said);
  };
  return {
    now: () => figures,
    event,
    take: (figuresOf: StationFigures, of?: string | null) => take({ figuresOf, of }),
    /** It was told something: what waited for that is due, and nothing outlives its show. */
    settle: () => {
      if (!state().activation) figures = undefined;
      if (toCome) take(toCome);
    },
  };
};
