/** A vote, a name or a product that was meant for what was on air does not come over what came after. */
import { describe, expect, it } from 'vitest';
import { refusalText } from '../../control-room/words/refusals.ts';
import { seconds } from '../../server/contract/units.ts';
import { decide, type ShowCommand } from '../../server/core/decide/index.ts';
import { type Evening, live, liveWith, ready, typesOf } from './evening.ts';
import { aPlan } from './plans.ts';

const jun = { id: 'jun', name: 'Jun' };
type Meant = Extract<ShowCommand, { type: 'poll.open' | 'guest.move' | 'graphic.on' }>;
type Asked = Meant extends infer C ? (C extends Meant ? Omit<C, 'key'> : never) : never;
/** Everything that a desk asks for the segment that it sees. */
const meant = (believesOnAir: string | null): readonly Asked[] => [
  { type: 'poll.open', pollId: 'apples', believesOnAir },
  { type: 'guest.move', guestId: 'lin', to: 'on', believesOnAir },
  { type: 'graphic.on', graphic: 'lower-third', guestId: 'lin', believesOnAir },
  { type: 'graphic.on', graphic: 'product-card', productId: 'apples', believesOnAir },
  { type: 'graphic.on', graphic: 'vote-question', pollId: 'apples', believesOnAir },
];
const decided = (evening: Evening, asked: Asked, who = jun) =>
  decide({ ...asked, key: 'a-fresh-key' } as ShowCommand, evening.show, { ...evening.whole(), who });
const refusal = (evening: Evening, asked: Asked, who = jun) => {
  const decision = decided(evening, asked, who);
  return 'refusal' in decision ? decision.refusal : undefined;
};

const withGuestReady = (evening: Evening): Evening => {
  evening.ask('guest.move', { guestId: 'lin', to: 'ready' });
  return evening;
};

describe('what is meant for the segment on air', () => {
  it('[S26] is done by who sees it, and refused as stale once a take has come between, in words', () => {
    for (const [at, asked] of meant('RUN').entries()) {
      const evening = withGuestReady(liveWith(aPlan(), 'apples'));
      const saw = evening.runId;
      const now = { ...asked, believesOnAir: saw };
      expect(refusal(evening, now), asked.type).toBeUndefined();
      evening.wait(10);
      evening.take();
      const no = refusal(evening, now);
      expect([at, no?.code, no?.said?.id]).toEqual([at, 'stale', 'air-changed']);
      expect(no && refusalText(no, 'zh')).toContain('播出内容已被别人改变');
    }
  });

  it('[S26] is refused to who took it off themselves, and they read that they did', () => {
    const evening = withGuestReady(liveWith(aPlan(), 'apples'));
    const saw = evening.runId;
    evening.wait(10);
    evening.take();
    for (const asked of meant(saw)) expect(refusal(evening, asked, { id: 'mei', name: 'Mei' })?.said?.id).toBe('took-yourself');
  });

  it('[S26] “we are here” on the same segment is another run: who saw the one before looks again', () => {
    const evening = liveWith(aPlan(), 'apples');
    const saw = evening.runId;
    evening.ask('show.weAreHere', { segmentId: 'apples', startedAgo: seconds(30) });
    expect(evening.ask('poll.open', { pollId: 'apples', believesOnAir: saw })).toBe('stale');
    expect(typesOf(evening.ask('poll.open', { pollId: 'apples', believesOnAir: evening.runId }))).toEqual(['poll.called']);
  });

  it('[S26] nothing is compared for a hand that sees no run, and before air a guest comes as ever', () => {
    expect(typesOf(ready().ask('guest.move', { guestId: 'lin', to: 'arrived', believesOnAir: null }))).toEqual(['guest.moved']);
    const evening = live();
    expect(typesOf(evening.ask('graphic.on', { graphic: 'lower-third', guestId: 'lin' }))).toEqual(['graphic.on']);
    expect(evening.ask('graphic.on', { graphic: 'lower-third', guestId: 'lin', believesOnAir: null })).toBe('stale');
  });
});

describe('the vote of another segment', () => {
  it('[S26] opens for who sees what is on air only when they say that they mean it', () => {
    const evening = live();
    const seen = { pollId: 'apples', believesOnAir: evening.runId };
    expect(refusal(evening, { type: 'poll.open', ...seen })).toMatchObject({
      code: 'wrong-phase',
      said: { id: 'vote-of-another-segment' },
    });
    expect(evening.ask('poll.open', { ...seen, elsewhere: true, believesOnAir: 'an older run' })).toBe('stale');
    expect(typesOf(evening.ask('poll.open', { ...seen, elsewhere: true }))).toEqual(['poll.called']);
  });

  it('[S26] asked again after it was void asks the same, and its own segment’s does not', () => {
    const evening = liveWith(aPlan(), 'apples');
    evening.ask('poll.open', { pollId: 'apples', believesOnAir: evening.runId });
    evening.ask('poll.void', { pollId: 'apples', reason: 'the wrong product was shown' });
    expect(typesOf(evening.ask('poll.open', { pollId: 'apples', believesOnAir: evening.runId }))).toEqual(['poll.called']);
    evening.ask('poll.void', { pollId: 'apples', reason: 'again the wrong product' });
    evening.wait(10);
    evening.take();
    expect(evening.ask('poll.open', { pollId: 'apples', believesOnAir: evening.runId })).toBe('wrong-phase');
  });
});
