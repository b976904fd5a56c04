/** What two people decide about a vote: votes left out, a result corrected, figures by hand. */
import { describe, expect, it } from 'vitest';
import type { Motion } from '../../server/contract/commands.ts';
import { pollRows } from '../../server/core/poll-rows.ts';
import { type Evening, typesOf } from './evening.ts';
import { aPlan, plus, poll } from './plans.ts';
import { byHand, counted, jun, noOpenTier, open, revealed, weighed, wholeCount } from './voting.ts';

const propose = (evening: Evening, motion: Motion) => evening.ask('poll.propose', { pollId: 'apples', motion });
const confirm = (evening: Evening, motionId: string, yea: number, nay: number, who = jun) =>
  evening.ask('poll.confirm', { pollId: 'apples', motionId, saw: { yea, nay } }, { who });
const apples = (evening: Evening) => evening.context.polls.apples;
const row = (evening: Evening, ...anomalies: Parameters<typeof pollRows>[2][]) =>
  pollRows(evening.show, evening.now, anomalies[0]).find(({ id }) => id === 'apples');
const closed = (plan = aPlan({ manualFigures: true })): Evening => {
  const evening = open(plan);
  evening.wait(60);
  return evening;
};

describe('votes left out before the result is shown', () => {
  it('[V15] need the door’s count and another person, and the vote is verified anew', () => {
    const evening = counted();
    evening.verify('apples', 70, 30);
    expect(typesOf(propose(evening, noOpenTier))).toEqual(['poll.proposed']);
    const { id } = row(evening)?.motions[0] ?? { id: '' };
    expect(confirm(evening, id, 20, 29)).toBe('busy');
    weighed(evening, 20, 29);
    expect(row(evening)?.motions).toMatchObject([
      {
        by: 'Mei',
        byId: 'mei',
        state: 'waiting',
        before: { yea: 70, nay: 30, decision: 'yea' },
        after: { yea: 20, nay: 29, decision: 'nay' },
      },
    ]);
    expect(confirm(evening, id, 20, 28)).toBe('counts-differ');
    expect(typesOf(confirm(evening, id, 20, 29))).toEqual(['poll.excluded']);
    expect(apples(evening)).toMatchObject({
      phase: 'counting',
      count: { yea: 20, nay: 29, without: [{ kind: 'tier', tier: 'open' }] },
      verifiedBy: null,
    });
    expect(evening.ask('poll.reveal', { pollId: 'apples' })).toBe('wrong-phase');
    expect(evening.verify('apples', 70, 30)).toBe('counts-differ');
    evening.verify('apples', 20, 29);
    expect(evening.ask('poll.reveal', { pollId: 'apples' })).toMatchObject([
      { decision: 'nay', figures: { yea: 20, nay: 29, manual: false } },
    ]);
  });

  it('[V14] are not confirmed by the one who proposed it, whatever name they go by', () => {
    const evening = counted();
    propose(evening, noOpenTier);
    const id = weighed(evening, 20, 29);
    expect(confirm(evening, id, 20, 29, { id: 'mei', name: 'Somebody else' })).toBe('two-people');
    expect(apples(evening)?.count).toMatchObject({ yea: 70, nay: 30 });
  });

  it('[V14] wait one proposal at a time, and nothing is revealed while one waits', () => {
    const evening = counted();
    evening.verify('apples', 70, 30);
    propose(evening, noOpenTier);
    expect(propose(evening, noOpenTier)).toBe('busy');
    expect(evening.ask('poll.reveal', { pollId: 'apples' })).toBe('wrong-phase');
    const id = weighed(evening, 20, 29);
    expect(typesOf(evening.ask('poll.withdraw', { pollId: 'apples', motionId: id }))).toEqual(['poll.withdrawn']);
    expect(evening.ask('poll.withdraw', { pollId: 'apples', motionId: id })).toEqual([]);
    expect(confirm(evening, id, 20, 29)).toBe('wrong-phase');
    expect(typesOf(evening.ask('poll.reveal', { pollId: 'apples' }))).toEqual(['poll.revealed']);
  });

  it('[V15] add up: a second exclusion is counted without the first one’s ballots too', () => {
    const evening = counted();
    propose(evening, noOpenTier);
    confirm(evening, weighed(evening, 20, 29), 20, 29);
    propose(evening, { kind: 'exclude', exclusions: [{ kind: 'path', path: 'site' }], reason: 'a feed was off' });
    confirm(evening, weighed(evening, 10, 9), 10, 9);
    expect(apples(evening)?.count?.without).toEqual([
      { kind: 'tier', tier: 'open' },
      { kind: 'path', path: 'site' },
    ]);
  });

  it('are not proposed while somebody can still vote, after the reveal, or for a span that ends before it begins', () => {
    expect(propose(open(), noOpenTier)).toBe('wrong-phase');
    expect(propose(closed(), noOpenTier)).toBe('wrong-phase');
    expect(propose(revealed(), noOpenTier)).toBe('wrong-phase');
    const span = { kind: 'span', from: plus(20), to: plus(10) } as const;
    expect(propose(counted(), { kind: 'exclude', exclusions: [span], reason: 'a burst' })).toBe('malformed');
  });
});

describe('a result that stands or falls with a few votes', () => {
  const anomaly = { id: 'a', activationId: 'evening', at: plus(20), kind: 'burst', message: 'A burst.' } as const;
  it('[V18] is said not to be robust when its margin is smaller than the doubtful votes', () => {
    const evening = counted();
    expect(row(evening)?.robust).toBe(true);
    expect(row(evening, [{ ...anomaly, pollId: 'apples', votes: 40 }])?.robust).toBe(true);
    expect(row(evening, [{ ...anomaly, pollId: 'apples', votes: 41 }])?.robust).toBe(false);
    expect(row(evening, [{ ...anomaly, pollId: 'oranges', votes: 41 }])?.robust).toBe(true);
    expect(row(open())?.robust).toBeNull();
  });

  it('[V18] is said not to be robust when more votes were left out than its margin', () => {
    const evening = counted();
    propose(evening, noOpenTier);
    confirm(evening, weighed(evening, 20, 29), 20, 29);
    expect(row(evening)).toMatchObject({ robust: false, verdict: 'nay' });
  });
});

describe('a result that a waiting proposal would turn', () => {
  it('[V18] is said not to be robust while it waits, and is again when it is withdrawn', () => {
    const evening = counted();
    expect(row(evening)?.robust).toBe(true);
    propose(evening, noOpenTier);
    const motionId = weighed(evening, 20, 29);
    expect(row(evening)?.robust).toBe(false);
    evening.ask('poll.withdraw', { pollId: 'apples', motionId });
    expect(row(evening)?.robust).toBe(true);
  });

  it('[V18] stays robust while a proposal waits that changes nothing', () => {
    const evening = counted();
    propose(evening, noOpenTier);
    weighed(evening, 90, 20);
    expect(row(evening)?.robust).toBe(true);
  });
});

describe('a result that was shown and was wrong', () => {
  it('[V16] is corrected by two people: both statements are kept, and the decision goes by the rules', () => {
    const evening = revealed();
    propose(evening, { ...wholeCount, exclusions: [{ kind: 'path', path: 'site' }] } as Motion);
    const id = weighed(evening, 20, 29);
    expect(confirm(evening, id, 20, 29, { id: 'mei', name: 'Mei' })).toBe('two-people');
    evening.wait(5);
    expect(typesOf(confirm(evening, id, 20, 29))).toEqual(['poll.corrected']);
    expect(row(evening)).toMatchObject({
      phase: 'revealed',
      decision: 'nay',
      counted: { yea: 20, nay: 29, without: [{ kind: 'path', path: 'site' }] },
      corrected: { decision: 'yea', yea: 70, nay: 30, reason: 'the left-out votes were good' },
    });
    expect(apples(evening)?.revealedAt).toBe(evening.now);
    expect(evening.screen).toEqual(['correction']);
  });

  it('is not “corrected” to a count that decides nothing: it is voided', () => {
    const evening = revealed(aPlan({ polls: [poll('apples', { quorum: 60 }), poll('oranges')] }));
    propose(evening, wholeCount);
    expect(confirm(evening, weighed(evening, 20, 29), 20, 29)).toBe('wrong-phase');
    evening.ask('poll.void', { pollId: 'apples', reason: 'too few good votes' });
    expect(row(evening)?.motions).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('is not “corrected” to what was shown already', () => {
    const evening = revealed();
    propose(evening, wholeCount);
    expect(confirm(evening, weighed(evening, 70, 30), 70, 30)).toBe('wrong-phase');
    expect(row(evening)).toMatchObject({ corrected: null, counted: { yea: 70, nay: 30 } });
  });

  it('cannot be corrected before it is shown', () => {
    expect(propose(counted(), wholeCount)).toBe('wrong-phase');
  });
});

describe('figures by hand', () => {
  it('[V17] are put in by one and confirmed by another who types the same, and are marked', () => {
    const evening = closed();
    expect(row(evening)?.seen).toBe(false);
    propose(evening, byHand);
    const id = row(evening)?.motions[0]?.id ?? '';
    expect(confirm(evening, id, 12, 7, { id: 'mei', name: 'Mei' })).toBe('two-people');
    expect(confirm(evening, id, 12, 8)).toBe('counts-differ');
    expect(typesOf(confirm(evening, id, 12, 7))).toEqual(['poll.manual']);
    expect(row(evening)).toMatchObject({ phase: 'verified', manual: true, counted: { yea: 12, nay: 7, ballots: 0 }, robust: null });
    expect(evening.ask('poll.reveal', { pollId: 'apples' })).toMatchObject([{ figures: { manual: true } }]);
  });

  it('are refused where the episode does not allow them, and before the vote has closed', () => {
    expect(propose(closed(aPlan()), byHand)).toBe('wrong-phase');
    expect(propose(open(aPlan({ manualFigures: true })), byHand)).toBe('wrong-phase');
  });

  it('[V17] are refused once a count with ballots was seen, also after the vote was voided and opened again', () => {
    const evening = counted(aPlan({ manualFigures: true }));
    expect(propose(evening, byHand)).toBe('wrong-phase');
    evening.ask('poll.void', { pollId: 'apples', reason: 'wrong product' });
    evening.ask('poll.open', { pollId: 'apples' });
    evening.wait(60);
    expect(row(evening)).toMatchObject({ phase: 'counting', counted: null, seen: true });
    expect(propose(evening, byHand)).toBe('wrong-phase');
  });

  it('may stand in for a count of no ballots at all', () => {
    const evening = closed();
    evening.count('apples', 0, 0);
    propose(evening, byHand);
    expect(typesOf(confirm(evening, row(evening)?.motions[0]?.id ?? '', 12, 7))).toEqual(['poll.manual']);
  });

  it('give way when ballots turn up before they are shown', () => {
    const evening = closed();
    propose(evening, byHand);
    evening.fold([{ type: 'poll.seen', pollId: 'apples' }], 'phones');
    expect(row(evening)?.motions).toMatchObject([{ state: 'withdrawn' }]);
    const other = closed();
    propose(other, byHand);
    confirm(other, row(other)?.motions[0]?.id ?? '', 12, 7);
    other.fold([{ type: 'poll.seen', pollId: 'apples' }], 'phones');
    expect(row(other)).toMatchObject({ phase: 'counting', counted: null, manual: false });
    other.count('apples', 70, 30);
    expect(row(other)?.counted).toMatchObject({ yea: 70, nay: 30 });
  });
});

describe('a vote that was voided', () => {
  it('[V21] is opened again from the control room, with nothing left of the first try', () => {
    const evening = revealed();
    evening.ask('poll.void', { pollId: 'apples', reason: 'the wrong product was shown' });
    expect(typesOf(evening.ask('poll.open', { pollId: 'apples' }))).toEqual(['poll.called']);
    expect(apples(evening)).toMatchObject({ phase: 'open', count: null, decision: null, reason: null, motions: [], corrected: null });
  });
});

describe('a vote without a result', () => {
  it('has the host’s line in its row, and the label of its plan on screen', () => {
    const contingency = { action: 'defer', hostLine: 'We will tell you later.', label: 'Result later' } as const;
    const evening = counted(aPlan({ polls: [poll('apples', { contingency, quorum: 1000 })] }));
    expect(row(evening)).toMatchObject({ verdict: 'no-quorum', contingency });
    evening.ask('poll.defer', { pollId: 'apples', reason: 'too few votes' });
    expect(evening.context.graphics).toMatchObject([{ kind: 'label', text: 'Result later', pollId: 'apples' }]);
  });
});

describe('an open-ended vote', () => {
  it('[V19] has no end to move on, and closes ten seconds after somebody says so, once', () => {
    const evening = open();
    evening.ask('poll.void', { pollId: 'apples', reason: 'another go' });
    evening.ask('poll.open', { pollId: 'apples', openEnded: true });
    expect(row(evening)).toMatchObject({ openEnded: true, extendUntil: null });
    evening.wait(100);
    expect(evening.screen).toEqual(['vote-bar']);
    expect(evening.ask('graphic.on', { graphic: 'countdown', pollId: 'apples' })).toBe('wrong-phase');
    expect(evening.ask('poll.extend', { pollId: 'apples', by: 15_000 })).toBe('wrong-phase');
    expect(typesOf(evening.ask('poll.close', { pollId: 'apples' }))).toEqual(['poll.ending']);
    expect(row(evening)).toMatchObject({ openEnded: false, endsAt: evening.now + 10_000, lastCloseAt: evening.now + 34_000 });
    expect(evening.ask('poll.close', { pollId: 'apples' })).toBe('wrong-phase');
    expect(typesOf(evening.wait(10))).toEqual(['poll.closing']);
  });

  it('[V19] is the only one that can be closed by hand: an announced end is never brought forward', () => {
    expect(open().ask('poll.close', { pollId: 'apples' })).toBe('wrong-phase');
  });
});
