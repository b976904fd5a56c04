/** Pictures and meters of a real OBS, and that neither stands before a take. */
// needs: obs, xvfb, ffmpeg
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Meter } from '../../../server/ports/switcher.ts';
import { createObsSwitcher, type ObsSwitcher } from '../../../server/switcher/obs-switcher.ts';
import { aPicture, contractInputs, contractScenes, waitFor } from '../../contracts/switcher-contract.ts';
import { shiftableClock } from '../../fakes/shiftable-clock.ts';
import { openRelay, type Relay } from './relay.ts';
import { type RealObs, startObs } from './start-obs.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

let obs: RealObs;
let relay: Relay;
let switcher: ObsSwitcher;
beforeAll(async () => {
  obs = await startObs({ scenes: contractScenes, inputs: contractInputs });
  relay = await openRelay(obs.url);
  switcher = createObsSwitcher({ url: relay.url, password: obs.password, clock: shiftableClock(), log: quiet });
  await waitFor(() => expect(switcher.health().state).toBe('connected'));
});
afterAll(async () => {
  await switcher?.close();
  await relay?.close();
  await obs?.stop();
});

const settle = async (scene: string) => {
  switcher.want(aPicture(scene));
  expect(await switcher.settled(20_000)).toBe(true);
};

/** Of a baseline or progressive JPEG: height and width stand in its frame header (ITU-T T.81, B.2.2). */
const sizeOf = (jpeg: Buffer): readonly [number, number] => {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc2) return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
  }
  throw new Error('This is no JPEG.');
};

describe('the monitors of a real OBS', () => {
  let leave: () => void = () => undefined;
  afterEach(() => leave());

  it('[N1] have a JPEG of the scene on program, and of one that is not, as wide as was asked', async () => {
    await settle('Product');
    const [program, other] = [await switcher.screenshot('Product', 480), await switcher.screenshot('Break', 480)];
    expect([sizeOf(program!), sizeOf(other!)]).toEqual([
      [480, 270],
      [480, 270],
    ]);
    expect(program!.equals(other!)).toBe(false);
    expect((await obs.call('GetCurrentProgramScene')).currentProgramSceneName).toBe('Product');
  });

  it('[N4, N5] hear an open input, not a closed one behind its fader, and both before it', async () => {
    const frames: (readonly Meter[])[] = [];
    leave = switcher.onMeters((frame) => frames.push(frame));
    await settle('Studio');
    const now = (input: string) => frames.at(-1)?.find((meter) => meter.input === input);
    await waitFor(() => {
      expect(now('Host mic')!.peak).toBeGreaterThan(-40);
      expect(now('Guest mic')!.peak).toBe(-100);
      expect(now('Guest mic')!.source).toBeGreaterThan(-40);
      // A fader and a meter come to rest in a moment, not at once.
      expect(now('Host mic')!.peak - now('Host mic')!.level).toBeGreaterThan(0);
      expect(now('Music bed')!.peak - now('Host mic')!.peak).toBeCloseTo(-18, 0);
    });
  });

  it('[N4] lose their meters without a take noticing, and have them back', async () => {
    const frames: (readonly Meter[])[] = [];
    leave = switcher.onMeters((frame) => frames.push(frame));
    await waitFor(() => expect(frames.length).toBeGreaterThan(3));
    const { since } = switcher.health();
    expect(relay.cut((said) => said.includes('InputVolumeMeters'))).toBe(1);
    for (const scene of ['Product', 'Break', 'Studio']) await settle(scene);
    expect(switcher.health()).toMatchObject({ state: 'connected', message: '', since });
    const before = frames.length;
    await waitFor(() => expect(frames.length).toBeGreaterThan(before + 3));
  });

  it('[N1] leave a take as quick while pictures are taken as fast as they ever are', async () => {
    const scenes = ['Product', 'Studio'];
    const clock = shiftableClock();
    const took = async (count: number): Promise<number[]> => {
      const each: number[] = [];
      for (let n = 0; n < count; n += 1) {
        const begun = performance.now();
        await settle(scenes[n % 2]!);
        each.push(performance.now() - begun);
        await waitFor(() => expect(switcher.observed().transitioning).toBe(false));
      }
      return each;
    };
    const median = (of: readonly number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)]!;
    const without: number[] = [];
    const during: number[] = [];
    // Turn by turn, so that what else the machine does falls on both alike.
    for (let round = 0; round < 4; round += 1) {
      without.push(...(await took(6)));
      const stop = clock.every(200, () => void switcher.screenshot(scenes[round % 2]!, 480));
      during.push(...(await took(6)));
      stop();
    }
    console.log(`take settled: ${median(without).toFixed(1)} ms without pictures, ${median(during).toFixed(1)} ms with five a second`);
    // A frame of this OBS is a fifteenth of a second: a picture costs less than the frame that a cut waits for anyway.
    expect(median(during)).toBeLessThan(2 * median(without));
  });
});
