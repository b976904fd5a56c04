/**
 * The signed log seen from the door: takes records, has heads signed about once a second while something was added, tells of them.
 *
 * Hashing and signing happen in the disk's worker. A head that could not be signed is tried again a second later.
 */
import type { Checkpoint, LogRecord } from '../../contract/audience.ts';
import type { Ms } from '../../contract/units.ts';
import { doorsOwn } from '../../core/log-story.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DoorLog } from '../door-log.ts';
import { type LinkReply, refuseLink } from '../link-messages.ts';
import type { PhonesDisk } from '../phones-disk.ts';
import type { RecordBody } from './log-store.ts';

export type SignedLog = {
  readonly disk: PhonesDisk;
  /** What the show server decided. */
  record(record: LogRecord): Promise<LinkReply<null>>;
  /** Resolves once a head covers all that was on disk when it was called, or could not be signed. */
  signAll(): Promise<void>;
  /** Signs a head as soon as what was just asked of the disk is written. */
  signSoon(): void;
  latest(activationId: string): Promise<Checkpoint | undefined>;
  /** The newest head that a witness has cosigned, then the newest of all. */
  newestHeads(activationId: string): Promise<readonly Checkpoint[]>;
  /** Tells everyone of a head that a witness has cosigned. */
  witnessed(checkpoint: Checkpoint): void;
  onCheckpoint(listener: (checkpoint: Checkpoint) => void): () => void;
  /** Signs the last head. */
  close(): Promise<void>;
};

type Options = { readonly disk: PhonesDisk; readonly clock: Clock; readonly log: DoorLog };

const signEvery: Ms = 1000;
const mostRecord = 64 * 1024;

/** Somebody's decision as a record; undefined when it cannot be one. */
const bodyOf = ({ pollId, body }: LogRecord, now: number): RecordBody | undefined => {
  if (typeof body !== 'object' || body === null || !('type' in body) || typeof body.type !== 'string' || doorsOwn.has(body.type))
    return undefined;
  const at = 'at' in body && typeof body.at === 'number' ? body.at : now;
  const record = { ...body, type: body.type, at, pollId };
  return JSON.stringify(record).length > mostRecord ? undefined : record;
};

export const openSignedLog = ({ disk, clock, log }: Options): SignedLog => {
  const listeners = new Set<(checkpoint: Checkpoint) => void>();
  let isFailing = false;
  let signing: Promise<void> | undefined;
  const tell = (checkpoint: Checkpoint): void => {
    for (const listener of listeners) listener(checkpoint);
  };
  const sign = async (): Promise<void> => {
    try {
      for (const checkpoint of await disk.ask('checkpoint', clock.now())) tell(checkpoint);
      isFailing = false;
    } catch (error) {
      if (!isFailing)
        log.warn({ reason: String(error) }, 'The head of the votes’ log could not be signed; it is tried again every second.');
      isFailing = true;
    } finally {
      signing = undefined;
    }
  };
  const signNow = (): Promise<void> => {
    signing ??= sign();
    return signing;
  };
  const stop = clock.every(signEvery, () => void signNow());

  return {
    disk,
    async record(record) {
      const body = bodyOf(record, clock.now());
      if (!body) return refuseLink('malformed', 'That is no record: it needs a type that is not the door’s own, and at most 64 kilobytes.');
      try {
        await disk.ask('record', record.activationId, `show ${record.id}`, body);
      } catch (error) {
        return refuseLink('not-recorded', `The phones’ disk did not take it: ${error instanceof Error ? error.message : String(error)}`);
      }
      await signNow();
      return { ok: true, value: null };
    },
    async signAll() {
      // One that is under way may have begun before the last commit.
      await signing;
      await signNow();
    },
    signSoon: () => void setImmediate(() => void signNow()),
    latest: (activationId) => disk.ask('latestCheckpoint', activationId),
    newestHeads: (activationId) => disk.ask('newestHeads', activationId),
    witnessed: tell,
    onCheckpoint(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      stop();
      await signNow();
    },
  };
};
