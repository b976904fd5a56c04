/** Which pictures the chair adds so that every scene of the file is once on program. */

import { describe, expect, it } from 'vitest';
import { extraPictures, slateSegments, uncuedShots, wantedScenes } from '../../server/cli/rehearse/extra-pictures.ts';
import { seconds } from '../../server/contract/units.ts';
import { aPlan, cue, eight, plus, segment } from '../core/plans.ts';
import fc from '../run/properties.ts';

const shown = segment('shown', 60, { shots: ['desk', 'close', 'guest-two'], cues: [cue('cut', 'shot', '+0:10', { shot: 'guest-two' })] });
const film = segment('film', 20, { kind: 'clip', shots: ['film', 'desk'], cues: [cue('roll', 'clip', 'take', { clip: 'tour' })] });
const pause = segment('pause', 30, { shots: ['break-slate'], cues: [cue('away', 'station-break', 'take', { length: seconds(30) })] });

describe('the pictures a rehearsal adds', () => {
  it('are the shots of a segment that it neither opens on nor cuts to by itself', () => {
    expect(uncuedShots(shown)).toEqual(['close']);
  });

  it('are none in a clip or a break: nobody cuts away from those', () => {
    expect(uncuedShots(film)).toEqual([]);
    expect(uncuedShots(pause)).toEqual([]);
  });

  it('include a slate that no segment shows, in the longest quiet segment', () => {
    const plan = aPlan({ segments: [shown, film, pause] });
    expect([...slateSegments(plan)]).toEqual([['shown', 'breakdown']]);
  });

  it('want every scene that the running order, its clips and the slates can put on, and no other', () => {
    const plan = aPlan({ segments: [segment('only', 60, { shots: ['desk'] }), film] });
    expect(wantedScenes(plan)).toEqual(['OBS break-slate', 'OBS breakdown-slate', 'OBS desk', 'OBS film']);
    expect(wantedScenes(plan, new Set(['film']))).not.toContain('OBS film');
  });

  it('come in the longest stretch without a cut, in order, and leave the slate again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 59_999 }), { maxLength: 8 }), fc.nat(3), fc.boolean(), (offsets, count, hasSlate) => {
        const cuts = offsets.map((offset) => eight + offset);
        const shots = Array.from({ length: count }, (_, n) => `shot-${n}`);
        const pictures = extraPictures(shots, hasSlate ? 'breakdown' : undefined, { startedAt: eight, endsAt: plus(60) }, cuts);
        const times = pictures.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(pictures.filter((one) => 'slate' in one)).toHaveLength(hasSlate ? 2 : 0);
        const [first, last] = [times[0], times.at(-1)];
        if (first !== undefined && last !== undefined) expect(cuts.some((cut) => cut > first && cut < last)).toBe(false);
      }),
    );
  });
});
