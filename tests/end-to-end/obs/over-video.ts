/**
 * Product card, vote bar and lower third over a moving picture in a real OBS: the program page in a real browser, its
 * picture with transparency put over the scene, and what OBS makes of both.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { sampleQr } from '../../../overlays/gallery/sample-qr.ts';
import { allStories } from '../../../overlays/gallery/stories/all.ts';
import { sayIn } from '../../../overlays/gallery/story.ts';
import { onScreen } from '../../overlays/reading.ts';
import { openRig, type Rig } from '../../overlays/rig.ts';
import { figures, graphic, outputView } from '../../stations/sample-show.ts';
import { decodeWhole, savePicture, type Whole } from '../pixels.ts';
import { overlayInput } from './seed-home.ts';
import { type RealObs, startObs } from './start-obs.ts';
import { waitUntil } from './wait-until.ts';

const canvas = { width: 1280, height: 720 };
const scene = 'Studio';
const colours = ['0x12343b', '0xc9a227', '0xe9e3d0', '0x7a2e39', '0x2d6a4f'].map((one, n) => `c${n}=${one}:`).join('');
const clip = {
  ...{ input: 'Moving picture', scene, seconds: 6, loops: true },
  // From corner to corner, turning: every pixel of it changes with every frame.
  shows: `gradients=${colours}n=5:x0=0:y0=0:x1=1279:y1=719:speed=0.15:`,
} as const;

const shown = [
  ['lower-third', 'guest'],
  ['product-card', 'on-sale'],
  ['vote-bar', 'split-shown'],
] as const;

export type OverVideo = {
  /** What the page shows: colours not multiplied by alpha, as a browser’s PNG has them. */
  readonly graphics: Whole;
  /** Program as OBS shows it now. */
  program(file?: string): Promise<Whole>;
  /** The picture stands still, or goes on. */
  hold(isHeld: boolean): Promise<void>;
  /** Graphics as the guide sets them up; as OBS blends what nobody set up; or none. */
  graphicsAre(how: 'as set up' | 'as OBS blends by itself' | 'off'): Promise<void>;
  close(): Promise<void>;
};

const storyOf = (kind: string, name: string) => {
  const found = allStories.find((one) => one.kind === kind && one.name === name);
  if (!found) throw new Error(`There is no story ${name} of ${kind}.`);
  return found.story;
};

/** Everything that moves to an end has ended, and every letter is there. */
const standsStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const moving = [...document.querySelectorAll('[data-graphic]')].flatMap((host) => host.shadowRoot?.getAnimations() ?? []);
    const ending = moving.filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((one) => one.finished));
  });

const photographPage = async (rig: Rig, file: string): Promise<Whole> => {
  const say = { ...sayIn('short', sampleQr), now: Date.now() };
  const stories = shown.map(([kind, name]) => storyOf(kind, name));
  rig.figure(figures({ at: say.now, ...Object.assign({}, ...stories.map((story) => story.figures?.(say))) }));
  const graphics = stories.map((story) => story.data(say)).map((data) => graphic(data.kind, data, { startsAt: 0 }));
  rig.show('program', outputView({ at: say.now, language: 'en', graphics }));
  const page = await rig.open('program');
  await page.setViewportSize(canvas);
  await waitUntil('the graphics are on the page', async () => (await onScreen(page)).length === shown.length);
  await standsStill(page);
  await page.screenshot({ path: file, omitBackground: true });
  return await decodeWhole(file);
};

/** The same input twice in the scene: as it was set up, and as OBS adds it by itself. */
const itemsOf = async (obs: RealObs) => {
  const named = { sceneName: scene, sourceName: overlayInput };
  const { sceneItemId: setUp } = await obs.call('GetSceneItemId', named);
  const { sceneItemId: byItself } = await obs.call('CreateSceneItem', { ...named, sceneItemEnabled: false });
  return { setUp, byItself };
};

const inObs = async (rig: Rig, obs: RealObs, folder: string): Promise<Omit<OverVideo, 'close'>> => {
  const file = join(folder, 'graphics.png');
  const graphics = await photographPage(rig, file);
  await obs.putOverlay(file);
  const { setUp, byItself } = await itemsOf(obs);
  const enable = (sceneItemId: number, sceneItemEnabled: boolean) =>
    obs.call('SetSceneItemEnabled', { sceneName: scene, sceneItemId, sceneItemEnabled });
  return {
    graphics,
    program: async (kept = join(folder, 'program.png')) => {
      const { currentProgramSceneName: sourceName } = await obs.call('GetCurrentProgramScene');
      await savePicture(kept, (await obs.call('GetSourceScreenshot', { sourceName, imageFormat: 'png' })).imageData);
      return await decodeWhole(kept);
    },
    hold: async (isHeld) => {
      const mediaAction = `OBS_WEBSOCKET_MEDIA_INPUT_ACTION_${isHeld ? 'PAUSE' : 'PLAY'}`;
      await obs.call('TriggerMediaInputAction', { inputName: clip.input, mediaAction });
    },
    graphicsAre: async (how) => {
      await enable(setUp, how === 'as set up');
      await enable(byItself, how === 'as OBS blends by itself');
    },
  };
};

export const openOverVideo = async (): Promise<OverVideo> => {
  const folder = await mkdtemp(join(tmpdir(), 'cuecart-over-video-'));
  const rig = await openRig();
  let obs: RealObs | undefined;
  const close = async () => {
    await Promise.all([rig.close(), obs?.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    obs = await startObs({ scenes: [scene], inputs: [], clips: [clip], hasOverlay: true, ...canvas, fps: 10 });
    return { ...(await inObs(rig, obs, folder)), close };
  } catch (error) {
    await close();
    throw error;
  }
};
