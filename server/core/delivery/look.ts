/** How one station is at one moment, from what its feed and its pages told. A page's word counts only for what it was asked to show. */
import type { ScreenRow, StationRow } from '../../contract/outside-views.ts';
import type { EpochMs, Ms } from '../../contract/units.ts';
import type { Asked } from '../painted.ts';
import type { Plan } from '../plan.ts';
import { describeGraphic } from './describe.ts';
import type { Look, StoodWhat } from './minute.ts';

/** A page speaks every two seconds; what it said longer ago says nothing of now. */
const wordLasts: Ms = 3000;
const nothingDelivered: Look['events'] = { epoch: '', due: null, taken: [], acknowledged: [], snapshot: 0 };

/** What graphics are, by their id: of one output, as it was asked for them. */
export const openDescriptions = (asked: () => readonly Asked[], products: () => Plan['products']) => {
  const known = new Map<string, StoodWhat | undefined>();
  return (id: string): StoodWhat | undefined => {
    if (known.has(id)) return known.get(id);
    const found = asked()
      .findLast(({ graphics }) => graphics.some((graphic) => graphic.id === id))
      ?.graphics.find((graphic) => graphic.id === id);
    const what = found && describeGraphic(found, products());
    known.set(id, what);
    return what;
  };
};

type Seen = {
  readonly at: EpochMs;
  readonly row: StationRow;
  /** Of this station. */
  readonly pages: readonly ScreenRow[];
  /** `missed` of its row at the look before; undefined: there was none. */
  readonly missedBefore: number | undefined;
  readonly alarms: readonly string[];
  readonly events: Look['events'] | undefined;
  readonly describe: (graphicId: string) => StoodWhat | undefined;
};

export const lookAt = ({ at, row, pages, missedBefore, alarms, events, describe }: Seen): Look => {
  const speaking = pages.filter(({ paintedAt }) => paintedAt !== null && at - paintedAt <= wordLasts);
  const behind = speaking.flatMap(({ behind }) => (behind === null ? [] : [Math.max(0, behind - row.delay)]));
  const painted = new Set(speaking.flatMap((page) => page.painted.filter((id) => !page.extra.includes(id))));
  const rates = speaking.flatMap(({ fps }) => fps ?? []);
  return {
    at,
    connected: row.feeds + row.overlays + row.polls > 0,
    usesFeed: row.feeds > 0,
    feedLag: row.feeds > 0 ? row.lag : null,
    pageLag: behind.length === 0 ? null : Math.max(...behind),
    missed: Math.max(0, row.missed - (missedBefore ?? row.missed)),
    fps: rates.length === 0 ? null : Math.min(...rates),
    stands: [...painted].flatMap((id) => describe(id) ?? []),
    alarms,
    events: events ?? nothingDelivered,
  };
};
