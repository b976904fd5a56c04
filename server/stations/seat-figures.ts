/**
 * The newest figures of one station, as it may have them: told at once, or, where they are of a show that it has not been told of yet, when it has.
 *
 * While its viewers are away in a break of their own it has none, also for whoever asks meanwhile; as they are back it has the newest.
 */
import type { Figures } from '../contract/graphics.ts';
import type { LocalBreakRow } from '../contract/local-breaks.ts';
import type { EpochMs } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import { isAway, missesMoment } from '../core/away.ts';
import type { StationFigures } from '../core/station-figures.ts';
import type { Partner } from '../core/station-settings-row.ts';
import { viewersDelay } from '../core/station-view.ts';
import type { SeatFeed } from './seat-feed.ts';

/** `of`: the show that they are of; undefined where nobody says. */
type Newest = { readonly figuresOf: StationFigures; readonly of: string | null | undefined };

/** The breaks that it was told of in this show, those of which nothing is said any more among them. */
const openBreaksSeen = ({ state }: Pick<SeatFeed, 'state'>) => {
  const seen = new Map<string, LocalBreakRow>();
  let of: string | null = null;
  const look = () => {
    if (state().activation !== of) seen.clear();
    of = state().activation;
    for (const row of state().break.local ?? []) seen.set(row.id, row);
  };
  const misses = (at: EpochMs): boolean => {
    look();
    return missesMoment([...seen.values()], at, state().delay, state().dumped);
  };
  return { look, misses };
};

export const openSeatFigures = (feed: SeatFeed, partner: () => Partner, now: () => EpochMs) => {
  const { ring, lines, state, isDrafting } = feed;
  const breaks = openBreaksSeen(feed);
  let figures: Figures | undefined;
  let newest: Newest | undefined;
  let toCome: Newest | undefined;
  let wasAway = false;

  /** Its viewers would see this moment in a break of their own. */
  const isOut = () => isAway(state().break.local ?? [], now(), state().delay, state().dumped);
  const current = (): Figures | undefined => (isOut() ? undefined : figures);
  const event = (): readonly StationEvent[] => {
    const said = current();
    return said ? [{ id: ring.lastId(), type: 'figures', onAirAt: said.at, data: said }] : [];
  };
  const take = (given: Newest) => {
    const isOther = given.of !== undefined && given.of !== state().activation;
    toCome = isDrafting() || isOther ? given : undefined;
    if (toCome || !state().activation) return;
    newest = given;
    wasAway = isOut();
    const { station, delay: pathDelay } = partner();
    figures = wasAway ? undefined : given.figuresOf(station, state().kind, viewersDelay(now(), pathDelay, state().dumped));
    for (const said of event()) for (const line of lines) line.figure(said);
  };
  return {
    now: current,
    event,
    take: (figuresOf: StationFigures, of?: string | null) => take({ figuresOf, of }),
    /** It was told something, or time went on: what waited for that is due, and nothing outlives its show. */
    settle: () => {
      breaks.look();
      if (!state().activation) [figures, newest] = [undefined, undefined];
      if (toCome) return take(toCome);
      if (isOut()) wasAway = true;
      else if (wasAway && newest) take(newest);
    },
    /** Its viewers see that moment of the origin in a break of their own. */
    misses: breaks.misses,
  };
};
