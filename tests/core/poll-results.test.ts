/** What a vote says: its word, its bar and result on screen, the branch that follows; and when it goes wrong. */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { verdictOf } from '../../server/core/poll-rules.ts';
import { live, liveWith, typesOf } from './evening.ts';
import { aPlan, plus, poll, segment } from './plans.ts';
import { counted, open, revealed } from './voting.ts';

describe('the word of a vote', () => {
  it('[V13] is yea or nay by more votes', () => {
    expect(verdictOf({ quorum: 0, tie: 'yea' }, { yea: 3, nay: 4 })).toBe('nay');
    expect(verdictOf({ quorum: 0, tie: 'nay' }, { yea: 4, nay: 3 })).toBe('yea');
  });

  it('[V13] is not given below the quorum, and is at the quorum', () => {
    expect(verdictOf({ quorum: 8, tie: 'nay' }, { yea: 4, nay: 3 })).toBe('no-quorum');
    expect(verdictOf({ quorum: 7, tie: 'nay' }, { yea: 4, nay: 3 })).toBe('yea');
    const evening = counted(aPlan({ polls: [poll('apples', { quorum: 101 })] }));
    evening.verify('apples', 70, 30);
    expect(evening.ask('poll.reveal', { pollId: 'apples', chairSays: 'yea' })).toBe('wrong-phase');
    expect(typesOf(evening.ask('poll.defer', { pollId: 'apples', reason: 'too few votes' }))).toEqual(['poll.deferred']);
  });

  it('[V13] of a tie is the rule’s', () => {
    for (const tie of ['yea', 'nay'] as const) {
      const evening = counted(aPlan({ polls: [poll('apples', { tie })] }), 50, 50);
      evening.verify('apples', 50, 50);
      expect(evening.ask('poll.reveal', { pollId: 'apples', chairSays: tie === 'yea' ? 'nay' : 'yea' })).toMatchObject([{ decision: tie }]);
    }
  });

  it('[V13] of a tie that the rules leave to the chair is the chair’s alone', () => {
    const evening = counted(aPlan({ polls: [poll('apples', { tie: 'chair' })] }), 50, 50);
    evening.verify('apples', 50, 50);
    expect(evening.ask('poll.reveal', { pollId: 'apples' })).toBe('wrong-phase');
    expect(evening.ask('poll.reveal', { pollId: 'apples', chairSays: 'yea' }, { who: { id: 'jun', name: 'Jun' } })).toBe('not-the-chair');
    expect(evening.ask('poll.reveal', { pollId: 'apples', chairSays: 'yea' })).toMatchObject([{ decision: 'yea' }]);
  });
});

describe('a vote that goes wrong', () => {
  it('[V11] is deferred with its reason, and verified and revealed later', () => {
    const evening = open();
    expect(evening.ask('poll.defer', { pollId: 'apples', reason: 'it is still open' })).toBe('wrong-phase');
    evening.wait(60);
    evening.ask('poll.defer', { pollId: 'apples', reason: 'the count is late' });
    expect(evening.context.polls.apples).toMatchObject({ phase: 'deferred', reason: 'the count is late' });
    evening.count('apples', 70, 30);
    evening.verify('apples', 70, 30);
    evening.ask('poll.reveal', { pollId: 'apples' });
    expect(evening.context.polls.apples?.phase).toBe('revealed');
  });

  it('[V11] deferred before it opened has no count to take, and may open later', () => {
    const evening = liveWith(aPlan(), 'apples');
    evening.ask('poll.defer', { pollId: 'apples', reason: 'the apples are late' });
    expect(() => evening.count('apples', 1, 0)).toThrow();
    expect(typesOf(evening.ask('poll.open', { pollId: 'apples' }))).toEqual(['poll.called']);
    expect(evening.context.polls.apples).toMatchObject({ phase: 'open', reason: null });
  });

  it('[V11] is voided in any phase after it was made ready, and then says nothing more', () => {
    for (const at of [0, 31, 60]) {
      const evening = open();
      evening.wait(at);
      evening.ask('poll.void', { pollId: 'apples', reason: 'the wrong product was shown' });
      expect(evening.context.polls.apples).toMatchObject({ phase: 'void', reason: 'the wrong product was shown' });
      expect(evening.wait(300)).toEqual([]);
      expect(evening.ask('poll.void', { pollId: 'apples', reason: 'again' })).toBe('wrong-phase');
    }
    expect(live().ask('poll.void', { pollId: 'apples', reason: 'nothing there' })).toBe('wrong-phase');
  });
});

describe('a vote on screen', () => {
  it('[G8] has its bar from its opening to its end, and its result from the reveal on', () => {
    const evening = open();
    expect(evening.screen).toEqual([]);
    evening.wait(0.4);
    expect(evening.screen).toEqual(['vote-bar']);
    evening.wait(30);
    expect(evening.screen).toEqual([]);
    evening.wait(30);
    evening.count('apples', 70, 30);
    evening.verify('apples', 70, 30);
    expect(evening.screen).toEqual([]);
    evening.ask('poll.reveal', { pollId: 'apples' });
    expect(evening.screen).toEqual(['result']);
    evening.take();
    expect(evening.screen).toEqual([]);
  });

  it('[G8] goes off when it is voided or deferred', () => {
    const evening = open();
    evening.wait(5);
    evening.ask('poll.void', { pollId: 'apples', reason: 'the wrong product was shown' });
    expect(evening.screen).toEqual([]);
    const told = revealed();
    told.ask('poll.void', { pollId: 'apples', reason: 'a false count' });
    expect(told.screen).toEqual([]);
  });

  it('[G14] takes the result of the one before off the screen when it opens, so that nobody takes that for its own', () => {
    const told = revealed();
    told.wait(10);
    expect(told.screen).toEqual(['result']);
    told.ask('poll.open', { pollId: 'oranges' });
    told.doorSays('oranges', 'taken');
    told.wait(1);
    expect(told.screen).toEqual(['vote-bar']);
    told.wait(60);
    expect(told.screen).toEqual([]);
  });

  it('[G8] keeps its bar, and a countdown to it, through an extension', () => {
    const evening = open();
    evening.wait(1);
    evening.ask('graphic.on', { graphic: 'countdown', pollId: 'apples' });
    evening.ask('poll.extend', { pollId: 'apples', by: seconds(15) });
    evening.wait(40);
    expect([...evening.screen].sort()).toEqual(['countdown', 'vote-bar']);
    evening.wait(5);
    expect(evening.screen).toEqual([]);
  });

  it('[G8] comes back by hand only as what the vote is', () => {
    const evening = open();
    evening.wait(1);
    evening.ask('graphic.clear', {});
    expect(evening.ask('graphic.on', { graphic: 'result', pollId: 'apples' })).toBe('wrong-phase');
    expect(evening.ask('graphic.on', { graphic: 'vote-bar', pollId: 'oranges' })).toBe('wrong-phase');
    evening.ask('graphic.on', { graphic: 'vote-bar', pollId: 'apples' });
    expect(evening.context.graphics).toMatchObject([{ kind: 'vote-bar', pollId: 'apples', endsAt: plus(30.4) }]);
    const told = revealed();
    told.wait(1);
    told.take();
    expect(told.ask('graphic.on', { graphic: 'vote-bar', pollId: 'apples' })).toBe('wrong-phase');
    told.ask('graphic.on', { graphic: 'result', pollId: 'apples' });
    expect(told.screen).toEqual(['result']);
  });
});

describe('a branch', () => {
  it('[S8] leads nowhere before the chair confirms it, and then makes its segment next', () => {
    const evening = revealed();
    expect(evening.context.next).toBe('apples');
    evening.ask('segment.setNext', { segmentId: 'closing' });
    expect(evening.ask('branch.confirm', { pollId: 'apples', to: 'guest' }, { who: { id: 'jun', name: 'Jun' } })).toBe('not-the-chair');
    expect(evening.ask('branch.confirm', { pollId: 'apples', to: 'oranges' })).toBe('stale');
    evening.ask('branch.confirm', { pollId: 'apples', to: 'guest' });
    expect(evening.context).toMatchObject({ next: 'guest', branches: { apples: 'guest' } });
  });

  it('[S8] confirmed twice does not turn back what came after', () => {
    const evening = revealed();
    evening.ask('branch.confirm', { pollId: 'apples', to: 'guest' });
    evening.take();
    expect(evening.ask('branch.confirm', { pollId: 'apples', to: 'guest' })).toEqual([]);
    expect(evening.context.next).toBe('oranges');
  });

  it('[S8] waits for the result, and for its segment to be in the running order', () => {
    expect(open().ask('branch.confirm', { pollId: 'apples', to: 'guest' })).toBe('wrong-phase');
    const evening = revealed();
    evening.ask('segment.skip', { segmentId: 'guest', skipped: true });
    expect(evening.ask('branch.confirm', { pollId: 'apples', to: 'guest' })).toBe('wrong-phase');
    const bench = aPlan({
      segments: [segment('one', 300, { branch: { poll: 'apples', yea: 'spare', nay: 'two' } }), segment('two', 60)],
    });
    const other = revealed(bench);
    expect(other.ask('branch.confirm', { pollId: 'apples', to: 'spare' })).toBe('wrong-phase');
    other.ask('segment.insert', { segmentId: 'spare', before: null });
    other.ask('branch.confirm', { pollId: 'apples', to: 'spare' });
    expect(other.context.next).toBe('spare');
  });
});
