/**
 * The server's clock, as a page knows it: the machine's steady clock and an offset from the quickest of the last answers.
 *
 * A page's own wall clock may be wrong or jump; it is never asked.
 */
import type { EpochMs, Ms } from '../../server/contract/units.ts';

export type ServerClock = {
  readonly now: () => EpochMs;
  /** One question and answer: steady ms when it was asked and answered, and the server's time in between. */
  readonly learn: (asked: Ms, answered: Ms, server: EpochMs) => void;
  /** False before the first answer, and when the last is so long ago that the machine's own clock may have run away from ours. */
  readonly isTrue: () => boolean;
  /** A moment that the server named in passing; used only until the first answer. */
  readonly guess: (heard: Ms, server: EpochMs) => void;
};

const kept = 20;
const trueFor: Ms = 300_000;

/** @param steady ms of a clock that never jumps; @param wall epoch ms to begin with, before anything was heard */
export const serverClock = (steady: () => Ms, wall: EpochMs): ServerClock => {
  const samples: { readonly trip: Ms; readonly offset: Ms }[] = [];
  let offset = wall - steady();
  let learnt = Number.NEGATIVE_INFINITY;
  return {
    now: () => steady() + offset,
    isTrue: () => steady() - learnt < trueFor,
    learn: (asked, answered, server) => {
      const trip = answered - asked;
      learnt = answered;
      samples.push({ trip, offset: server + trip / 2 - answered });
      if (samples.length > kept) samples.shift();
      offset = samples.reduce((best, sample) => (sample.trip <= best.trip ? sample : best)).offset;
    },
    guess: (heard, server) => {
      if (samples.length === 0) offset = server - heard;
    },
  };
};
