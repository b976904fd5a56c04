/** What breaks on an evening, broken on purpose: OBS, the servers, the disk, and a rehearsal that would go out. */
// needs: obs, xvfb, ffmpeg
import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { planOf } from '../../server/cli/rehearse/episode-file.ts';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { load, Refused } from '../../server/cli/rehearse/play.ts';
import type { Plan } from '../../server/core/plan.ts';
import { logLines } from '../run/log-lines.ts';
import { type RealObs, startObs } from './obs/start-obs.ts';
import { startSink } from './obs/stream-sink.ts';
import { openHouse, type TestHouse } from './open-house.ts';
import { evening, insist, see, standBy, takeUpTo } from './show-caller.ts';

const root = path.resolve(import.meta.dirname, '../..');
const shows = path.resolve(import.meta.dirname, 'show');

let plan: Plan;
let obs: RealObs;
let house: TestHouse;
let line: OperatorLine;

beforeAll(async () => {
  plan = await planOf(path.join(shows, evening));
  const scenes = Object.values(plan.scenes).map((scene) => scene.obs);
  obs = await startObs({ scenes, inputs: ['Mic Host', 'Mic Guest', 'Music Bed'], clips: [{ input: 'Film', scene: 'Table', seconds: 4 }] });
  house = await openHouse({ obs });
  line = await house.operator();
});
afterAll(async () => {
  line?.close();
  await house?.close();
  await obs?.stop();
});
afterEach(async () => {
  if (!['off', 'ended'].includes(line.view().phase)) await insist(line, { type: 'episode.end' });
  await see(line, 'the end of the episode', (view) => ['off', 'ended'].includes(view.phase));
});

/** Scene and inputs as OBS itself says they are. */
const pictureOfObs = async () => {
  const { currentProgramSceneName: scene } = await obs.call('GetCurrentProgramScene');
  const open: string[] = [];
  for (const inputName of ['Mic Host', 'Mic Guest', 'Music Bed'])
    if (!(await obs.call('GetInputMute', { inputName })).inputMuted) open.push(inputName);
  return { scene, open };
};
const boardOnAir = { scene: 'Board', open: ['Mic Guest', 'Music Bed'] };

describe('OBS killed in the middle of the show', () => {
  it('does not stop a take, and has the wanted scene and sound soon after it is back', async () => {
    await standBy(line);
    await takeUpTo(line, 'welcome');
    await expect.poll(pictureOfObs).toEqual({ scene: 'Studio', open: ['Mic Host'] });

    await obs.kill9();
    await takeUpTo(line, 'talk');
    const lost = await see(line, 'OBS is lost', (view) => view.switcher.state !== 'connected');
    expect(lost.lines.find((one) => one.line === 'obs')?.light).toBe('bad');
    await takeUpTo(line, 'vote');
    expect(line.view().recording.ok).toBe(true);

    await obs.restart();
    const backAt = performance.now();
    await expect.poll(pictureOfObs, { interval: 20 }).toEqual(boardOnAir);
    console.log(`OBS had the wanted scene and sound ${Math.round(performance.now() - backAt)} ms after its return.`);
    await see(line, 'OBS is connected', (view) => view.switcher.state === 'connected' && view.switcher.program === 'Board');
  });
});

/** `npm run rehearse` as typed. */
const rehearseOn = ({ url, password }: RealObs) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const words = ['--episode', path.join(shows, evening), '--viewers', '5', '--orders', '5', '--obs', url];
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'server/cli/rehearse.ts'), ...words], {
      env: { ...process.env, CUECART_OBS_PASSWORD: password },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString();
    });
    child.once('close', (code) => resolve({ code, said }));
  });

describe('a rehearsal and a switcher that streams', () => {
  const isStreaming = async () => (await obs.call('GetStreamStatus')).outputActive;

  it('is refused while OBS streams', async () => {
    const sink = await startSink(obs);
    try {
      await obs.call('StartStream');
      await expect.poll(isStreaming).toBe(true);
      await see(line, 'OBS transmits', (view) => view.switcher.transmitting);
      const refused = await load(line, { file: evening, kind: 'simulated', compress: 1 }, true).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Refused);
      expect(refused).toMatchObject({ code: 'switcher-transmits', message: expect.stringContaining('cannot transmit') });
      expect(await rehearseOn(obs)).toEqual({ code: 1, said: expect.stringContaining('a rehearsal cannot transmit') });
      expect(await isStreaming()).toBe(true);
      await obs.call('StopStream');
      await expect.poll(isStreaming).toBe(false);
      await see(line, 'OBS no longer transmits', (view) => !view.switcher.transmitting);
    } finally {
      await sink.stop();
    }
  });

  it('stops what begins to stream later, and says so', async () => {
    await standBy(line);
    await takeUpTo(line, 'welcome');
    const sink = await startSink(obs);
    try {
      await obs.call('StartStream');
      await expect
        .poll(
          async () =>
            line
              .view()
              .notices.map((notice) => notice.text)
              .join(),
          { timeout: 60_000 },
        )
        .toContain('cannot transmit');
      await expect.poll(isStreaming).toBe(false);
      await see(line, 'the log says so too', (view) => logLines(view).some((text) => text.includes('began to transmit')));
      await insist(line, { type: 'segment.take', believesOnAir: line.view().onAir?.runId ?? null });
    } finally {
      await sink.stop();
    }
  });
});
