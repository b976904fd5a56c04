/** What a rehearsal says was missing. */
import { describe, expect, it } from 'vitest';
import type { RecordedFact } from '../../server/cli/rehearse/books.ts';
import { type Happened, reckon } from '../../server/cli/rehearse/reckoning.ts';
import { tell } from '../../server/cli/rehearse/told.ts';
import type { FactBody } from '../../server/core/facts.ts';
import type { OrderLine } from '../../server/core/order-line.ts';
import { aPlan, cue, eight, segment } from '../core/plans.ts';
import { allOf } from '../fakes/sample-votes.ts';

const plan = aPlan({
  segments: [
    segment('opening', 60, { shots: ['desk'], cues: [cue('hello', 'prompt', 'take', { text: 'Hello' })] }),
    segment('result', 20, { shots: ['desk'], branch: { poll: 'apples', yea: 'order', nay: 'closing' } }),
    segment('order', 30, { shots: ['close'] }),
    segment('closing', 60, { shots: ['desk'] }),
  ],
});
const cut = { kind: 'cut', rate: 0 } as const;
const facts = (...bodies: readonly FactBody[]): readonly RecordedFact[] => bodies.map((body, n) => ({ ...body, at: eight + n }));
const take = (segmentId: string): FactBody => ({ type: 'segment.taken', runId: `run ${segmentId}`, segmentId, transition: cut });
const fired: FactBody = { type: 'cue.fired', cueRunId: 'c1', cueId: 'hello', until: 'segment', endsAt: null };
const opened = { type: 'poll.opened', pollId: 'apples' } as FactBody;

const line = (orderId: string, kind: OrderLine['kind'], units: number, amountMinor: number): OrderLine => ({
  source: 'shop',
  orderId,
  lineId: '1',
  kind,
  sku: 'apples',
  units,
  amountMinor,
  currency: 'CNY',
  orderedAt: eight,
  receivedAt: eight,
  activationId: 'a',
});

const count = (yea: number, nay: number) => ({
  pollId: 'apples',
  activationId: 'a',
  revision: 1,
  yea,
  nay,
  perPath: {},
  perTier: allOf(yea, nay),
  ballots: yea + nay,
  at: eight,
  final: true,
});

const well: Happened = {
  plan,
  facts: facts(take('opening'), fired, opened, take('result'), take('order'), take('closing')),
  lines: [line('1', 'sale', 2, 9980), line('2', 'sale', 1, 4990), line('2', 'refund', -1, -4990)],
  viewers: 12,
  tallies: { apples: { sent: 12, acknowledged: 12, yea: 7, nay: 5, refused: {} } },
  polls: [
    { id: 'apples', phase: 'revealed', counted: count(7, 5) },
    { id: 'oranges', phase: 'idle', counted: null },
  ],
  shops: { sent: 2, acknowledged: 2, units: 2, minor: 9980, refusals: [] },
  shownMinor: 9980,
  stations: [{ id: 'river', due: 9, delivered: 9, problems: [] }],
  seen: new Set(['OBS desk', 'OBS close', 'OBS break-slate', 'OBS breakdown-slate']),
  troubles: [],
};
const problems = (over: Partial<Happened>) => reckon({ ...well, ...over }).problems;

describe('the reckoning of a rehearsal', () => {
  it('has nothing to say when everything planned happened', () => {
    expect(reckon(well)).toEqual({
      ok: true,
      segments: { planned: 4, aired: 4 },
      cues: { due: 1, fired: 1 },
      votes: { sent: 12, acknowledged: 12, counted: 12 },
      orders: { sent: 2, acknowledged: 2, applied: 2 },
      money: { sentMinor: 9980, ledgerMinor: 9980 },
      stations: [{ id: 'river', due: 9, delivered: 9 }],
      scenes: { wanted: 4, seenOnProgram: 4 },
      problems: [],
    });
  });

  it('does not miss a segment that a result left out', () => {
    const nay: FactBody = { type: 'branch.confirmed', pollId: 'apples', to: 'closing' };
    const reckoning = reckon({ ...well, facts: facts(take('opening'), fired, opened, take('result'), nay, take('closing')) });
    expect(reckoning).toMatchObject({ ok: true, segments: { planned: 3, aired: 3 }, scenes: { wanted: 3 } });
  });

  it.each<[string, Partial<Happened>, string]>([
    ['a segment', { facts: facts(take('opening'), fired, take('result'), take('closing')) }, 'order was never on air'],
    ['a cue', { facts: facts(take('opening'), take('result'), take('order'), take('closing')) }, 'hello of opening did not fire'],
    ['a scene', { seen: new Set(['OBS desk']) }, 'OBS close was never on program'],
    ['a vote', { tallies: { apples: { sent: 12, acknowledged: 12, yea: 8, nay: 4, refused: {} } } }, 'acknowledged were 8 yea'],
    ['a viewer', { viewers: 13 }, '1 of 13 viewers did not vote'],
    ['a count', { polls: [{ id: 'apples', phase: 'counting', counted: null }] }, 'no final count'],
    ['a result', { polls: [{ id: 'apples', phase: 'verified', counted: count(7, 5) }] }, 'has no result'],
    ['an order', { lines: well.lines.slice(1) }, '2 orders were acknowledged, 1 are in the ledger'],
    ['money', { shownMinor: 0 }, 'The control room showed 0'],
    ['an event of a station', { stations: [{ id: 'river', due: 9, delivered: 8, problems: [] }] }, 'due 9 events and had 8'],
  ])('[R2] says that %s is missing', (_, over, text) => {
    expect(problems(over).join('\n')).toContain(text);
  });

  it('says why a cue was missed and why a vote was not taken', () => {
    const missed: FactBody = { type: 'cue.missed', cueRunId: 'c1', cueId: 'hello', why: 'The vote is open already.' };
    expect(problems({ facts: facts(take('opening'), missed, take('result'), take('order'), take('closing')) }).join()).toContain(
      'is open already',
    );
    const refused = { sent: 12, acknowledged: 11, yea: 7, nay: 4, refused: { closed: 1 } };
    expect(problems({ tallies: { apples: refused } }).join()).toContain('1 vote(s) in apples were not taken: closed');
  });

  it('is told as a table with planned beside happened, and every problem in a line', () => {
    const told = tell(reckon({ ...well, seen: new Set(['OBS desk']) }), 61.2);
    expect(told).toMatch(/Scenes on program +4 +1 {2}NOT SO/);
    expect(told).toMatch(/Votes counted +12 +12 {2}ok/);
    expect(told).toContain('3 problem(s) in 61 s:');
    expect(told).toContain('- The scene OBS close was never on program.');
  });
});
