/**
 * A rehearsal never transmits: a switcher that begins to stream or to run a virtual camera is told to stop,
 * again and again until it has, and every position is told.
 */
import { type Saying, say } from '../contract/sayings.ts';
import type { FactBody } from '../core/facts.ts';
import { phaseOf } from '../core/show.ts';
import type { Clock } from '../ports/clock.ts';
import type { Observed, Switcher } from '../ports/switcher.ts';
import type { Running } from './show-keeper.ts';

export const transmits = (observed: Observed): boolean => observed.streaming || observed.virtualCamera;

type Needs = {
  readonly clock: Clock;
  readonly switcher: Switcher;
  readonly running: () => Running | null;
  readonly put: (bodies: readonly FactBody[]) => Promise<void>;
  readonly notice: (light: 'warn' | 'bad', said: Saying) => void;
  readonly report: (error: unknown, what: string) => void;
};

/** Between two tries at a switcher that goes on transmitting. */
const again = 1000;

export const guardRehearsal = ({ clock, switcher, running, put, notice, report }: Needs): { look(): void; close(): void } => {
  let isStopping = false;
  let isClosed = false;
  let cancel: () => void = () => undefined;

  const mustStop = (): boolean => {
    const now = running();
    const isRehearsal = now !== null && now.activation.kind !== 'live' && phaseOf(now.show) !== 'ended';
    return !isClosed && isRehearsal && transmits(switcher.observed());
  };

  const stop = async () => {
    try {
      await switcher.stopTransmitting();
      notice('bad', say('stream-was-stopped'));
      await put([{ type: 'noted', text: 'The switcher began to transmit in a rehearsal; it was stopped.' }]);
    } catch (error) {
      report(error, 'A rehearsal transmits and the switcher does not stop.');
      notice('bad', say('stream-goes-on'));
    }
  };

  const look = () => {
    if (isStopping || !mustStop()) return;
    isStopping = true;
    stop()
      .catch((error: unknown) => report(error, 'The guard of the rehearsal failed.'))
      .finally(() => {
        // Not at once: what the switcher says about itself comes a moment after its answer.
        cancel = clock.wakeAt(clock.now() + again, () => {
          isStopping = false;
          look();
        });
      });
  };

  return {
    look,
    close: () => {
      isClosed = true;
      cancel();
    },
  };
};
