/** An evening at random with secrets in it: results, corrections and prices that are revealed, other changes, and delays that are dumped. */
import type { GraphicOn } from '../../server/contract/graphics.ts';
import type { Dumped } from '../../server/contract/outside-views.ts';
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import type { OperatorView, OutputView } from '../../server/contract/views.ts';
import { leavesAt, type Secrets } from '../../server/core/station-secrets.ts';
import fc from '../run/properties.ts';
import { graphic, noon, outputView, poll, segment, show } from './sample-show.ts';

export type Deed = { readonly after: Ms; readonly what: 'change' | 'result' | 'correction' | 'price' | 'board' | 'dump' | 'off' };

export const anyEvening = fc.array(
  fc.record({
    after: fc.constantFrom(0, 1, 40, 300, 1500, 5000, 21_000),
    what: fc.constantFrom<Deed['what']>('change', 'change', 'result', 'correction', 'price', 'board', 'off'),
  }),
  { maxLength: 25 },
);
/** With delays dumped now and then. */
export const anyRoughEvening = fc.array(
  fc.record({
    after: fc.constantFrom(0, 1, 40, 300, 1500, 5000, 21_000),
    what: fc.constantFrom<Deed['what']>('change', 'result', 'correction', 'price', 'dump', 'off'),
  }),
  { maxLength: 25 },
);

/** Each is a number that nothing else is. */
export type Told = { readonly number: number; readonly at: EpochMs };

const sides = { question: '要不要？', yea: '要', nay: '不要' };
const goods = { productId: 'apples', itemNumber: '01', name: '苹果', unit: '5 kg', seller: 'Orchard' };

/** The show, changed by its deeds. `told` has every secret there was, with the moment of its reveal. */
export const openEvening = () => {
  const told: Told[] = [];
  let [changes, number, revision] = [0, 7_000_000, 0];
  let result: { readonly yea: number; readonly at: EpochMs } | undefined;
  let price: { readonly minor: number; readonly at: EpochMs } | undefined;
  const dumps: Dumped[] = [];
  let on: readonly GraphicOn[] = [];

  const reveal = (at: EpochMs): number => {
    number += 1;
    told.push({ number, at });
    return number;
  };
  const put = (one: GraphicOn) => {
    on = [...on.filter(({ id }) => id !== one.id), one];
  };
  const count = () => ({ yea: result?.yea ?? 0, nay: 3 });
  const putResult = (kind: 'result' | 'correction', at: EpochMs) => {
    result = { yea: reveal(at), at };
    const said = { ...sides, pollId: 'apples', count: count(), decision: 'yea' as const };
    if (kind === 'result') put(graphic('result', { kind, ...said }));
    else put(graphic('correction', { kind, ...said, before: { decision: 'nay', count: { yea: 1, nay: 3 } } }));
  };
  const deeds: Readonly<Record<Deed['what'], (at: EpochMs) => void>> = {
    change: () => {
      changes += 1;
      put(graphic('label', { kind: 'label', text: `label ${changes}`, mandatory: true }));
      // A reveal that waits for its beat has no price yet.
      if (!price) put(graphic('reveal', { kind: 'price-reveal', ...goods }));
    },
    result: (at) => putResult('result', at),
    correction: (at) => putResult('correction', at),
    price: (at) => {
      if (price) return;
      price = { minor: reveal(at), at };
      put(
        graphic('reveal', { kind: 'price-reveal', ...goods, price: { minor: price.minor, currency: 'CNY' }, unitPrice: `${price.minor}` }),
      );
    },
    board: () => {
      const row = { guest: { name: '林小海', place: '海南' } };
      put(
        graphic('board', {
          kind: 'board',
          title: '今晚',
          rows: [result ? { ...row, result: { ...count(), decision: 'yea', word: '要' } } : row],
        }),
      );
    },
    dump: (at) => {
      dumps.push({ at, by: 'station:harbour', over: 120_000 });
    },
    off: () => {
      on = [];
    },
  };
  const secrets = (): Secrets => ({
    results: result ? { apples: result.at } : {},
    prices: price ? { apples: price.at } : {},
  });
  return {
    told,
    secrets,
    dumped: () => dumps.at(-1),
    /** From when this secret might be told, as far as was known then. */
    mayLeave: ({ at }: Told, delay: Ms): EpochMs =>
      Math.min(leavesAt(at, delay, undefined), ...dumps.map((dumped) => Math.max(dumped.at, leavesAt(at, delay, dumped)))),
    do: (what: Deed['what'], at: EpochMs) => {
      revision += 1;
      deeds[what](at);
    },
    view: (at: EpochMs): OperatorView =>
      show({
        ...{ at, revision, graphics: on, rundown: [segment('apples', { productId: 'apples' })] },
        onAir: { runId: 'run', segmentId: 'apples', startedAt: noon, endsAt: noon + 60_000, shotId: 'desk', slate: null },
        products: [
          {
            ...{ id: 'apples', itemNumber: '01', sku: 'apples', name: '苹果', opening: 1000 },
            ...{ price: { minor: price?.minor ?? 1, currency: 'CNY' }, ...(price ? {} : { isPriceSecret: true as const }) },
          },
        ],
        polls: result
          ? [
              poll('apples', {
                ...{ phase: 'revealed', decision: 'yea', opensAt: noon, endsAt: noon + 1 },
                counted: {
                  ...{ pollId: 'apples', activationId: 'a1', revision: 9, ...count(), perPath: {}, perTier: {} as never },
                  ...{ ballots: 10, at: noon, final: true },
                },
              }),
            ]
          : [],
        ...(dumps.length > 0 ? { dumped: { harbour: dumps.at(-1) as Dumped } } : {}),
      }),
    output: (at: EpochMs): OutputView => outputView({ at, revision, graphics: on }),
  };
};
