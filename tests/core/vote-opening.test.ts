/** What opens a vote by itself, and when: told to whoever waits for it. */
import { describe, expect, it } from 'vitest';
import { openingOf } from '../../server/core/vote-opening.ts';
import { type Evening, live } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const evening = (trigger: string): Evening =>
  live(
    aPlan({
      segments: [segment('one', 60), segment('two', 120, { poll: 'apples', cues: [cue('ask', 'poll', trigger, { poll: 'apples' })] })],
    }),
  );
const opening = (one: Evening) => openingOf(one.context, 'apples');

describe('the opening of a vote', () => {
  it('[C32] comes with its segment, so long after the take', () => {
    expect(opening(evening('+0:12'))).toEqual({ segmentId: 'two', trigger: '+0:12', firesAt: null });
  });

  it('[C32] has its moment once its segment is on air, and moves on with a frozen clock', () => {
    const on = evening('+0:12');
    on.wait(60);
    on.take();
    expect(on.context.polls.apples?.phase).toBe('armed');
    expect(opening(on)).toEqual({ segmentId: 'two', trigger: '+0:12', firesAt: plus(72) });
    on.ask('clock.freeze', { frozen: true });
    on.wait(5);
    on.ask('clock.freeze', { frozen: false });
    expect(opening(on)?.firesAt).toBe(plus(77));
  });

  it('[C32] is nobody’s once it is open', () => {
    const on = evening('+0:12');
    on.wait(60);
    on.take();
    on.wait(13);
    expect(on.context.polls.apples?.phase).toBe('open');
    expect(opening(on)).toBeNull();
  });

  it('[C32] is a person’s where only a person fires it, where no cue does, and when its moment was missed', () => {
    expect(opening(evening('manual'))).toBeNull();
    expect(opening(live())).toBeNull();
    const on = evening('+0:12');
    on.ask('poll.open', { pollId: 'oranges' });
    on.wait(5);
    on.take();
    on.wait(13);
    expect(on.context.polls.apples?.phase).toBe('armed');
    expect(opening(on)).toBeNull();
  });
});
