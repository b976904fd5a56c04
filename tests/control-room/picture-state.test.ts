/** When a monitor's picture is no longer to be believed. */

import { describe, expect, it } from 'vitest';
import { ageOf, pictureState } from '../../control-room/panels/monitors/picture-state.ts';
import fc from '../run/properties.ts';

const taken = 1_700_000_000_000;
const picture = { url: 'blob:one', scene: 'CAM 2 Host', takenAt: taken };

describe('a monitor’s picture', () => {
  it('[N3] is fresh for two seconds, while it shows the scene that is there', () => {
    expect(pictureState(picture, 'CAM 2 Host', taken + 2000, false)).toBe('fresh');
    expect(pictureState(picture, 'CAM 2 Host', taken + 2001, false)).toBe('old');
    expect(pictureState(picture, 'CAM 3 Guest', taken + 100, false)).toBe('changing');
  });

  it('[N3] is old with the line, and while the server’s clock is not known', () => {
    expect(pictureState(picture, 'CAM 2 Host', taken + 100, true)).toBe('lost');
    expect(pictureState(picture, 'CAM 2 Host', null, false)).toBe('old');
    expect(pictureState(null, 'CAM 2 Host', taken, true)).toBe('none');
  });

  it('[N3] is never younger than it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 100_000 }), (by) => {
        const age = ageOf(picture, taken + by);
        expect(age).toBe(Math.max(0, by));
        if (pictureState(picture, 'CAM 2 Host', taken + by, false) === 'fresh') expect(by).toBeLessThanOrEqual(2000);
      }),
    );
  });
});
