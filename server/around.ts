/** What the edges know and playout does not. Each part is worked out when somebody asks for it: most questions are about one. */
import type { Catalogue } from './catalogue.ts';
import type { EpochMs, Ms } from './contract/units.ts';
import type { ScreenRow, StationRow } from './contract/views.ts';
import { stationRow } from './core/station-health.ts';
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

/** How a hundred stations do is looked at no more often: a take does not wait for it. */
const lookedAtEvery: Ms = 500;

const stationRows = ({ stations, screens, wrongKeys }: Edges, keys: Keyring, now: EpochMs): readonly StationRow[] => {
  const pagesOf = new Map<string, ScreenRow[]>();
  for (const page of screens?.rows() ?? []) {
    const pages = pagesOf.get(page.output);
    if (pages) pages.push(page);
    else pagesOf.set(page.output, [page]);
  }
  return (stations?.rows() ?? []).map((feed) => {
    const refusedAt = wrongKeys?.refusedAt(feed.id) ?? null;
    const refusals = wrongKeys?.refusals(feed.id) ?? [];
    return stationRow(
      { ...feed, refusedAt, key: keys.stateOf(feed.id), ...(refusals.length > 0 ? { refusals } : {}) },
      pagesOf.get(feed.id) ?? [],
      screens?.seenAt(feed.id) ?? null,
      now,
      screens?.missedBefore(feed.id),
    );
  });
};

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
): (() => Around) => {
  let looked: { readonly at: EpochMs; readonly rows: readonly StationRow[] } = { at: Number.NEGATIVE_INFINITY, rows: [] };
  const stations = () => {
    const now = clock.now();
    if (now - looked.at >= lookedAtEvery) looked = { at: now, rows: stationRows(edges, stationKeys, now) };
    return looked.rows;
  };
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
      return stations();
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
  return () => around;
};
