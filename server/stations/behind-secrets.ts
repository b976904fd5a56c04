/**
 * What waits for a station because of a secret in it, and whatever came after that: a station hears all of it, once and in order.
 *
 * A moment that has a secret leaves when the station's own viewers are nearly there. What came later waits behind it, and leaves with it at
 * the latest: still before its own time, so nothing is ever late by this. A muted station is told so at once; what waited for it is dropped.
 */
import type { EpochMs } from '../contract/units.ts';
import type { FeedMoment, Held } from '../core/feed-moment.ts';
import type { Partner } from '../core/station-settings-row.ts';
import type { StationState } from '../core/station-state.ts';
import type { Clock } from '../ports/clock.ts';

/** A moment as one station is told it. */
export type ForOne = { readonly moment: FeedMoment; readonly partner: Partner };

type Waiting = {
  readonly at: EpochMs;
  readonly secretAt: EpochMs;
  readonly state: StationState;
  readonly changesOf: FeedMoment['changesOf'];
};
type Line = { held: Held; partner: Partner; readonly waiting: Waiting[] };

/** More than this, of which each is another state, and those in the middle are told as one. */
const mostWaiting = 500;

/** @param release called with what has become due, each station's in order; not while `sort` runs */
export const openBehindSecrets = (clock: Pick<Clock, 'now' | 'wakeAt'>, release: (due: ReadonlyMap<string, readonly ForOne[]>) => void) => {
  const lines = new Map<string, Line>();
  let cancel: (() => void) | undefined;

  const leaves = ({ held, partner: { station, delay } }: Line, { secretAt }: Waiting): EpochMs => held.leavesAt(station, delay, secretAt);
  const asTold = ({ held, partner }: Line, { at, state, changesOf }: Waiting): ForOne => {
    const isAway = state.graphics.length > 0 && held.isAway(partner.station, partner.delay, at);
    const told = isAway ? { ...state, graphics: [] } : state;
    return { moment: { at, stateOf: () => told, changesOf }, partner };
  };
  const takeDue = (id: string, line: Line): readonly ForOne[] => {
    const due: ForOne[] = [];
    for (let [first] = line.waiting; first && leaves(line, first) <= clock.now(); [first] = line.waiting) {
      due.push(asTold(line, first));
      line.waiting.shift();
    }
    if (line.waiting.length === 0) lines.delete(id);
    return due;
  };
  const wake = () => {
    cancel?.();
    const next = [...lines.values()].flatMap((line) => (line.waiting[0] ? [leaves(line, line.waiting[0])] : []));
    cancel = next.length === 0 ? undefined : clock.wakeAt(Math.min(...next), letGo);
  };
  const letGo = () => {
    const due = new Map([...lines].map(([id, line]) => [id, takeDue(id, line)] as const).filter(([, some]) => some.length > 0));
    wake();
    if (due.size > 0) release(due);
  };
  const wait = (line: Line, moment: FeedMoment, held: Held) => {
    const state = moment.stateOf(line.partner.station, line.partner.delay);
    const last = line.waiting.at(-1);
    if (last && moment.changesOf(last.state, state).length === 0) return;
    line.waiting.push({ at: moment.at, secretAt: held.secretAt, state, changesOf: moment.changesOf });
    if (line.waiting.length > mostWaiting) line.waiting.splice(mostWaiting / 2, 1);
  };
  const isHeldNow = ({ secretAt, leavesAt }: Held, { station, delay }: Partner) => leavesAt(station, delay, secretAt) > clock.now();

  return {
    /** What each of these is to be told now: what waited and is due, and this moment unless it has to wait itself. */
    sort: (moment: FeedMoment, partners: readonly Partner[]): ReadonlyMap<string, readonly ForOne[]> => {
      const told = new Map<string, readonly ForOne[]>();
      const { held } = moment;
      let isChanged = false;
      for (const partner of partners) {
        const { id } = partner.station;
        const known = lines.get(id);
        if (!held || (!known && !isHeldNow(held, partner))) {
          told.set(id, [{ moment, partner }]);
          continue;
        }
        isChanged = true;
        const line = known ?? { held, partner, waiting: [] };
        [line.held, line.partner] = [held, partner];
        if (moment.stateOf(partner.station, partner.delay).muted) {
          lines.delete(id);
          told.set(id, [{ moment, partner }]);
          continue;
        }
        lines.set(id, line);
        wait(line, moment, held);
        const due = takeDue(id, line);
        if (due.length > 0) told.set(id, due);
      }
      if (isChanged) wake();
      return told;
    },
    close: () => {
      cancel?.();
      lines.clear();
    },
  };
};
