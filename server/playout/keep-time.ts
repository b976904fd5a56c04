/**
 * The one place where time wakes the show: asks the core for the next moment, sleeps until then,
 * and puts in what is due. Missed time jumps: the core decides what still makes sense.
 *
 * What cannot be put in is reported and tried again after a pause, so that a fault never becomes a busy loop.
 */

import type { EpochMs, Ms } from '../contract/units.ts';
import type { CueWorld } from '../core/cue-facts.ts';
import { elapse, nextMoment } from '../core/elapse.ts';
import type { Clock } from '../ports/clock.ts';
import type { ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly clock: Clock;
  readonly keeper: ShowKeeper;
  readonly world: () => CueWorld;
  /** Something shown began or ended by time alone. */
  readonly moment: () => void;
  readonly report: (error: unknown, what: string) => void;
};

export type TimeKeeper = {
  /** Within a turn: puts in everything that is due now. Never rejects. @param isRestart it is the first time in this life of the server */
  readonly settle: (isRestart?: boolean) => Promise<void>;
  readonly reckon: () => void;
  readonly close: () => void;
};

/** A cue may make others due at the same moment; a show that never settles is a bug, not a loop. */
const mostRounds = 20;
const pauseAfterFault: Ms = 1000;

export const keepTime = ({ clock, keeper, world, moment, report }: Needs): TimeKeeper => {
  let cancel: () => void = () => undefined;
  let isClosed = false;
  let notBefore: EpochMs = 0;

  /** @returns false while more may be due */
  const putIn = async (isRestart: boolean): Promise<boolean> => {
    const running = keeper.running();
    const facts = running ? elapse(running.show, { ...world(), isRestart }) : [];
    if (facts.length === 0) return true;
    await keeper.adopt(facts, 'clock');
    if (keeper.running()?.show === running?.show) throw new Error(`The show does not take ${facts.map(({ type }) => type).join(', ')}.`);
    return false;
  };

  const settle = async (isRestart = false) => {
    try {
      for (let round = 0; round < mostRounds; round += 1) if (await putIn(isRestart && round === 0)) return;
      throw new Error('Too many things were due at one moment.');
    } catch (error) {
      notBefore = clock.now() + pauseAfterFault;
      report(error, 'What was due could not be put in.');
    }
  };

  const ring = () => {
    if (isClosed) return;
    keeper
      .turn(async () => {
        await settle();
        moment();
      })
      .catch((error: unknown) => report(error, 'What follows from a moment could not be done.'))
      .finally(reckon);
  };

  const reckon = () => {
    cancel();
    const running = keeper.running();
    if (isClosed || !running) return;
    const at = nextMoment(running.show, clock.now(), world().voteObstacle);
    if (at !== null) cancel = clock.wakeAt(Math.max(at, notBefore), ring);
  };

  return {
    settle,
    reckon,
    close: () => {
      isClosed = true;
      cancel();
    },
  };
};
