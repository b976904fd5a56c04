/** How long a clip still runs and who says so; how long must be filled between a vote and its result. */
import { describe, expect, it } from 'vitest';
import { areOutWordsDue, clipLeftAt } from '../../control-room/pieces/clip-left.ts';
import { seconds } from '../../server/contract/units.ts';
import { clipInput, clipView } from '../../server/core/clip-view.ts';
import { earliestReveal, pollFill } from '../../server/core/timing.ts';
import { live, liveWith } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const plan = aPlan({ segments: [segment('film', 60, { cues: [cue('roll', 'clip', 'take', { clip: 'trailer' })] })] });

describe('a clip that runs', () => {
  it('[T9] ends by the plan while the switcher says nothing, and says that it is the plan', () => {
    const { context } = live(plan);
    expect(clipView(context, undefined)).toMatchObject({ clipId: 'trailer', endsAt: plus(10), by: 'plan', then: 'next' });
    expect(clipInput(context)).toBe('Film');
  });

  it('[T9] ends by how far the switcher says it is, at its out point or its last frame, and no later than the show goes on', () => {
    const { context } = live(plan);
    const media = (beganAt: number, endsAt: number) => clipView(context, { beganAt: plus(beganAt), endsAt: plus(endsAt) });
    expect(media(-7, 90)).toMatchObject({ endsAt: plus(8), by: 'switcher' });
    expect(media(-5, 6)).toMatchObject({ endsAt: plus(6), by: 'switcher' });
    expect(media(-2, 90)).toMatchObject({ endsAt: plus(10), by: 'switcher' });
  });

  it('[T9] says its out-words as written, and nothing once none runs', () => {
    const trailer = { ...plan.clips.trailer!, outWords: '… see you at eight.' };
    const evening = live({ ...plan, clips: { ...plan.clips, trailer } });
    expect(clipView(evening.context, undefined)).toMatchObject({ outWords: '… see you at eight.' });
    evening.cut('desk');
    expect(clipView(evening.context, undefined)).toBeNull();
  });

  it('[T9] has its out-words due in its last ten seconds', () => {
    expect(clipLeftAt(plus(10), plus(0))).toBe(10);
    expect(areOutWordsDue(clipLeftAt(plus(10), plus(0)))).toBe(false);
    expect(areOutWordsDue(clipLeftAt(plus(10), plus(1)))).toBe(true);
    expect(clipLeftAt(plus(10), plus(12))).toBe(0);
  });
});

describe('between a vote and its result', () => {
  it('[T10] lies what has to be filled, from the planned close on; as long as the slowest viewer, the grace and the signing take', () => {
    const evening = live();
    const before = pollFill(evening.context, 'apples', evening.now);
    // The site is 20 s late, its tolerance and the grace are 2 s each, and a count is signed in 15.
    expect(before).toBe(seconds(20 + 2 + 2 + 15));
    evening.wait(60);
    evening.take();
    evening.ask('poll.open', { pollId: 'apples' });
    const { rules } = evening.context.polls.apples!;
    expect(pollFill(evening.context, 'apples', evening.now)).toBe(before);
    expect(earliestReveal(evening.context, 'apples', evening.now)).toBe((rules?.endsAt ?? 0) + (before ?? 0));
  });

  it('[T10] is nothing to be told once no close is ahead, or for a vote that will not come', () => {
    const evening = liveWith(aPlan(), 'apples');
    evening.ask('poll.open', { pollId: 'apples' });
    evening.wait(90);
    expect(pollFill(evening.context, 'apples', evening.now)).toBeNull();
    evening.ask('segment.skip', { segmentId: 'oranges', skipped: true });
    expect(pollFill(evening.context, 'oranges', evening.now)).toBeNull();
  });
});
