/**
 * What the door says about the votes of the running activation besides counts: what looks wrong, passes handed out, the signed head of the log.
 * It may speak before the show knows which activation it is in; of one that is over only the newest few are kept.
 */
import type { Anomaly, Checkpoint, Issuance } from '../contract/audience.ts';
import type { EpochMs } from '../contract/units.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';

type Needs = {
  readonly phones: Pick<PhonesDoor, 'onAnomaly' | 'onIssuance' | 'onCheckpoint'>;
  readonly activationId: () => string | undefined;
  readonly changed: () => void;
};

/** Newest first, at most `anomaliesKept`. */
export type Watched = {
  readonly anomalies: readonly Anomaly[];
  readonly issuance: Issuance | null;
  readonly checkpoint: Checkpoint | null;
  /** When the newest head was signed that a witness has cosigned. */
  readonly witnessedAt: EpochMs | null;
};

export type VoteWatch = { now(): Watched; close(): void };

const anomaliesKept = 50;
const activationsKept = 3;
const nothing: Watched = { anomalies: [], issuance: null, checkpoint: null, witnessedAt: null };

export const watchVotes = ({ phones, activationId, changed }: Needs): VoteWatch => {
  const byActivation = new Map<string, Watched>();
  const now = (): Watched => byActivation.get(activationId() ?? '') ?? nothing;
  const take = (from: string, change: (before: Watched) => Partial<Watched>) => {
    const before = byActivation.get(from) ?? nothing;
    byActivation.set(from, { ...before, ...change(before) });
    for (const old of byActivation.keys())
      if (byActivation.size > activationsKept && old !== from && old !== activationId()) byActivation.delete(old);
    if (from === activationId()) changed();
  };
  /** The same one again says how it went on. */
  const withAnomaly = (anomaly: Anomaly) => (before: Watched) => ({
    anomalies: [anomaly, ...before.anomalies.filter(({ id }) => id !== anomaly.id)].slice(0, anomaliesKept),
  });
  /** A head never goes back; the same size again may bring another witness. */
  const withCheckpoint = (checkpoint: Checkpoint) => (before: Watched) => ({
    ...(checkpoint.size < (before.checkpoint?.size ?? 0) ? {} : { checkpoint }),
    ...(checkpoint.witnesses.length > 0 ? { witnessedAt: Math.max(checkpoint.at, before.witnessedAt ?? 0) } : {}),
  });

  const offs = [
    phones.onAnomaly((anomaly) => take(anomaly.activationId, withAnomaly(anomaly))),
    phones.onIssuance((issuance) => take(issuance.activationId, () => ({ issuance }))),
    phones.onCheckpoint((checkpoint) => take(checkpoint.activationId, withCheckpoint(checkpoint))),
  ];
  return {
    now,
    close: () => {
      for (const off of offs) off();
    },
  };
};
