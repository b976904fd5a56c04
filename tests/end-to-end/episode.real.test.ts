/**
 * The whole evening of 3 December, by itself, on a real OBS with a real audience's worth of phones, orders and stations:
 * every scene, every microphone, every vote and every fen.
 */
// needs: chromium, obs, xvfb, ffmpeg
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPages } from '../../server/cli/build-pages.ts';
import { planOf } from '../../server/cli/rehearse/episode-file.ts';
import { wantedScenes } from '../../server/cli/rehearse/extra-pictures.ts';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { load, makeReady } from '../../server/cli/rehearse/play.ts';
import type { Reckoning } from '../../server/cli/rehearse/reckoning.ts';
import { rehearse } from '../../server/cli/rehearse/rehearsal.ts';
import { openViewers } from '../../server/cli/rehearse/viewers.ts';
import type { Plan } from '../../server/core/plan.ts';
import { openKeys } from '../../server/keys.ts';
import { type RealObs, startObs } from './obs/start-obs.ts';
import { openHouse, type TestHouse } from './open-house.ts';
import { brightness, decode, difference } from './pixels.ts';
import { openBrowser, openProgramPage, photograph, prepare } from './program-photo.ts';
import { insist, see } from './show-caller.ts';
import { type SoundCheck, startSoundCheck } from './sound-check.ts';

const series = path.resolve(import.meta.dirname, '../../shows/river-and-orchard/series.yaml');
const episode = 'episodes/2026-12-03.yaml';
const [viewers, orders, compress] = [2000, 1000, 60];
const told = process.env.CUECART_TOLD === '1';

let plan: Plan;
let obs: RealObs;
let house: TestHouse;
let witness: OperatorLine;
let sound: SoundCheck;
let happened: Reckoning;

const openEverything = async () => {
  await buildPages(() => undefined);
  plan = await planOf(path.join(path.dirname(series), episode));
  const named = (kind: string) => Object.values(plan.inputs).flatMap((input) => (input.kind === kind ? [input.obs] : []));
  const scenes = Object.values(plan.scenes).map((scene) => scene.obs);
  // As long as the reel of the evening's clips.
  const clips = named('clip').map((input) => ({ input, scene: plan.scenes.clip?.obs ?? '', seconds: 360 }));
  obs = await startObs({ scenes, inputs: [...named('microphone'), ...named('bed')], clips, width: 640, height: 360, fps: 15 });
  house = await openHouse({ seriesFile: series, obs });
  witness = await house.operator();
};

const closeEverything = async () => {
  witness?.close();
  await house?.close();
  await obs?.stop();
};

describe('the evening of 3 December on a real OBS', () => {
  beforeAll(async () => {
    await openEverything();
    sound = startSoundCheck(obs, plan, witness.view);
    const over = new AbortController();
    const options = { episode, compress, viewers, orders, obs, json: undefined };
    const progress = { show: () => undefined, stop: () => undefined };
    const choose = async () => ({ name: episode, plan });
    happened = await rehearse({ house, choose, kind: 'simulated', options, progress, signal: over.signal });
    await sound.stop();
    if (told) console.log(JSON.stringify(happened), [...sound.right()].length, sound.wrong());
  }, 480_000);
  afterAll(closeEverything);

  it('happens as planned, whole, and nothing is missing', () => {
    expect(happened.problems).toEqual([]);
    expect(happened.ok).toBe(true);
    expect(happened.segments.aired).toBe(happened.segments.planned);
    expect(happened.segments.planned).toBeGreaterThan(45);
    expect(happened.cues.fired).toBe(happened.cues.due);
  });

  it('puts every scene of the file really on program, as OBS itself says', () => {
    const scenes = Object.values(plan.scenes).map((scene) => scene.obs);
    expect(wantedScenes(plan)).toEqual(scenes.toSorted());
    expect(happened.scenes).toEqual({ wanted: scenes.length, seenOnProgram: scenes.length });
  });

  it('has every microphone open or closed as each shot says, asked from OBS', () => {
    expect(sound.wrong()).toEqual([]);
    expect([...sound.right()].toSorted()).toEqual(Object.keys(plan.shots).toSorted());
  });

  it('counts two thousand viewers’ votes in every poll exactly', () => {
    const votes = viewers * Object.keys(plan.polls).length;
    expect(happened.votes).toEqual({ sent: votes, acknowledged: votes, counted: votes });
  });

  it('sums a thousand orders exactly', () => {
    expect(happened.orders).toEqual({ sent: orders, acknowledged: orders, applied: orders });
    expect(happened.money.ledgerMinor).toBe(happened.money.sentMinor);
    expect(happened.money.sentMinor).toBeGreaterThan(0);
  });

  it('tells every station everything, in order', () => {
    expect(happened.stations.map(({ id }) => id).toSorted()).toEqual(Object.keys(plan.stations).toSorted());
    for (const { due, delivered } of happened.stations) {
      expect(delivered).toBe(due);
      expect(due).toBeGreaterThan(100);
    }
  });

  it('shows the vote and the product’s card over program', { timeout: 120_000 }, async () => {
    const browser = await openBrowser();
    const audience = openViewers({ url: house.phones, count: 40, paths: ['satellite', 'cable'], seed: 8 });
    try {
      const keys = await openKeys(house.dataDir, () => undefined);
      const page = await openProgramPage(browser, house.front, keys.keyOf('program'));
      await load(witness, { file: episode, kind: 'simulated', compress: 1 }, true);
      await makeReady(witness);
      await prepare(obs, page, ['Vote Board']);
      await insist(witness, { type: 'show.weAreHere', segmentId: 'vote-apple', startedAgo: 0 });
      await insist(witness, { type: 'poll.open', pollId: 'apple' });
      await see(witness, 'the vote is open', (view) => view.polls.some((poll) => poll.phase === 'open'));
      await see(witness, 'the vote board is on program', (view) => view.switcher.program === 'Vote Board');
      await expect.poll(() => witness.figures()?.polls.apple?.turnout).toBeGreaterThan(0);
      const photo = await photograph(obs, page, witness);
      expect(photo.scene).toBe('Vote Board');
      const [picture, clean] = await Promise.all([decode(photo.file), decode(photo.clean)]);
      expect(brightness(picture)).toBeGreaterThan(20);
      expect(difference(picture, clean, photo.bar)).toBeGreaterThan(15);
      expect(difference(picture, clean, photo.card)).toBeGreaterThan(15);
    } finally {
      audience.close();
      await browser.close();
    }
  });
});
