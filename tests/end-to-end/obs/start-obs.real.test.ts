/** The harness that gives every suite its OBS. */
// needs: obs, xvfb, ffmpeg
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../run/eventually.ts';
import { programPath } from '../../run/programs.ts';
import { type RealObs, startObs } from './start-obs.ts';

const run = promisify(execFile);
const scenes = ['Studio', '产品 product'];

describe('an OBS of our own', () => {
  let obs: RealObs;
  beforeAll(async () => {
    obs = await startObs({ scenes, inputs: ['Host mic'] });
  });
  afterAll(() => obs?.stop());

  /** Blue, green and red of the middle of the scene. */
  const middleOf = async (sourceName: string): Promise<number[]> => {
    const { imageData } = await obs.call('GetSourceScreenshot', { sourceName, imageFormat: 'bmp', imageWidth: 64, imageHeight: 36 });
    const bmp = Buffer.from(imageData.slice(imageData.indexOf(',') + 1), 'base64');
    const bytes = bmp.readUInt16LE(28) / 8;
    return [...bmp.subarray(bmp.readUInt32LE(10) + (18 * 64 + 32) * bytes).subarray(0, 3)];
  };
  const paint = async (colour: string): Promise<string> => {
    const file = join(obs.home, `${colour}.png`);
    await run(programPath('ffmpeg'), ['-v', 'error', '-y', '-f', 'lavfi', '-i', `color=${colour}:s=1920x1080`, '-frames:v', '1', file]);
    return file;
  };

  it('has the scenes and inputs it was asked for, each scene in its own colour', async () => {
    const names = (await obs.call('GetSceneList')).scenes.map((scene) => scene.sceneName);
    expect(names.sort()).toEqual([...scenes].sort());
    expect(await obs.call('GetInputMute', { inputName: 'Host mic' })).toEqual({ inputMuted: false });
    const [first, second] = await Promise.all(scenes.map(middleOf));
    expect(first).not.toEqual(second);
  });

  it('shows an overlay over every scene, and the next one in its place', async () => {
    await obs.putOverlay(await paint('red'));
    for (const scene of scenes) await eventually(async () => expect(await middleOf(scene)).toEqual([0, 0, 254].map(near)));
    await obs.putOverlay(await paint('blue'));
    for (const scene of scenes) await eventually(async () => expect(await middleOf(scene)).toEqual([254, 0, 0].map(near)));
  });

  const near = (wanted: number): unknown => ({ asymmetricMatch: (seen: number) => Math.abs(seen - wanted) <= 8 });
});
