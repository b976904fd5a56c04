/** What a producer weighs: both ways of a vote, sales by segment, what may be sold by the segment's end. */
import { describe, expect, it, vi } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { applyLines, emptyLedger, type Ledger, type OrderLine, salesOf, salesPerMinute } from '../../server/core/ledger.ts';
import { pollRows } from '../../server/core/poll-rows.ts';
import { branchPreviews } from '../../server/core/proposal-rows.ts';
import { openSegmentSales, salesProjection, segmentSales } from '../../server/core/sales-by-segment.ts';
import { wholeMinutesOf } from '../../server/core/sales-pace.ts';
import * as timing from '../../server/core/timing.ts';
import { doStep } from './any-command.ts';
import { type Evening, live } from './evening.ts';
import { aPlan, plus, segment } from './plans.ts';

describe('both ways of a vote', () => {
  it('[D4] say when each would leave the air, before the vote has opened', () => {
    const [vote] = branchPreviews(live().context, plus(0));
    expect(vote).toMatchObject({ pollId: 'apples', from: 'apples', leavesAt: plus(180), yea: { to: 'guest' }, nay: { to: 'oranges' } });
    expect(vote?.yea).toEqual({ to: 'guest', passedOver: 0, hindrance: null, lands: { offAir: plus(540), overHardOut: 0 } });
    expect(vote?.nay).toEqual({ to: 'oranges', passedOver: 1, hindrance: null, lands: { offAir: plus(360), overHardOut: -seconds(180) } });
  });

  it('[D4] are where the show is once it has gone that way', () => {
    const evening = live();
    evening.wait(60);
    evening.take();
    const before = branchPreviews(evening.context, evening.now)[0]?.nay.lands?.offAir;
    evening.ask('segment.setNext', { segmentId: 'oranges' });
    expect(timing.expectedOffAir(evening.context, evening.now)).toBe(before);
  });

  it('[D4] name what hinders one of them, and go once the way is chosen or behind', () => {
    const evening = live();
    evening.ask('segment.skip', { segmentId: 'guest', skipped: true });
    expect(branchPreviews(evening.context, evening.now)[0]?.yea).toMatchObject({ hindrance: 'skipped', lands: null });
    evening.ask('segment.setNext', { segmentId: 'oranges' });
    expect(branchPreviews(evening.context, evening.now)).toEqual([]);
  });

  it('[D4] are no longer two once the result is out; the way is offered until the show has gone elsewhere', () => {
    const evening = live();
    evening.wait(60);
    evening.take();
    doStep(evening, { do: 'vote', pollId: 'apples', yea: 70, nay: 30 });
    const offered = () => pollRows(evening.show, evening.now).find(({ id }) => id === 'apples')?.branch;
    expect(evening.context.polls.apples?.phase).toBe('revealed');
    expect(branchPreviews(evening.context, evening.now)).toEqual([]);
    expect(offered()).toEqual({ to: 'guest', confirmed: false });
    evening.ask('segment.setNext', { segmentId: 'oranges' });
    evening.wait(5);
    evening.take();
    expect(offered()).toBeNull();
  });
});

const sale = (at: number, units: number, sku = 'apples', lineId = `${sku}${at}`): OrderLine => ({
  source: 'shop',
  orderId: lineId,
  lineId,
  kind: 'sale',
  sku,
  units,
  amountMinor: units * 4990,
  currency: 'CNY',
  orderedAt: plus(at),
  receivedAt: plus(at),
  activationId: 'evening',
});
const ledgerOf = (...lines: OrderLine[]) =>
  applyLines(
    emptyLedger([
      { sku: 'apples', stock: 100 },
      { sku: 'oranges', stock: 100 },
    ]),
    lines,
  );
const projected = (evening: Evening, ledger: ReturnType<typeof ledgerOf>) =>
  salesProjection(
    evening.context,
    (sku, since) => ({ ...salesOf(ledger, sku), minutes: wholeMinutesOf(ledger.minutes, sku, since, evening.now, 5) }),
    evening.now,
  );
const plan = aPlan({ segments: [segment('apples', 600, { product: 'apples', sells: 100 }), segment('talk', 60), segment('closing', 60)] });
const sellingFor = (n: number): Evening => {
  const evening = live(plan);
  evening.wait(n);
  return evening;
};

describe('what may be sold by the end of the segment', () => {
  it('[D5] is carried on from the whole minutes of this run, with when its last order was', () => {
    const found = projected(sellingFor(120), ledgerOf(sale(10, 4), sale(70, 6)));
    expect(found).toMatchObject({
      perMinute: 5,
      minutes: 2,
      sold: 50,
      left: 50,
      endsAt: plus(600),
      lastOrderAt: plus(70),
      soldOutAt: null,
    });
  });

  it('[D5] is never more than the stock, and says when that is gone', () => {
    const found = projected(sellingFor(120), ledgerOf(sale(10, 40), sale(70, 40)));
    expect(found).toMatchObject({ sold: 100, left: 0, soldOutAt: plus(150) });
  });

  it('[D5] is not given without an order, a whole minute, a product or a stock', () => {
    expect(projected(sellingFor(120), ledgerOf())).toBeNull();
    expect(projected(sellingFor(120), ledgerOf(sale(10, 4, 'oranges')))).toBeNull();
    expect(projected(sellingFor(50), ledgerOf(sale(10, 4)))).toBeNull();
    const talk = sellingFor(120);
    talk.take();
    talk.wait(60);
    expect(projected(talk, ledgerOf(sale(10, 4)))).toBeNull();
  });

  it('[D5] does not count what came back as sold, nor below nothing', () => {
    const back = { ...sale(70, -4), kind: 'refund' as const, lineId: 'back' };
    expect(projected(sellingFor(120), ledgerOf(sale(10, 4), back))).toMatchObject({ perMinute: 0, sold: 0, left: 100 });
  });
});

describe('sales by segment', () => {
  it('[D5] count each whole minute for the segment on air when it began, against what its file plans', () => {
    const evening = sellingFor(150);
    evening.take();
    evening.wait(60);
    const ledger = ledgerOf(sale(10, 4), sale(130, 6), sale(185, 9));
    const minutes = salesPerMinute(ledger, evening.now, 180, 'CNY');
    expect(segmentSales(evening.context, minutes, evening.now)).toEqual([
      { segmentId: 'apples', minutes: 3, units: 10, planned: 10 },
      { segmentId: 'talk', minutes: 0, units: 0, planned: null },
    ]);
  });

  it('[D5] are counted again when a minute is over, when more was sold and when another segment ran, and not in between', () => {
    const evening = sellingFor(150);
    const counted = vi.fn((ledger: Ledger, now: number, currency: string) => salesPerMinute(ledger, now, 180, currency));
    const soldInSegments = openSegmentSales(counted);
    let ledger = ledgerOf(sale(10, 4));
    const look = () => {
      const minutes = salesPerMinute(ledger, evening.now, 180, 'CNY');
      expect(soldInSegments(ledger, evening.context, evening.now)).toEqual(segmentSales(evening.context, minutes, evening.now));
      return counted.mock.calls.length;
    };
    expect([look(), look()]).toEqual([1, 1]);
    ledger = ledgerOf(sale(10, 4), sale(70, 6));
    expect(look()).toBe(2);
    evening.wait(1);
    expect(look()).toBe(2);
    evening.wait(60);
    expect(look()).toBe(3);
    evening.take();
    expect([look(), look()]).toEqual([4, 4]);
  });
});
