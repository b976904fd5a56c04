/** The switcher with a real OBS: the contract, and the faults of an evening. */
// needs: obs, xvfb, ffmpeg
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createObsSwitcher, type ObsSwitcher } from '../../../server/switcher/obs-switcher.ts';
import { overlayContract, overlayWish } from '../../contracts/overlay-contract.ts';
import { aPicture, contractInputs, contractScenes, hear, switcherContract, waitFor } from '../../contracts/switcher-contract.ts';
import { shiftableClock } from '../../fakes/shiftable-clock.ts';
import { eventually } from '../../run/eventually.ts';
import { freePort } from '../../run/free-port.ts';
import { type RealObs, startObs } from './start-obs.ts';
import { startSink } from './stream-sink.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clip = { input: 'Opening clip', scene: 'Opening', seconds: 2 };
const longClip = { input: 'Long clip', scene: 'Feature', seconds: 30 };
const generous = 20_000;

let obs: RealObs;
beforeAll(async () => {
  obs = await startObs({ scenes: [...contractScenes, clip.scene, longClip.scene], inputs: contractInputs, clips: [clip, longClip] });
});
afterAll(() => obs?.stop());

const openSwitcher = (over: { url?: string; password?: string; pageKind?: string } = {}) =>
  createObsSwitcher({ url: obs.url, password: obs.password, clock: shiftableClock(), log: quiet, ...over });

switcherContract('OBS (a real one)', async () => {
  const switcher = openSwitcher();
  return {
    switcher,
    cutByHand: async (...scenes) => {
      await obs.callBatch(scenes.map((sceneName) => ({ requestType: 'SetCurrentProgramScene', requestData: { sceneName } })));
    },
    setMuteByHand: (inputName, inputMuted) => obs.call('SetInputMute', { inputName, inputMuted }),
    close: () => switcher.close(),
  };
});

/** Debian's OBS knows no web pages: a plane of colour, which has a width and a height as well, stands in for one. */
overlayContract('OBS (a real one)', async () => {
  const switcher = openSwitcher({ pageKind: 'color_source_v3' });
  const input = overlayWish.input;
  /** Item by item: an input that is removed as a whole stays in scenes that are not shown until they are. */
  const remove = async (sourceName: string) => {
    for (const sceneName of contractScenes)
      for (const item of (await obs.call('GetSceneItemList', { sceneName })).sceneItems)
        if (item.sourceName === sourceName) await obs.call('RemoveSceneItem', { sceneName, sceneItemId: Number(item.sceneItemId) });
    await eventually(async () => expect((await obs.call('GetInputList')).inputs.map((one) => one.inputName)).not.toContain(sourceName));
  };
  return {
    switcher,
    items: async (sceneName) =>
      (await obs.call('GetSceneItemList', { sceneName })).sceneItems
        .sort((a, b) => Number(a.sceneItemIndex) - Number(b.sceneItemIndex))
        .map(({ sourceName }) => String(sourceName)),
    cover: async (sceneName) =>
      void (await obs.call('CreateInput', { sceneName, inputName: 'Cover', inputKind: 'image_source', inputSettings: {} })),
    spoil: async (sceneName) => {
      const { sceneItemId } = await obs.call('GetSceneItemId', { sceneName, sourceName: input });
      await obs.call('SetSceneItemEnabled', { sceneName, sceneItemId, sceneItemEnabled: false });
      await obs.call('SetSceneItemTransform', { sceneName, sceneItemId, sceneItemTransform: { positionX: 40, scaleY: 0.5 } });
    },
    misdirect: () => obs.call('SetInputSettings', { inputName: input, inputSettings: { url: 'http://old/', width: 320 } }),
    close: async () => {
      await switcher.close();
      await remove('Cover');
      await remove(input);
    },
  };
});

describe('a show with a real OBS', () => {
  const opened: ObsSwitcher[] = [];
  const open = (over: { url?: string; password?: string } = {}) => {
    const switcher = openSwitcher(over);
    opened.push(switcher);
    return switcher;
  };
  const settle = async (switcher: ObsSwitcher, scene: string) => {
    switcher.want(aPicture(scene));
    expect(await switcher.settled(generous)).toBe(true);
  };
  const program = async () => (await obs.call('GetCurrentProgramScene')).currentProgramSceneName;
  const isMuted = async (inputName: string) => (await obs.call('GetInputMute', { inputName })).inputMuted;
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((switcher) => switcher.close()));
  });

  it('[P2] has scene and sound as OBS itself says they are', async () => {
    const switcher = open();
    for (const scene of contractScenes) {
      const isBreak = scene === 'Break';
      const sound = {
        'Host mic': { open: !isBreak },
        'Guest mic': { open: scene === 'Guest 嘉宾' },
        'Music bed': { open: isBreak, level: -20 },
      };
      switcher.want(aPicture(scene, { sound }));
      expect(await switcher.settled(generous)).toBe(true);
      expect(await program()).toBe(scene);
      for (const [input, { open: isOpen }] of Object.entries(sound)) expect(await isMuted(input)).toBe(!isOpen);
      expect((await obs.call('GetInputVolume', { inputName: 'Music bed' })).inputVolumeDb).toBeCloseTo(-20, 1);
    }
  });

  it('[P5] goes on when OBS is killed, and has scene and sound back once it is started again', async () => {
    const switcher = open();
    await settle(switcher, 'Studio');
    await obs.kill9();
    await waitFor(() => expect(switcher.health().state).toBe('lost'));
    switcher.want(aPicture('Product'));
    switcher.want(aPicture('Guest 嘉宾', { sound: { 'Host mic': { open: false }, 'Guest mic': { open: true, level: -6 } } }));
    expect(switcher.observed().program).toBeNull();
    await obs.restart();
    expect(await switcher.settled(generous)).toBe(true);
    expect(await program()).toBe('Guest 嘉宾');
    expect(await isMuted('Host mic')).toBe(true);
    expect(await isMuted('Guest mic')).toBe(false);
    expect(switcher.health()).toMatchObject({ state: 'connected', message: '' });
  });

  it('[P5] brings OBS back to what was wanted before, when nothing new was wanted meanwhile', async () => {
    const switcher = open();
    await settle(switcher, 'Product');
    await obs.kill9();
    await waitFor(() => expect(switcher.health().state).toBe('lost'));
    await obs.restart();
    expect(await switcher.settled(generous)).toBe(true);
    expect(await program()).toBe('Product');
    expect(await isMuted('Guest mic')).toBe(true);
  });

  it('[M10] without a browser source is said to have none, with its canvas, and nothing is made', async () => {
    const switcher = open();
    await waitFor(() => expect(switcher.health().state).toBe('connected'));
    // A name that no other test had: OBS that was killed comes back with what it had saved.
    const wish = { ...overlayWish, input: 'Graphics' };
    const lacks = { knowsPages: false, is: 'missing', absent: contractScenes, canvas: { width: 640, height: 360, fps: 15 } };
    expect(await switcher.overlay(wish)).toMatchObject(lacks);
    await expect(switcher.makeOverlay(wish)).rejects.toThrow('knows no web pages');
    expect((await obs.call('GetInputList')).inputs.some((one) => one.inputName === wish.input)).toBe(false);
  });

  it('[P6] is told apart from a wrong password, which only a person can mend', async () => {
    const switcher = open({ password: 'not the password' });
    await waitFor(() => expect(switcher.health().state).toBe('refused'));
    expect(switcher.health().message).toContain('password');
    switcher.want(aPicture('Studio'));
    expect(await switcher.settled(50)).toBe(false);
  });

  it('[P5] takes every want without a word while OBS is absent', async () => {
    const switcher = open({ url: `ws://127.0.0.1:${await freePort()}` });
    expect(switcher.health().state).toBe('connecting');
    switcher.want(aPicture('Studio'));
    await waitFor(() => expect(switcher.health().state).toBe('lost'));
    switcher.want(aPicture('Product'));
    expect(await switcher.settled(50)).toBe(false);
    await expect(switcher.check({ scenes: ['Studio'], inputs: [] })).rejects.toThrow('Start OBS');
  });

  it('[P5] says that a frozen OBS hangs, and brings it to the newest picture once it moves again', async () => {
    const switcher = open();
    await settle(switcher, 'Studio');
    obs.freeze();
    try {
      switcher.want(aPicture('Product'));
      await waitFor(() => expect(switcher.health().state).toBe('hung'));
      switcher.want(aPicture('Break'));
    } finally {
      obs.thaw();
    }
    expect(await switcher.settled(generous)).toBe(true);
    expect(switcher.health().state).toBe('connected');
    await waitFor(() => expect(switcher.observed().transitioning).toBe(false));
    expect(await program()).toBe('Break');
  });

  it('[P8] sees OBS begin to stream, and stops it', async () => {
    const switcher = open();
    const sink = await startSink(obs);
    try {
      await waitFor(() => expect(switcher.health().state).toBe('connected'));
      await obs.call('StartStream');
      await waitFor(() => expect(switcher.observed().streaming).toBe(true));
      await switcher.stopTransmitting();
      expect((await obs.call('GetStreamStatus')).outputActive).toBe(false);
      await waitFor(() => expect(switcher.observed().streaming).toBe(false));
    } finally {
      await sink.stop();
    }
  });

  it('[T9] says how far a clip is and that it has ended when it has played to its end, and not when it was left', async () => {
    const switcher = open();
    await settle(switcher, 'Studio');
    const heard = hear(switcher);
    const playing = async (inputName: string) =>
      expect((await obs.call('GetMediaInputStatus', { inputName })).mediaState).toBe('OBS_MEDIA_STATE_PLAYING');
    await settle(switcher, longClip.scene);
    expect(await switcher.playClip(longClip.input, 5000)).toBe(true);
    await playing(longClip.input);
    await waitFor(() => expect(switcher.media(longClip.input)).toBeDefined());
    const { beganAt, endsAt } = switcher.media(longClip.input) ?? { beganAt: 0, endsAt: 0 };
    expect(Math.abs(endsAt - beganAt - longClip.seconds * 1000)).toBeLessThan(1000);
    expect(heard.some((event) => event.type === 'clip-seen' && event.input === longClip.input)).toBe(true);
    await settle(switcher, clip.scene);
    await waitFor(() => expect(heard.filter((event) => event.type === 'clip-ended')).toEqual([{ type: 'clip-ended', input: clip.input }]));
  });
});
