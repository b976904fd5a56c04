/** Which figures a station's page is sent while its viewers are in a break of their own. */
import { expect, it } from 'vitest';
import type { LocalBreak } from '../../server/contract/local-breaks.ts';
import { figuresNow } from '../../server/outputs.ts';
import type { Playout } from '../../server/playout/playout.ts';
import { figures, noon, station } from '../stations/sample-show.ts';

it('[F21] sends a station’s page no figures of what its viewers would see in their own break, and those before and after it', () => {
  const own: LocalBreak = { id: 'b', state: 'planned', withShow: false, leavesAt: noon + 20_000, rejoinsAt: noon + 50_000, length: 30_000 };
  const at = (ms: number) => {
    const playout = {
      figures: () => figures({ at: noon + ms, revision: 7 }),
      plan: () => null,
      activation: () => ({ id: 'a1', kind: 'live' }),
      isMuted: () => false,
      partner: () => ({ station: station(), delay: 10_000 }),
      dumpOf: () => undefined,
      localBreaks: () => [own],
    };
    return figuresNow(playout as unknown as Playout)('harbour')?.revision;
  };
  expect([0, 9999, 10_000, 39_999, 40_000].map(at)).toEqual([7, 7, undefined, undefined, 7]);
});
