/** Any moment of a show with all kinds of graphics, votes in any phase, results that were corrected; for properties of what leaves the house. */
import type { OperatorView, PollPhase } from '../../server/contract/views.ts';
import { allOf } from '../fakes/sample-votes.ts';
import fc from '../run/properties.ts';
import { graphic, label, lowerThird, noon, poll, show, voteBar } from './sample-show.ts';

const phases: readonly PollPhase[] = ['idle', 'armed', 'open', 'closing', 'counting', 'verified', 'revealed', 'deferred', 'void'];
const price = { minor: 4990, currency: 'CNY' };
const words = { zh: '要不要？', en: 'Shall we?' };
const sides = { question: words, yea: '要', nay: '不要' };
const graphics = [
  label,
  lowerThird,
  voteBar,
  graphic('card-1', {
    ...{ kind: 'product-card', productId: 'apples', itemNumber: '01', name: words, price, was: { price, basis: 'list price' } },
    ...{ unit: '5 kg', seller: 'Orchard', delivery: '48 h', returns: '7 days', link: 'http://shop.example' },
  }),
  graphic('result-1', { kind: 'result', pollId: 'apples', ...sides, count: { yea: 7, nay: 3 }, decision: 'yea' }),
  graphic('correction-1', {
    ...{ kind: 'correction', pollId: 'apples', ...sides, count: { yea: 2, nay: 3 }, decision: 'nay' },
    before: { decision: 'yea', count: { yea: 7, nay: 3 } },
  }),
  graphic('ticker-1', { kind: 'sales-ticker', productId: 'apples', name: words }),
  graphic('countdown-1', { kind: 'countdown', text: words, endsAt: noon + 9000 }, { startsAt: noon + 5000 }),
] as const;

const count = (yea: number, nay: number) => ({
  ...{ pollId: 'apples', activationId: 'a1', revision: 9, yea, nay, perPath: {}, perTier: allOf(yea, nay) },
  ...{ ballots: yea + nay, at: noon, final: true },
});

const corrected = { decision: 'yea', yea: 70, nay: 30, reason: 'a feed was off' } as const;
const voting = {
  ...{ anomalies: [], issuance: null, manualAllowed: false },
  checkpoint: { activationId: 'a1', origin: 'o', size: 7, root: 'r', at: noon, note: 'n', witnesses: ['w'] },
};
/** What spreadsheets, XML and terminals take for something else than text. */
export const wickedWords = fc.constantFrom(
  '苹果',
  '=1+1',
  '-2',
  '@home',
  '+8',
  'a,"b"\r\nc',
  '<b>&amp;',
  ']]>',
  '\u0007bell',
  "'",
  ' lead',
);

export const anyShow = fc
  .record({
    muted: fc.constantFrom<OperatorView['muted']>({}, {}, { harbour: { since: noon, by: 'Mei', reason: 'on fire' } }),
    activation: fc.constantFrom(null, { id: 'a1', kind: 'live' as const }, { id: 'a2', kind: 'rehearsal' as const }),
    phase: fc.constantFrom('ready' as const, 'live' as const, 'frozen' as const, 'break' as const, 'ended' as const),
    onAir: fc.constantFrom(null, 'apples', 'oranges'),
    graphics: fc.subarray([...graphics]),
    voting: fc.constantFrom(null, voting),
    phases: fc.tuple(fc.constantFrom(...phases), fc.constantFrom(...phases)),
    counts: fc.tuple(fc.nat(), fc.nat()),
    wasWrong: fc.boolean(),
    name: wickedWords,
  })
  .map(({ onAir, phases: [a, b], counts: [yea, nay], wasWrong, name, ...rest }) =>
    show({
      ...rest,
      onAir: onAir && { runId: `run-${onAir}`, segmentId: onAir, startedAt: noon, endsAt: noon + 60_000, shotId: 'desk', slate: null },
      polls: [
        poll('apples', { phase: a, counted: count(yea, nay), decision: 'yea', ...(wasWrong ? { corrected } : {}), question: name }),
        poll('oranges', { phase: b, opensAt: noon, endsAt: noon + 45_000 }),
      ],
      products: [{ id: 'apples', itemNumber: '01', sku: 'apples', name, price, opening: 1000 }],
    }),
  );
