/** Small rules of the producer's form, the chair's answer and the joined log. */
import { describe, expect, it } from 'vitest';
import { joinedLog } from '../../control-room/panels/log/joined-log.ts';
import { editOf, placesFor, segmentsFor } from '../../control-room/positions/producer/edit-form.ts';
import { answerFirst } from '../../control-room/proposals/first-proposal.ts';
import type { LogRow, ProposalRow } from '../../server/contract/views.ts';
import { sampleRundown } from '../fakes/sample-rundown.ts';

const rundown = sampleRundown(0);
const none = { segmentId: null, length: '', before: null };

describe('the form of a proposal', () => {
  it('[D1] offers what the deed may be done to', () => {
    expect(segmentsFor('insert', rundown).map(({ id }) => id)).toEqual(['spare-recipes', 'spare-map']);
    expect(segmentsFor('retime', rundown).every(({ state }) => state === 'next' || state === 'later')).toBe(true);
    expect(segmentsFor('setNext', rundown).some(({ state }) => state === 'next')).toBe(false);
    expect(placesFor('closing', rundown).map(({ id }) => id)).not.toContain('closing');
  });

  it('[D1] makes an edit only of what is complete', () => {
    expect(editOf({ ...none, deed: 'skip' }, rundown)).toBeUndefined();
    expect(editOf({ ...none, deed: 'skip', segmentId: 'closing' }, rundown)).toEqual({ do: 'skip', segmentId: 'closing', skipped: true });
    expect(editOf({ ...none, deed: 'retime', segmentId: 'closing', length: 'long' }, rundown)).toBeUndefined();
    expect(editOf({ ...none, deed: 'retime', segmentId: 'closing', length: '90s' }, rundown)).toMatchObject({ planned: 90_000 });
    expect(editOf({ ...none, deed: 'move', segmentId: 'closing' }, rundown)).toBeUndefined();
    expect(editOf({ ...none, deed: 'insert', segmentId: 'spare-map', before: 'end' }, rundown)).toMatchObject({ before: null });
  });
});

describe('the chair’s one key', () => {
  const proposal = (id: string, stale: ProposalRow['stale']): ProposalRow => ({
    ...{ id, at: 0, byId: 'jun', by: 'Jun', edit: { do: 'setNext', segmentId: 'closing' }, note: null, stale, lands: null },
  });

  it('[D2] answers the oldest proposal that can still be accepted, and nothing when there is none', () => {
    const proposals = [proposal('a', 'was-taken'), proposal('b', null), proposal('c', null)];
    expect(answerFirst({ proposals }, 'accept')).toEqual({ type: 'plan.accept', proposalId: 'b' });
    expect(answerFirst({ proposals }, 'decline')).toEqual({ type: 'plan.decline', proposalId: 'b' });
    expect(answerFirst({ proposals: [proposal('a', 'was-taken')] }, 'accept')).toBeUndefined();
  });
});

it('[D6] the view’s rows and older ones are one log, with no row twice', () => {
  const rows = (...seqs: number[]): LogRow[] => seqs.map((seq) => ({ seq, at: seq, by: 'mei', type: 'noted', text: '' }));
  expect(joinedLog(rows(9, 8, 7), rows(8, 7, 6, 5)).map(({ seq }) => seq)).toEqual([9, 8, 7, 6, 5]);
  expect(joinedLog([], rows(2, 1)).map(({ seq }) => seq)).toEqual([2, 1]);
});
