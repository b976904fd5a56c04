/** Lights of the lines that only the whole server can judge: the shops and this machine's clock. */
import type { EpochMs } from './contract/units.ts';
import type { LineRow, LineSays } from './contract/views.ts';
import type { Clock } from './ports/clock.ts';
import type { ShopsDoor } from './shops/shops-door.ts';

/** Further apart than this, ours and the machine's clock: somebody changed it. */
const clockAlarm = 100;

const shopsSays = (shops: Pick<ShopsDoor, 'health'> | undefined, known: number): LineSays => {
  if (!shops) return { line: 'shops', light: 'unknown', word: 'starting', message: '' };
  const { problems, waitingSince } = shops.health();
  const last = problems.at(-1);
  if (waitingSince !== null)
    return {
      line: 'shops',
      light: 'bad',
      word: 'orders wait',
      message: 'Orders are stored but cannot be applied: the disk does not answer.',
    };
  if (known === 0) return { line: 'shops', light: 'unknown', word: 'none', message: 'The series names no shop.' };
  if (last) return { line: 'shops', light: 'warn', word: 'see message', message: `${last.shop}: ${last.what}` };
  return { line: 'shops', light: 'ok', word: 'listening', message: '' };
};

export const shopsLine = (shops: Pick<ShopsDoor, 'health'> | undefined, known: number, at: EpochMs): LineRow => ({
  ...shopsSays(shops, known),
  at,
});

/** When any shop last sent something that it had signed, since the start. */
export const shopsHeardAt = (shops: Pick<ShopsDoor, 'health'> | undefined): EpochMs | null | 'no-shop' => {
  const known = shops?.health().shops ?? [];
  if (known.length === 0) return 'no-shop';
  const words = known.flatMap(({ lastAcceptedAt }) => (lastAcceptedAt === null ? [] : [lastAcceptedAt]));
  return words.length === 0 ? null : Math.max(...words);
};

/** Up to when every order that a shop sent is in the figures; null before the door is there. */
export const ordersAsOf = (shops: Pick<ShopsDoor, 'health'> | undefined, now: EpochMs): EpochMs | null =>
  shops ? (shops.health().waitingSince ?? now) : null;

export const clockLine = (clock: Clock, machineTime: () => number = Date.now): LineRow => {
  const at = clock.now();
  const apart = Math.abs(at - machineTime());
  if (apart <= clockAlarm) return { line: 'clock', light: 'ok', word: 'steady', message: '', at };
  return {
    line: 'clock',
    at,
    light: 'bad',
    word: `${Math.round(apart)} ms off`,
    message: 'This machine’s clock was changed; ours follows it slowly. Check its time service.',
  };
};

/** There is none yet, and the gallery must not believe that there is. */
export const backupLine = (at: EpochMs): LineRow => ({
  line: 'backup',
  at,
  light: 'unknown',
  word: 'none',
  message: 'No second server and no second OBS is set up: nothing takes over by itself.',
});

/** What each shop has sent since the start, its tests too: signed, or not by it. */
export const shopsHeard = (shops: Pick<ShopsDoor, 'health'> | undefined) =>
  (shops?.health().shops ?? []).map(({ id, accepted, repeated, tests, forged }) => ({
    id,
    delivered: accepted + repeated + tests,
    forged,
  }));
