/** What the edges know and playout does not. Each part is worked out when somebody asks for it: most questions are about one. */
import type { Catalogue } from './catalogue.ts';
import type { KeyState, RefusedRow } from './contract/station-desk.ts';
import type { EpochMs } from './contract/units.ts';
import type { ScreenRow, StationRow } from './contract/views.ts';
import { asBefore } from './core/as-before.ts';
import { type FeedRow, stationRow } from './core/station-health.ts';
import type { Keys } from './keys.ts';
import { backupLine, clockLine, ordersAsOf, shopsHeard, shopsHeardAt, shopsLine } from './lights.ts';
import type { OperatorsDoor } from './operators/operators-door.ts';
import type { Around } from './playout/build-view.ts';
import type { Clock } from './ports/clock.ts';
import type { ScreensDoor } from './screens/screens-door.ts';
import type { ShopsDoor } from './shops/shops-door.ts';
import type { Keyring } from './station-keys.ts';
import type { StationsDoor } from './stations/stations-door.ts';
import type { WrongKeys } from './stations/wrong-keys.ts';

/** Filled as the doors open: playout looks around before all of them are there. */
export type Edges = { operators?: OperatorsDoor; screens?: ScreensDoor; stations?: StationsDoor; shops?: ShopsDoor; wrongKeys?: WrongKeys };

/** What is known of a station that does not grow old by itself. */
type Known = readonly [
  feed: FeedRow,
  refusedAt: EpochMs | null,
  refusals: readonly RefusedRow[],
  key: KeyState,
  seenAt: EpochMs | null,
  missed: number,
];

const rowOf = (pages: readonly ScreenRow[], now: EpochMs, [feed, refusedAt, refusals, key, seenAt, missed]: Known): StationRow =>
  stationRow({ ...feed, refusedAt, key, ...(refusals.length > 0 ? { refusals } : {}) }, pages, seenAt, now, missed);

const byOutput = (screens: readonly ScreenRow[]): ReadonlyMap<string, readonly ScreenRow[]> => {
  const pagesOf = new Map<string, ScreenRow[]>();
  for (const page of screens) {
    const pages = pagesOf.get(page.output);
    if (pages) pages.push(page);
    else pagesOf.set(page.output, [page]);
  }
  return pagesOf;
};

const none: readonly never[] = [];

/** Pages and measures of a delay grow old; the row of a station without either stays the very same until something else is another. */
const openStationRows = (edges: Edges, keys: Keyring, now: () => EpochMs) => {
  let still = new Map<string, (...known: Known) => StationRow>();
  return (): readonly StationRow[] => {
    const { stations, screens, wrongKeys } = edges;
    const before = still;
    still = new Map();
    const pagesOf = byOutput(screens?.rows() ?? []);
    return (stations?.rows() ?? []).map((feed) => {
      const { id } = feed;
      const pages = pagesOf.get(id) ?? none;
      const refused = wrongKeys?.refusals(id) ?? none;
      const refusals = refused.length === 0 ? none : refused;
      const refusedAt = wrongKeys?.refusedAt(id) ?? null;
      const known: Known = [feed, refusedAt, refusals, keys.stateOf(id), screens?.seenAt(id) ?? null, screens?.missedBefore(id) ?? 0];
      if (pages.length > 0 || feed.measured !== null || feed.coded) return rowOf(pages, now(), known);
      const make = before.get(id) ?? asBefore((...of: Known) => rowOf(none, now(), of));
      still.set(id, make);
      return make(...known);
    });
  };
};

/** How a hundred stations do is looked at once for each beat (`lookAgain`), by whoever asks first: a take, which comes between, does not wait for it. */
type AroundNow = { readonly around: () => Around; readonly lookAgain: () => void };

export const openAround = (
  edges: Edges,
  {
    catalogue,
    clock,
    keys,
    stationKeys,
    overlayUrl,
  }: {
    readonly catalogue: Catalogue;
    readonly clock: Clock;
    readonly keys: Keys;
    readonly stationKeys: Keyring;
    readonly overlayUrl: () => string | null;
  },
): AroundNow => {
  let looked: readonly StationRow[] | undefined;
  const stationRows = openStationRows(edges, stationKeys, clock.now);
  const around: Around = {
    get operators() {
      return edges.operators?.operators() ?? [];
    },
    get links() {
      return edges.operators?.links() ?? [];
    },
    get screens() {
      return edges.screens?.rows() ?? [];
    },
    get stations() {
      looked ??= stationRows();
      return looked;
    },
    get strangers() {
      return edges.wrongKeys?.strangers() ?? null;
    },
    get shops() {
      return shopsLine(edges.shops, catalogue.shops.length, clock.now());
    },
    get ordersAsOf() {
      return ordersAsOf(edges.shops, clock.now());
    },
    get shopsHeardAt() {
      return shopsHeardAt(edges.shops);
    },
    get clock() {
      return clockLine(clock);
    },
    get beforeAir() {
      return { keysLast: keys.last, overlayUrl: overlayUrl(), shops: shopsHeard(edges.shops) };
    },
    get backup() {
      return backupLine(clock.now());
    },
  };
  return {
    around: () => around,
    lookAgain: () => {
      looked = undefined;
    },
  };
};
