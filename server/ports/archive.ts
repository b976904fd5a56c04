/**
 * What playout and the shops' door need from the disk.
 *
 * Every call has a deadline; past it the call rejects with `ArchiveLate` and the outcome is unknown.
 * All writes are idempotent by their ids, so writing again after an unknown outcome is right.
 * A resolved write is on disk (WAL, synchronous=FULL).
 */
import type { ActivationKind } from '../contract/audience.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { OrderLine } from '../core/order-line.ts';

export type { OrderLine } from '../core/order-line.ts';

/** An accepted event of the show, as stored. `body` is JSON of plain values, upcast by version when read. */
export type StoredFact = {
  readonly activationId: string;
  /** 1, 2, 3 … within an activation, without gaps. */
  readonly seq: number;
  readonly id: string;
  readonly version: number;
  readonly at: EpochMs;
  readonly by: string;
  readonly body: { readonly type: string };
  /** The idempotency key of the command that caused it, with the command it came with. */
  readonly key?: string;
  readonly keyedCommand?: string;
};

export type StoredActivation = {
  readonly id: string;
  readonly kind: ActivationKind;
  readonly episode: string;
  /** The whole plan as it was activated (JSON), so that a restart does not depend on the files. */
  readonly plan: string;
  readonly startedAt: EpochMs;
  readonly ended: boolean;
};

export type Delivery = {
  readonly source: string;
  readonly deliveryId: string;
  readonly receivedAt: EpochMs;
  readonly activationId: string;
  readonly headers: string;
  readonly body: string;
};

/** An activation as a list shows it. `about`: what its plan says of its episode (JSON); null where it says nothing. */
export type PastActivation = Pick<StoredActivation, 'id' | 'kind' | 'startedAt'> & { readonly about: string | null };

export class ArchiveLate extends Error {}
/** The disk refused: full, read-only, gone. `message` says which. */
export class ArchiveFailed extends Error {}
/** The record already says otherwise: another fact with this id or sequence, a gap, an unknown delivery. Trying again will not help. */
export class ArchiveConflict extends Error {}

export type FactArchive = {
  /** All of them or none. Appending what is there already changes nothing; rejects `ArchiveConflict` when the record says otherwise. */
  append(facts: readonly StoredFact[]): Promise<void>;
  facts(activationId: string): Promise<readonly StoredFact[]>;
  /** Those with a lower `seq`, newest first, at most `limit`. */
  factsBefore(activationId: string, seq: number, limit: number): Promise<readonly StoredFact[]>;
  startActivation(activation: StoredActivation): Promise<void>;
  endActivation(id: string): Promise<void>;
  /** The last one started that has not ended. */
  openActivation(): Promise<StoredActivation | undefined>;
  /** Those that ran in true time, newest first. */
  pastActivations(limit: number): Promise<readonly PastActivation[]>;
  activation(id: string): Promise<StoredActivation | undefined>;
  snapshot(activationId: string): Promise<{ seq: number; machineVersion: string; state: string } | undefined>;
  saveSnapshot(activationId: string, seq: number, machineVersion: string, state: string): Promise<void>;
};

export type OrderArchive = {
  /**
   * Resolves `already` when this source has sent this delivery before, `conflict` when it has sent
   * another body under the same id: that one is not stored.
   */
  storeDelivery(delivery: Delivery): Promise<'stored' | 'already' | 'conflict'>;
  /** Deliveries stored but not applied, oldest first, at most `limit`. */
  pending(limit: number): Promise<readonly Delivery[]>;
  /**
   * Writes the lines and marks the delivery applied in one transaction; resolves the lines that were new.
   * Repeated for the same delivery, it resolves the same lines again.
   */
  apply(delivery: Pick<Delivery, 'source' | 'deliveryId'>, lines: readonly OrderLine[]): Promise<readonly OrderLine[]>;
  /** Marks a stored delivery as one that cannot be applied, with the reason. */
  setAside(delivery: Pick<Delivery, 'source' | 'deliveryId'>, reason: string): Promise<void>;
  lines(activationId: string): Promise<readonly OrderLine[]>;
};

/** One minute of one station, as it is written down while it lasts and once more when it is over. */
export type StoredMinute = {
  readonly activationId: string;
  readonly stationId: string;
  /** When it began. */
  readonly minute: EpochMs;
  /** The life of the server that saw it: each has a row of its own. */
  readonly life: string;
  readonly rev: number;
  /** JSON. */
  readonly record: string;
};

export type DeliveryArchive = {
  /** All of them or none. A row with a lower `rev` than the one there changes nothing. */
  keepMinutes(minutes: readonly StoredMinute[]): Promise<void>;
  /** In the order of their time. */
  minutesOf(activationId: string, stationId: string): Promise<readonly StoredMinute[]>;
};

/** Small named values: keys' hashes, epochs of feeds, sessions. */
export type SmallStore = {
  /** @param within a longer deadline than that of a small read, where nothing on air waits for it */
  get(name: string, within?: Ms): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  /** Sets only when absent; resolves what stands afterwards. */
  setOnce(name: string, value: string): Promise<string>;
  /** Removes it; resolves true only for the one caller that removed it. */
  takeOnce(name: string): Promise<boolean>;
};

export type Archive = FactArchive &
  OrderArchive &
  DeliveryArchive &
  SmallStore & {
    /** Writes a small row: resolves when the disk takes writes, rejects `ArchiveFailed` or `ArchiveLate` when it does not. */
    probe(): Promise<void>;
    close(): Promise<void>;
  };
