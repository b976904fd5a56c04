/**
 * What waits on a page for its moment, and the timer of its own that lets it go then: the network may hiccup meanwhile.
 *
 * Whatever is let go is let go in the order in which it came. When the delay is shortened, all that is due is over at once and only the last of it
 * matters, without motion.
 */
import type { EpochMs } from '../../server/contract/units.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { airTime, type Delay, delayNow } from './air-time.ts';
import { type Arrived, isOf, lastOfEach } from './arrived.ts';
import { holdBack } from './hold-back.ts';

export type Release = {
  /** Epoch ms at the origin: the moment that this page's viewers see. */
  readonly airNow: () => EpochMs;
  /** This page shows everything as it comes. */
  readonly isAtOnce: () => boolean;
  /** @returns true when the delay is shorter now, by a jump */
  readonly delayed: (delay: Delay) => boolean;
  /** @param at epoch ms at the origin, when this was so */
  readonly hold: (at: EpochMs, arrived: Arrived) => void;
  /** What it holds of this view is this now. @returns false when it holds none of it */
  readonly makeWhole: (view: OutputView) => boolean;
  readonly letGo: (jumped?: boolean) => void;
  /** Nothing that waits is for these viewers any more. */
  readonly drop: () => void;
};

/** A delay that shrinks by less than this is no jump: clocks are corrected by as much. */
const longestStep = 50;
/** Ninety seconds of delay at ten figures a second, and the structure and codes between them. */
const mostHeld = 1200;

/** @param now epoch ms by the server's clock; @param show called with each as it is let go */
export const openRelease = (now: () => EpochMs, show: (arrived: Arrived) => void): Release => {
  const held = holdBack<Arrived>(mostHeld);
  let delay: Delay = { set: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const airNow = () => airTime(now(), delay);
  /** Sleeps until the next is due; a clock that was corrected meanwhile only makes it look again. */
  const sleep = () => {
    clearTimeout(timer);
    const next = held.next();
    timer = next === undefined ? undefined : setTimeout(letGo, Math.max(1, next - airNow()));
  };
  const letGo = (jumped = false) => {
    const due = held.due(airNow());
    for (const arrived of jumped ? lastOfEach(due) : due) show(arrived);
    sleep();
  };
  return {
    airNow,
    isAtOnce: () => delay.set === 0,
    delayed: (next) => {
      const before = delayNow(now(), delay);
      delay = next;
      return delayNow(now(), delay) < before - longestStep;
    },
    hold: (at, arrived) => {
      // Nothing is told from the future: a moment that seems so (a clock set back) is now.
      held.add(Math.min(at, now()), arrived);
      sleep();
    },
    makeWhole: (view) => held.replace(isOf(view), (one) => ({ ...one, view })),
    letGo,
    drop: () => void held.due(Number.POSITIVE_INFINITY),
  };
};
