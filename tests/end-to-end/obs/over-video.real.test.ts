/** What viewers see of our graphics where a real OBS puts them over a moving picture: every pixel of it. */
// needs: obs, xvfb, ffmpeg, chromium
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mixOf, movedShare, type Whole } from '../pixels.ts';
import { type OverVideo, openOverVideo } from './over-video.ts';
import { waitUntil } from './wait-until.ts';

/** Of 255: premultiplied, mixed and rounded in eight bits. */
const rounding = 2;

let over: OverVideo;
beforeAll(async () => {
  over = await openOverVideo();
});
afterAll(() => over?.close());

const isSame = (one: Whole, other: Whole) => one.rgba.equals(other.rgba);
/** Two pictures of program, one after the other, that are alike: it stands still. */
const still = async (than?: Whole): Promise<Whole> => {
  let seen = await over.program();
  await waitUntil('program stands still', async () => {
    const before = seen;
    seen = await over.program();
    return isSame(before, seen) && (than === undefined || !isSame(than, seen));
  });
  return seen;
};

const withoutGraphics = async (): Promise<Whole> => {
  await over.hold(true);
  await over.graphicsAre('off');
  return await still();
};

describe('product card, vote bar and lower third over a moving picture in OBS', () => {
  it('[M11] let it move outside and behind what is see-through, and not behind what is opaque', async () => {
    await over.graphicsAre('as set up');
    let before = await over.program();
    await waitUntil('the graphics are on program', async () => {
      before = await over.program();
      return mixOf(before, over.graphics, before).opaque <= rounding;
    });
    let after = before;
    const moved = (isAsked: (alpha: number) => boolean) => movedShare(before, after, over.graphics, isAsked);
    await waitUntil('the picture has moved', async () => {
      after = await over.program();
      return moved((alpha) => alpha === 0) > 0.5;
    });
    expect(moved((alpha) => alpha > 100 && alpha < 250)).toBeGreaterThan(0.1);
    expect(moved((alpha) => alpha === 255)).toBe(0);
  });

  it('[M11] are their own colours, the picture’s, or the mix of both by their alpha, in every pixel and with no dark edge', async () => {
    const picture = await withoutGraphics();
    await over.graphicsAre('as set up');
    const mix = mixOf(await still(picture), over.graphics, picture);
    console.log(`clear, opaque, partly: ${JSON.stringify(mix)}`);
    expect(mix.count.opaque).toBeGreaterThan(100_000);
    expect(mix.count.partly).toBeGreaterThan(20_000);
    expect(mix.clear).toBe(0);
    expect(mix.opaque).toBeLessThanOrEqual(rounding);
    expect(mix.partly).toBeLessThanOrEqual(rounding);
  });

  it('[M11] are too dark where they are see-through and nobody set the blending in OBS: that is what the guide’s step is for', async () => {
    const picture = await withoutGraphics();
    await over.graphicsAre('as OBS blends by itself');
    const mix = mixOf(await still(picture), over.graphics, picture);
    console.log(`as OBS blends by itself: ${JSON.stringify(mix)}`);
    expect(mix.clear).toBe(0);
    expect(mix.opaque).toBeLessThanOrEqual(rounding);
    expect(mix.tooDark).toBeGreaterThan(10 * rounding);
  });
});
