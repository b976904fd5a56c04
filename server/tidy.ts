/**
 * Young garbage is collected in a calm moment, so that a take need not wait until it has been collected.
 *
 * V8 collects when there is no room left, which is while something happens: ten milliseconds in the middle of one take in twenty. Here
 * it is asked to as soon as things have been still for a moment and half of the room is used. In a rush it does so by itself, as ever.
 */
import { getHeapSpaceStatistics } from 'node:v8';
import type { Ms } from './contract/units.ts';
import type { Clock } from './ports/clock.ts';

export type YoungHeap = {
  /** Of the room for what is young, 0 to 1. */
  readonly used: () => number;
  readonly collect: () => void;
};

const calmAfter: Ms = 150;
const worthIt = 0.5;

/** Ours; undefined where Node was not started so that it may be asked. */
export const ownYoungHeap = (): YoungHeap | undefined => {
  const { gc } = globalThis;
  if (!gc) return undefined;
  return {
    used: () => {
      const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
      return young ? young.space_used_size / (young.space_used_size + young.space_available_size) : 0;
    },
    collect: () => void gc({ type: 'minor' }),
  };
};

export type Tidy = {
  /** Something happened. */
  readonly stirred: () => void;
  readonly close: () => void;
};

export const openTidy = (clock: Pick<Clock, 'now' | 'wakeAt'>, heap: YoungHeap | undefined): Tidy => {
  let cancel: (() => void) | undefined;
  const look = () => {
    cancel = undefined;
    if (heap && heap.used() >= worthIt) heap.collect();
  };
  return {
    stirred: () => {
      cancel?.();
      cancel = heap && clock.wakeAt(clock.now() + calmAfter, look);
    },
    close: () => cancel?.(),
  };
};
