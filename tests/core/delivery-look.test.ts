/** How a station is looked at for its delivery report. */
import { describe, expect, it } from 'vitest';
import { lookAt } from '../../server/core/delivery/look.ts';
import { screens, stations } from '../fakes/sample-parts.ts';

const start = 1_796_300_040_000;
const card = { id: 'card-1', kind: 'product-card', what: 'Apples', productId: 'apples', mandatory: false, paid: true };

describe('a look at a station', () => {
  const [row] = stations(start);
  const [page] = screens(start);
  const seen = (over: Partial<NonNullable<typeof page>>) =>
    lookAt({
      ...{ at: start, row: row!, missedBefore: undefined, alarms: [], events: undefined },
      pages: [{ ...page!, painted: ['card-1', 'strange'], paintedAt: start - 900, behind: row!.delay + 120, ...over }],
      describe: (id) => (id === 'card-1' ? card : undefined),
    });

  it('[F49] believes a page about what it was asked to show, while its word is fresh, and about nothing else', () => {
    expect(seen({})).toMatchObject({ stands: [card], pageLag: 120, fps: 50 });
    expect(seen({ extra: ['card-1'] }).stands).toEqual([]);
    expect(seen({ paintedAt: start - 4000 })).toMatchObject({ stands: [], pageLag: null, fps: null });
  });
});
