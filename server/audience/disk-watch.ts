/**
 * Whether the disk takes votes.
 *
 * Once it refused, a probe that writes as much as a busy commit looks for its return, twice a second.
 */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoorLog } from './door-log.ts';
import type { PhonesDisk } from './phones-disk.ts';

export type Refusing = { readonly refusing: boolean; readonly message: string };

export type DiskWatch = {
  state(): Refusing;
  /** A write succeeded. */
  accept(): void;
  /** A write failed, for this reason. */
  refuse(message: string): void;
  stop(): void;
};

type Options = { readonly disk: PhonesDisk; readonly clock: Clock; readonly log: DoorLog; onRefusing(refusing: Refusing): void };

const probeEvery: Ms = 500;

/** @param isBusy true while a commit is under way: its outcome says more than a probe */
export const createDiskWatch = ({ disk, clock, log, onRefusing }: Options, isBusy: () => boolean): DiskWatch => {
  let state: Refusing = { refusing: false, message: '' };
  let cancelProbe: (() => void) | undefined;
  let stopped = false;
  const set = (next: Refusing): void => {
    state = next;
    onRefusing(next);
  };
  const accept = (): void => {
    cancelProbe?.();
    if (!state.refusing) return;
    log.info({}, 'The phones’ disk takes votes again.');
    set({ refusing: false, message: '' });
  };
  const probe = async (): Promise<void> => {
    try {
      if (!isBusy()) {
        await disk.ask('probe');
        accept();
        return;
      }
    } catch (error) {
      state = { ...state, message: error instanceof Error ? error.message : String(error) };
    }
    probeLater();
  };
  const probeLater = (): void => {
    if (stopped || !state.refusing) return;
    cancelProbe = clock.wakeAt(clock.now() + probeEvery, () => void probe());
  };
  return {
    state: () => state,
    accept,
    refuse(message: string): void {
      if (state.refusing) return;
      log.error({ reason: message }, 'Votes cannot be recorded and are refused until the disk is back.');
      set({ refusing: true, message });
      probeLater();
    },
    stop(): void {
      stopped = true;
      cancelProbe?.();
    },
  };
};
