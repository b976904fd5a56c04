/**
 * The keys of stations: which is the newest, and until when the one before it is valid. Kept in `<data folder>/station-keys.json` (owner only),
 * which holds no key: each is derived from the secret of `keys.ts` and counted.
 *
 * A turn is on disk, whole, before it counts and before it is answered.
 */
import { timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { KeyState } from './contract/station-desk.ts';
import type { EpochMs } from './contract/units.ts';
import { type Keys, KeysUnusable } from './keys.ts';
import type { KeyTurn, StationKeys } from './ports/station-keys.ts';

const Moment = z.int().min(0);
const Turned = z.strictObject({ generation: z.int().min(0), oldUntil: Moment.nullable(), at: Moment, by: z.string() });
const Turn = Turned.extend({ stationId: z.string(), did: z.string(), reason: z.string().optional() });
const KeysFile = z.strictObject({ stations: z.record(z.string(), Turned), turns: z.array(Turn) });
type Kept = z.infer<typeof KeysFile>;

/** `old`: the one that is being replaced, while that lasts. */
export type KeyVerdict = 'newest' | 'old' | 'revoked' | 'wrong';

export type Keyring = StationKeys & {
  /** The newest. */
  readonly keyOf: (stationId: string) => string;
  readonly judge: (stationId: string, key: string) => KeyVerdict;
  /** Some key is worth nothing any more from now on: also when its time is over. */
  readonly onTurned: (listener: () => void) => () => void;
  /** When the next old key ends; null: none does. */
  readonly nextEnd: () => EpochMs | null;
};

type Needs = {
  readonly dataDir: string;
  readonly keys: Pick<Keys, 'keyNumber'>;
  readonly now: () => EpochMs;
  readonly isStation: (id: string) => boolean;
};

const fresh: KeyState = { generation: 0, oldUntil: null, at: null, by: null };
const turnsKept = 500;
/** Of a key that was revoked longer ago nobody is told more than that it is no key. */
const remembered = 20;

const same = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const stored = async (file: string): Promise<Kept> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return { stations: {}, turns: [] };
  const read = KeysFile.safeParse(parsed(text));
  // Without it every key that was revoked would be good again.
  if (!read.success)
    throw new KeysUnusable(
      `${file} is not what Cuecart wrote, and says which keys of stations are revoked. Restore it, or delete keys.json with it: everybody then needs a new key.`,
    );
  return read.data;
};

/** Whole or not at all, and there after a power cut: the file, its name, and the folder that has the name. */
const keep = async (file: string, kept: Kept): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  try {
    const written = await open(draft, 'w', 0o600);
    try {
      await written.writeFile(`${JSON.stringify(kept)}\n`);
      await written.sync();
    } finally {
      await written.close();
    }
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

export const openStationKeys = async ({ dataDir, keys, now, isStation }: Needs): Promise<Keyring> => {
  const file = path.join(dataDir, 'station-keys.json');
  let kept = await stored(file);
  let writing: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  const kindOf = (id: string): KeyState => (Object.hasOwn(kept.stations, id) ? kept.stations[id] : undefined) ?? fresh;
  const isOldValid = ({ oldUntil }: KeyState): boolean => oldUntil !== null && now() < oldUntil;
  const stateOf = (id: string): KeyState => {
    const state = kindOf(id);
    const oldUntil = isOldValid(state) ? state.oldUntil : null;
    return oldUntil === state.oldUntil ? state : { ...state, oldUntil };
  };

  const turnNow = async (stationId: string, turn: KeyTurn): Promise<void> => {
    const { generation, oldUntil, at, by } = turn;
    const next: Kept = {
      stations: { ...kept.stations, [stationId]: { generation, oldUntil, at, by } },
      turns: [...kept.turns, { stationId, ...turn }].slice(-turnsKept),
    };
    await keep(file, next);
    kept = next;
    for (const listener of listeners) listener();
  };

  return {
    isStation,
    stateOf,
    keyOf: (id) => keys.keyNumber(id, kindOf(id).generation),
    judge: (id, key) => {
      const state = kindOf(id);
      const { generation } = state;
      const is = (number: number) => number >= 0 && same(keys.keyNumber(id, number), key);
      if (is(generation)) return 'newest';
      if (is(generation - 1)) return isOldValid(state) ? 'old' : 'revoked';
      for (let back = 2; back <= Math.min(generation, remembered); back += 1) if (is(generation - back)) return 'revoked';
      return 'wrong';
    },
    turn: (stationId, turn) => {
      // One after the other: each is written with all that were before it. Whoever asked hears of a failure; the next goes on.
      const done = writing.then(() => turnNow(stationId, turn));
      writing = done.catch(() => undefined);
      return done;
    },
    onTurned: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    nextEnd: () => {
      const ends = Object.values(kept.stations).flatMap((state) => (isOldValid(state) && state.oldUntil !== null ? [state.oldUntil] : []));
      return ends.length === 0 ? null : Math.min(...ends);
    },
  };
};
