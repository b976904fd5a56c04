/** Where a result leads that NEXT does not follow: it is said, so that no result is dropped without a word. */
import { describe, expect, it } from 'vitest';
import { resultLeads } from '../../server/core/result-leads.ts';
import { doStep } from './any-command.ts';
import { type Evening, live } from './evening.ts';
import { revealed } from './voting.ts';

const leads = (evening: Evening) => resultLeads(evening.show)?.to ?? null;

/** The apples are on air, their result has just been revealed: yea leads to the guest, who is next anyway; nay to the oranges. */
const decided = (yea: number, nay: number): Evening => {
  const evening = live();
  evening.wait(60);
  evening.take();
  doStep(evening, { do: 'vote', pollId: 'apples', yea, nay });
  return evening;
};

describe('the way a result leads', () => {
  it('[C31] is not said while NEXT is where it leads', () => {
    const evening = decided(70, 30);
    expect(evening.context.next).toBe('guest');
    expect(leads(evening)).toBeNull();
  });

  it('[C31] is said when it leads elsewhere than the plan, until the chair confirms it', () => {
    const evening = decided(30, 70);
    expect(leads(evening)).toBe('oranges');
    evening.ask('branch.confirm', { pollId: 'apples', to: 'oranges' });
    expect(leads(evening)).toBeNull();
  });

  it('[C31] is said when something else is set next after it was decided, confirmed or not', () => {
    for (const isConfirmed of [true, false]) {
      const evening = decided(70, 30);
      if (isConfirmed) evening.ask('branch.confirm', { pollId: 'apples', to: 'guest' });
      evening.ask('segment.setNext', { segmentId: 'closing' });
      expect(leads(evening)).toBe('guest');
      evening.ask('segment.setNext', { segmentId: 'guest' });
      expect(leads(evening)).toBeNull();
    }
  });

  it('[C31] is history once the show has gone either way', () => {
    for (const segmentId of ['guest', 'closing']) {
      const evening = decided(70, 30);
      evening.ask('branch.confirm', { pollId: 'apples', to: 'guest' });
      evening.ask('segment.setNext', { segmentId });
      evening.wait(5);
      evening.take();
      expect(leads(evening)).toBeNull();
    }
  });

  it('[C31] waits for the segment that it leaves from, which is next', () => {
    const evening = revealed();
    expect(evening.context.next).toBe('apples');
    expect(leads(evening)).toBeNull();
    evening.ask('segment.setNext', { segmentId: 'closing' });
    expect(leads(evening)).toBe('guest');
  });

  it('[C31] is nowhere before there is a result, and after it was void', () => {
    const evening = live();
    evening.ask('segment.setNext', { segmentId: 'closing' });
    expect(leads(evening)).toBeNull();
    const other = decided(30, 70);
    other.ask('poll.void', { pollId: 'apples', reason: 'the wrong product was shown' });
    expect(leads(other)).toBeNull();
  });
});
