import { describe, expect, it } from 'vitest';
import {
  applyLine,
  applyLines,
  emptyLedger,
  type Ledger,
  type OrderLine,
  salesOf,
  salesPerMinute,
  takingsIn,
  totalSales,
} from '../../server/core/ledger.ts';
import fc from '../run/properties.ts';

const eight = 1_796_299_200_000;
const aLine = (over: Partial<OrderLine> = {}): OrderLine => ({
  source: 'orchard',
  orderId: 'o1',
  lineId: '1',
  kind: 'sale',
  sku: 'apples',
  units: 2,
  amountMinor: 9980,
  currency: 'CNY',
  orderedAt: eight,
  receivedAt: eight + 400,
  activationId: 'evening',
  ...over,
});
const refundOf = (line: OrderLine): OrderLine => ({ ...line, kind: 'refund', units: -line.units, amountMinor: -line.amountMinor });

const products = [
  { sku: 'apples', stock: 100 },
  { sku: 'eggs', stock: 3 },
];

/** Ids from a small world, so that lines do come twice; the same line always says the same. */
const someLine: fc.Arbitrary<OrderLine> = fc
  .record({ order: fc.nat(30), line: fc.nat(2), kind: fc.constantFrom('sale' as const, 'refund' as const, 'cancel' as const) })
  .map(({ order, line, kind }) => {
    const units = (1 + ((order + line) % 4)) * (kind === 'sale' ? 1 : -1);
    return aLine({
      orderId: `o${order}`,
      lineId: String(line),
      kind,
      sku: ['apples', 'eggs', 'surprise'][line] ?? 'apples',
      units,
      amountMinor: units * (100 + order),
      currency: order % 5 === 0 ? 'EUR' : 'CNY',
      orderedAt: eight + order * 600_000,
      receivedAt: eight + order * 600_000 + 300,
    });
  });

const shuffledTwice = fc
  .array(someLine, { maxLength: 120 })
  .chain((lines) =>
    fc.tuple(fc.shuffledSubarray(lines, { minLength: lines.length }), fc.shuffledSubarray(lines, { minLength: lines.length })),
  );

const figures = ({ bySku, total, minutes }: Ledger) => ({
  bySku: new Map([...bySku].sort(([a], [b]) => a.localeCompare(b))),
  total,
  minutes: new Map([...minutes].sort(([a], [b]) => a - b)),
});

describe('the ledger', () => {
  it('begins with the opening stock and no sales', () => {
    expect(salesOf(emptyLedger(products), 'apples')).toMatchObject({ unitsSold: 0, unitsNet: 0, left: 100, lastSaleAt: null, money: {} });
  });

  it('[O4] moves units, money and stock with a sale', () => {
    const ledger = applyLine(emptyLedger(products), aLine());
    expect(salesOf(ledger, 'apples')).toMatchObject({ unitsSold: 2, unitsNet: 2, left: 98, lastSaleAt: eight });
    expect(takingsIn(totalSales(ledger), 'CNY')).toEqual({ gross: 9980, refunds: 0, net: 9980 });
    expect(takingsIn(totalSales(ledger), 'EUR')).toEqual({ gross: 0, refunds: 0, net: 0 });
  });

  it('[O3] shows a refund apart, lowers net by it and never gross', () => {
    const ledger = applyLines(emptyLedger(products), [aLine(), aLine({ orderId: 'o2' }), refundOf(aLine())]);
    expect(takingsIn(salesOf(ledger, 'apples'), 'CNY')).toEqual({ gross: 19_960, refunds: -9980, net: 9980 });
    expect(salesOf(ledger, 'apples')).toMatchObject({ unitsSold: 4, unitsBack: -2, unitsNet: 2, left: 98 });
  });

  it('never shows less than nothing left, but keeps by how much too many were sold', () => {
    const ledger = applyLine(emptyLedger(products), aLine({ sku: 'eggs', units: 5 }));
    expect(salesOf(ledger, 'eggs')).toMatchObject({ left: 0, trueLeft: -2 });
  });

  it('never shows less than nothing sold or more left than there was, but keeps by how much too many came back', () => {
    const ledger = applyLine(emptyLedger(products), refundOf(aLine({ units: 97 })));
    expect(salesOf(ledger, 'apples')).toMatchObject({ unitsNet: 0, trueNet: -97, left: 100, trueLeft: 197 });
    expect(totalSales(ledger)).toMatchObject({ unitsNet: 0, trueNet: -97 });
    const sold = applyLine(ledger, aLine({ orderId: 'o2', units: 100 }));
    expect(salesOf(sold, 'apples')).toMatchObject({ unitsNet: 3, trueNet: 3, left: 97, trueLeft: 97 });
  });

  it('keeps what is shown of a product between nothing and its opening stock, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(someLine), (lines) => {
        for (const { unitsNet, left, opening } of applyLines(emptyLedger(products), lines).bySku.values()) {
          expect(unitsNet).toBeGreaterThanOrEqual(0);
          if (opening === null) continue;
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left).toBeLessThanOrEqual(opening);
        }
      }),
    );
  });

  it('does not know what is left of a thing that the plan does not list', () => {
    const ledger = applyLine(emptyLedger(products), aLine({ sku: 'surprise' }));
    expect(salesOf(ledger, 'surprise')).toMatchObject({ unitsSold: 2, left: null, trueLeft: null });
  });

  it('keeps two currencies apart', () => {
    const ledger = applyLines(emptyLedger(products), [aLine(), aLine({ orderId: 'o2', currency: 'EUR', amountMinor: 500 })]);
    expect(totalSales(ledger).money).toEqual({ CNY: { gross: 9980, refunds: 0, net: 9980 }, EUR: { gross: 500, refunds: 0, net: 500 } });
  });

  it('gives the same figures in whatever order the lines arrive', () => {
    fc.assert(
      fc.property(shuffledTwice, ([one, other]) => {
        const together = applyLines(emptyLedger(products), one);
        const oneByOne = other.reduce(applyLine, emptyLedger(products));
        expect(figures(oneByOne)).toEqual(figures(together));
      }),
    );
  });

  it('[O1] counts a line once, however often it comes', () => {
    fc.assert(
      fc.property(fc.array(someLine, { maxLength: 60 }), (lines) => {
        const once = applyLines(emptyLedger(products), lines);
        expect(applyLines(once, lines)).toBe(once);
        const unique = new Map(lines.map((line) => [`${line.orderId} ${line.lineId} ${line.kind}`, line]));
        expect(totalSales(once).trueNet).toBe([...unique.values()].reduce((sum, line) => sum + line.units, 0));
      }),
    );
  });

  it('[O3] always has gross plus refunds equal net, and refunds never positive', () => {
    fc.assert(
      fc.property(fc.array(someLine), (lines) => {
        const ledger = applyLines(emptyLedger(products), lines);
        for (const sales of [totalSales(ledger), ...ledger.bySku.values()]) {
          expect(sales.unitsSold + sales.unitsBack).toBe(sales.trueNet);
          expect(sales.unitsBack).toBeLessThanOrEqual(0);
          for (const { gross, refunds, net } of Object.values(sales.money)) {
            expect(gross + refunds).toBe(net);
            expect(refunds).toBeLessThanOrEqual(0);
          }
        }
      }),
    );
  });

  it('leaves the ledger it was given as it was', () => {
    const before = applyLine(emptyLedger(products), aLine());
    const copy = structuredClone(before);
    applyLine(before, aLine({ orderId: 'o2' }));
    expect(before).toEqual(copy);
  });
});

describe('sales per minute', () => {
  it('names every minute, quiet ones too, the running one last', () => {
    const ledger = applyLines(emptyLedger(products), [
      aLine({ orderedAt: eight - 60_000 }),
      aLine({ orderId: 'o2', orderedAt: eight + 10_000, receivedAt: eight + 11_000 }),
    ]);
    expect(salesPerMinute(ledger, eight + 59_999, 3, 'CNY')).toEqual([
      { at: eight - 120_000, units: 0, netMinor: 0 },
      { at: eight - 60_000, units: 2, netMinor: 9980 },
      { at: eight, units: 2, netMinor: 9980 },
    ]);
  });

  it('puts an order from a shop whose clock runs ahead into the minute it came in', () => {
    const ledger = applyLine(emptyLedger(products), aLine({ orderedAt: eight + 86_400_000, receivedAt: eight }));
    expect(salesPerMinute(ledger, eight, 1, 'CNY')).toEqual([{ at: eight, units: 2, netMinor: 9980 }]);
    expect(salesOf(ledger, 'apples').lastSaleAt).toBe(eight);
  });

  it('keeps three hours of minutes and no more', () => {
    const lines = Array.from({ length: 500 }, (_, i) => {
      const at = eight + i * 60_000;
      return aLine({ orderId: `o${i}`, orderedAt: at, receivedAt: at });
    });
    expect(applyLines(emptyLedger(products), lines).minutes.size).toBe(180);
  });
});
