/** Where guests stand in the running order: by protocol, after a swap, and when one does not come. */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { bankOf } from '../../server/core/guest-bank.ts';
import { guestRows } from '../../server/core/guest-rows.ts';
import { undoRow } from '../../server/core/operator-view.ts';
import { branchPreviews } from '../../server/core/proposal-rows.ts';
import { type Evening, live, ready, typesOf } from './evening.ts';
import { aPlan, guest, poll, segment } from './plans.ts';

const jun = { id: 'jun', name: 'Jun' };
const guests = [guest('zhao', true, { protocol: 1, product: 'eggs' })];
const ofGuest = (who: string, product: string) => [
  segment(`talk-${who}`, 60, { kind: 'guest', guest: who }),
  segment(`vote-${who}`, 30, { kind: 'vote', product }),
];
/** Two officials and one more, each with a talk and a vote about what they brought; Lin's vote leads past the order. */
const plan = aPlan({
  guests,
  polls: [poll('apples')],
  segments: [
    segment('opening', 60),
    segment('talk-lin', 60, { kind: 'guest', guest: 'lin' }),
    segment('result-lin', 30, { guest: 'lin', poll: 'apples', branch: { poll: 'apples', yea: 'order-lin', nay: 'talk-wang' } }),
    segment('order-lin', 30, { guest: 'lin' }),
    segment('talk-wang', 60, { kind: 'guest', guest: 'wang' }),
    ...ofGuest('zhao', 'eggs'),
    segment('closing', 60),
  ],
});
const swap = (evening: Evening, guestId: string, withId: string, who = { id: 'mei', name: 'Mei' }) =>
  evening.ask('guest.swap', { guestId, withId }, { who });

describe('two guests who change places', () => {
  it('[S16] do so with all that is theirs, each in its own order, and next follows', () => {
    const evening = live(plan);
    expect(swap(evening, 'lin', 'zhao')).toEqual([
      { type: 'guest.swapped', guestId: 'lin', segmentId: 'talk-lin', withGuestId: 'zhao', withId: 'talk-zhao' },
    ]);
    expect(evening.context.order).toEqual([
      'opening',
      'talk-zhao',
      'vote-zhao',
      'talk-wang',
      'talk-lin',
      'result-lin',
      'order-lin',
      'closing',
    ]);
    expect(evening.context.next).toBe('talk-zhao');
    expect(guestRows(evening.context).map(({ id, place, approved }) => [id, place, approved])).toEqual([
      ['lin', 3, true],
      ['wang', 2, false],
      ['zhao', 1, true],
    ]);
  });

  it('[S16,E1] go back to where they stood by Undo, also over edits in between', () => {
    const evening = live(plan);
    const before = evening.context.order;
    swap(evening, 'lin', 'zhao');
    evening.ask('segment.retime', { segmentId: 'closing', planned: seconds(90) });
    for (let n = 0; n < 2; n += 1) evening.ask('plan.undo', { editId: undoRow(evening.context)?.editId ?? '' });
    expect(evening.context).toMatchObject({ order: before, next: 'talk-lin', exchanged: [] });
  });

  it('[S16] lead on from a vote past the rest of theirs, to whatever comes behind it now', () => {
    const evening = live(plan);
    const ways = () => branchPreviews(evening.context, evening.now).map(({ yea, nay }) => [yea.to, nay.to]);
    expect(ways()).toEqual([['order-lin', 'talk-wang']]);
    swap(evening, 'wang', 'zhao');
    expect(ways()).toEqual([['order-lin', 'talk-zhao']]);
    swap(evening, 'lin', 'zhao');
    expect(ways()).toEqual([['order-lin', 'talk-wang']]);
    swap(evening, 'lin', 'wang');
    expect(ways()).toEqual([['order-lin', 'closing']]);
  });

  it('[S16] stay when one is on air or was, is locked, has no place, or is next and the asker has not the chair', () => {
    const evening = live(plan);
    expect(swap(evening, 'lin', 'zhao', jun)).toBe('not-the-chair');
    expect(typesOf(swap(evening, 'wang', 'zhao', jun))).toEqual(['guest.swapped']);
    expect(swap(evening, 'lin', 'lin')).toBe('wrong-phase');
    expect(swap(evening, 'lin', 'nobody')).toBe('unknown');
    evening.ask('segment.lock', { segmentId: 'talk-wang', locked: true });
    expect(swap(evening, 'lin', 'wang')).toBe('locked');
    evening.wait(60);
    evening.take();
    expect(swap(evening, 'lin', 'zhao')).toBe('wrong-phase');
    expect(swap(live(aPlan({ guests })), 'lin', 'zhao')).toBe('wrong-phase');
  });
});

describe('a guest who does not come', () => {
  it('[S16] leaves their time to the bank and their slot out, by the chair at once; both come back with them', () => {
    const evening = live(plan);
    expect(typesOf(evening.ask('guest.move', { guestId: 'zhao', to: 'no-show' }))).toEqual(['guest.moved', 'segment.skipped']);
    expect(bankOf(evening.context)).toBe(seconds(120));
    expect(evening.context.skipped).toEqual(['talk-zhao']);
    expect(guestRows(evening.context).find(({ id }) => id === 'zhao')).toMatchObject({ slotSkipped: true });
    evening.ask('guest.move', { guestId: 'zhao', to: 'arrived' });
    expect(bankOf(evening.context)).toBe(0);
    expect(evening.context.skipped).toEqual([]);
  });

  it('[S16] has their slot’s leaving out proposed by whoever has not the chair, and withdrawn when they come after all', () => {
    const evening = live(plan);
    const move = (to: 'no-show' | 'arrived') => evening.ask('guest.move', { guestId: 'zhao', to }, { who: jun });
    expect(typesOf(move('no-show'))).toEqual(['guest.moved', 'plan.proposed']);
    expect(evening.context.proposals).toMatchObject([
      { by: 'Jun', edit: { do: 'skip', segmentId: 'talk-zhao', skipped: true }, note: '缺席 / no-show' },
    ]);
    expect(typesOf(move('arrived'))).toEqual(['guest.moved', 'plan.withdrawn']);
    move('no-show');
    expect(typesOf(evening.ask('guest.move', { guestId: 'zhao', to: 'arrived' })), 'whoever says so').toEqual([
      'guest.moved',
      'plan.withdrawn',
    ]);
    move('no-show');
    evening.ask('plan.accept', { proposalId: evening.context.proposals[0]?.id ?? '' });
    expect(typesOf(move('arrived'))).toEqual(['guest.moved', 'plan.proposed']);
    expect(evening.context.proposals.at(-1)).toMatchObject({ edit: { do: 'skip', skipped: false } });
  });

  it('[S16] leaves a locked slot, and one on air, as it is', () => {
    const evening = ready(plan);
    evening.ask('segment.lock', { segmentId: 'talk-zhao', locked: true });
    expect(typesOf(evening.ask('guest.move', { guestId: 'zhao', to: 'no-show' }))).toEqual(['guest.moved']);
  });
});

describe('the order of protocol', () => {
  const ranked = aPlan({
    guests: [guest('zhao', true, { protocol: 1 }), guest('sun', true, { protocol: 2 }), guest('he', true, { protocol: 3 })],
    segments: ['sun', 'zhao', 'lin', 'he'].map((id) => segment(`talk-${id}`, 60, { kind: 'guest', guest: id })),
  });
  const departing = (evening: Evening) =>
    guestRows(evening.context).flatMap(({ id, byProtocol }) => (byProtocol === undefined ? [] : [[id, byProtocol]]));

  it('[S16] is said of everybody whom the running order has elsewhere, and of nobody once it agrees', () => {
    const evening = ready(ranked);
    expect(departing(evening)).toEqual([
      ['zhao', 1],
      ['sun', 2],
    ]);
    swap(evening, 'zhao', 'sun');
    expect(departing(evening)).toEqual([]);
  });

  it('[S16] counts only who comes', () => {
    const evening = ready(ranked);
    evening.ask('guest.move', { guestId: 'zhao', to: 'no-show' });
    expect(departing(evening)).toEqual([]);
  });
});
