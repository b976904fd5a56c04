/** The keys of stations, as whoever turns them needs them: which is the newest, until when the one before it is valid. */
import type { KeyState } from '../contract/station-desk.ts';
import type { EpochMs } from '../contract/units.ts';

export type KeyTurn = Pick<KeyState, 'generation' | 'oldUntil'> & {
  readonly at: EpochMs;
  readonly by: string;
  readonly did: 'rotated' | 'revoked-old' | 'revoked-all';
  readonly reason?: string;
};

export type StationKeys = {
  readonly isStation: (id: string) => boolean;
  readonly stateOf: (stationId: string) => KeyState;
  /** Resolves once it is on disk, and only then is valid; rejects, with nothing changed, when it cannot be kept. */
  readonly turn: (stationId: string, turn: KeyTurn) => Promise<void>;
};
