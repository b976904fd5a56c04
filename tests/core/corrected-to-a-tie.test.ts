/** A correction whose count is a tie: decided by what was fixed before the vote, and by the chair only where that says so. */
import { describe, expect, it } from 'vitest';
import type { Motion } from '../../server/contract/commands.ts';
import { graphicsOn, type Links } from '../../server/core/graphics.ts';
import { pollRows } from '../../server/core/poll-rows.ts';
import { type Evening, typesOf } from './evening.ts';
import { aPlan, poll } from './plans.ts';
import { counted, jun, revealed, weighed, wholeCount } from './voting.ts';

const noLinks: Links = { vote: '', product: () => '', qr: () => ({ path: '', size: 0 }) };
const propose = (evening: Evening, motion: Motion) => evening.ask('poll.propose', { pollId: 'apples', motion });
const confirm = (evening: Evening, motionId: string, yea: number, nay: number, who = jun) =>
  evening.ask('poll.confirm', { pollId: 'apples', motionId, saw: { yea, nay } }, { who });
const row = (evening: Evening) => pollRows(evening.show, evening.now).find(({ id }) => id === 'apples');

describe('a result that was shown, corrected to a tie', () => {
  const tied = (tie: 'yea' | 'nay' | 'chair'): Evening => revealed(aPlan({ polls: [poll('apples', { tie }), poll('oranges')] }));
  const chairSays = (says: 'yea' | 'nay'): Motion => ({ ...wholeCount, chairSays: says }) as Motion;
  const lin = { id: 'lin', name: 'Lin' };

  it('[V13] goes by the rule that was fixed before the vote', () => {
    const evening = tied('nay');
    expect(propose(evening, chairSays('yea'))).toBe('malformed');
    propose(evening, wholeCount);
    expect(typesOf(confirm(evening, weighed(evening, 30, 30), 30, 30))).toEqual(['poll.corrected']);
    expect(row(evening)).toMatchObject({ decision: 'nay', counted: { yea: 30, nay: 30 }, corrected: { decision: 'yea' } });
    expect(graphicsOn(evening.show, evening.now, noLinks)[0]?.data).toMatchObject({ kind: 'correction', decision: 'nay', tie: 'rule' });
  });

  it('[V13] goes by the chair’s word where the rules leave it to the chair, who proposes or confirms it', () => {
    const byChair = tied('chair');
    propose(byChair, chairSays('nay'));
    expect(confirm(byChair, weighed(byChair, 30, 30), 30, 30)).toMatchObject([{ now: { yea: 30, nay: 30, decision: 'nay' } }]);
    const toChair = tied('chair');
    toChair.ask('poll.propose', { pollId: 'apples', motion: chairSays('nay') }, { who: jun });
    const id = weighed(toChair, 30, 30);
    expect(confirm(toChair, id, 30, 30, lin)).toBe('not-the-chair');
    expect(typesOf(confirm(toChair, id, 30, 30, { id: 'mei', name: 'Mei' }))).toEqual(['poll.corrected']);
    expect(row(toChair)).toMatchObject({ decision: 'nay', branch: { to: 'oranges' }, corrected: { decision: 'yea', yea: 70, nay: 30 } });
    expect(graphicsOn(toChair.show, toChair.now, noLinks)[0]?.data).toMatchObject({ kind: 'correction', decision: 'nay', tie: 'chair' });
  });

  it('[V13] is not confirmed without the chair’s word, and needs none when it is no tie', () => {
    const evening = tied('chair');
    propose(evening, wholeCount);
    const id = weighed(evening, 30, 30);
    expect(confirm(evening, id, 30, 30)).toBe('wrong-phase');
    evening.ask('poll.withdraw', { pollId: 'apples', motionId: id });
    evening.ask('poll.propose', { pollId: 'apples', motion: chairSays('yea') }, { who: jun });
    expect(confirm(evening, weighed(evening, 20, 29), 20, 29, lin)).toMatchObject([{ now: { decision: 'nay' } }]);
  });

  it('[V16] is compared with what was on air: a chair’s word that was shown is the result that stood', () => {
    const evening = counted(aPlan({ polls: [poll('apples', { tie: 'chair' }), poll('oranges')] }), 50, 50);
    evening.verify('apples', 50, 50);
    evening.ask('poll.reveal', { pollId: 'apples', chairSays: 'yea' });
    propose(evening, chairSays('yea'));
    expect(row(evening)?.motions).toMatchObject([{ before: { yea: 50, nay: 50, decision: 'yea' } }]);
    expect(confirm(evening, weighed(evening, 50, 50), 50, 50)).toBe('wrong-phase');
  });
});
