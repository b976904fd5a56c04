/** What the silence of shops means for the figures of sales. */
import { describe, expect, it } from 'vitest';
import { judgeAge } from '../../control-room/ages/judge-age.ts';
import { shopsHeardAt } from '../../server/lights.ts';
import { ordersSaid, quietSince } from '../../server/playout/shops-quiet.ts';
import type { Running } from '../../server/playout/show-keeper.ts';

const minute = 60_000;
const eight = Date.UTC(2026, 11, 3, 12);
const airing = (kind: 'live' | 'rehearsal', value: unknown = { air: 'playing' }) =>
  ({ activation: { kind }, show: { value, context: { startedAt: eight } } }) as unknown as Running;
const heard = (at: number | null) => ({ shopsHeardAt: at });

describe('shops that send nothing', () => {
  it('[C20] make the sales old on air once none has spoken for minutes, as of the last word', () => {
    const now = eight + 20 * minute;
    const around = { shops: { line: 'shops', light: 'ok', word: 'listening', message: '', at: now }, ordersAsOf: now } as const;
    const said = (at: number | null) => {
      const one = { ...around, ...heard(at) };
      return ordersSaid(one, quietSince(one, airing('live'), now), now);
    };
    expect(said(now - 4 * minute)).toEqual({ shops: around.shops, ordersAsOf: now });
    expect(said(now - 6 * minute)).toMatchObject({
      shops: { light: 'warn', word: 'silent', message: expect.stringContaining('for 6 minutes') },
      ordersAsOf: now - 6 * minute,
    });
    expect(judgeAge('shops', said(now - 6 * minute).ordersAsOf, { now, isLost: false })).toEqual({ isOld: true, age: 6 * minute });
    // Since the server was started nothing came: the show has been waiting since it went on air.
    expect(said(null).ordersAsOf).toBe(eight);
    expect(said(eight - 90 * minute).ordersAsOf).toBe(eight);
  });

  it('are as they should be in a rehearsal, before air, and where there is no shop', () => {
    const now = eight + 60 * minute;
    expect(quietSince(heard(null), airing('rehearsal'), now)).toBeNull();
    expect(quietSince(heard(null), null, now)).toBeNull();
    expect(quietSince(heard(null), airing('live', 'ended'), now)).toBeNull();
    expect(quietSince({ shopsHeardAt: 'no-shop' }, airing('live'), now)).toBeNull();
  });

  it('are heard when any of them is', () => {
    const shop = (id: string, lastAcceptedAt: number | null) => ({ id, lastAcceptedAt });
    const door = (...shops: readonly object[]) => ({ health: () => ({ shops, problems: [], waitingSince: null }) }) as never;
    expect(shopsHeardAt(door(shop('market', null), shop('mall', eight)))).toBe(eight);
    expect(shopsHeardAt(door(shop('market', null)))).toBeNull();
    expect(shopsHeardAt(door())).toBe('no-shop');
  });
});
