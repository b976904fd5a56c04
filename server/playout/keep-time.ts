/**
 * The one place where time wakes the show: asks the core for the next moment, sleeps until then,
 * and puts in what is due. Missed time jumps: the core decides what still makes sense.
 */

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

/** A cue may make others due at the same moment; a show that never settles is a bug, not a loop. */
const mostRounds = 20;

export const keepTime = ({
  clock,
  keeper,
  world,
  moment,
  report,
}: Needs): { reckon: () => void; settle: () => Promise<void>; close: () => void } => {
  let cancel = () => {};
  let isClosed = false;

  /** Within a turn: puts in everything that is due now. */
  const settle = async () => {
    for (let round = 0; round < mostRounds; round += 1) {
      const running = keeper.running();
      if (!running) return;
      const facts = elapse(running.show, world());
      if (facts.length === 0) return;
      await keeper.adopt(facts, 'clock');
    }
    report(new Error('The show did not settle.'), 'Too many things were due at one moment.');
  };

  const ring = () => {
    if (isClosed) return;
    keeper
      .turn(async () => {
        await settle();
        moment();
      })
      .catch((error: unknown) => report(error, 'What was due could not be put in.'))
      .finally(reckon);
  };

  const reckon = () => {
    cancel();
    const running = keeper.running();
    if (isClosed || !running) return;
    const at = nextMoment(running.show, clock.now());
    if (at !== null) cancel = clock.wakeAt(at, ring);
  };

  return {
    reckon,
    settle,
    close: () => {
      isClosed = true;
      cancel();
    },
  };
};
