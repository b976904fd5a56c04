/** The overlay's input: the contract without a real OBS, what else a mixer may hold, and which address is ours. */
import { afterEach, describe, expect, it } from 'vitest';
import { isWell } from '../../server/ports/overlay-input.ts';
import { isAddressOf } from '../../server/switcher/overlay-address.ts';
import { createRehearsalSwitcher } from '../../server/switcher/rehearsal-switcher.ts';
import { overlayContract, overlayWish } from '../contracts/overlay-contract.ts';
import { contractInputs, contractScenes } from '../contracts/switcher-contract.ts';
import type { FakeObs } from '../fakes/fake-obs.ts';
import { shiftableClock } from '../fakes/shiftable-clock.ts';
import { fakeHouse } from './fake-house.ts';

const itemOf = (obs: FakeObs, sceneName: string, sourceName: string) =>
  obs.desk.answer('GetSceneItemId', { sceneName, sourceName }) as { sceneItemId: number };

overlayContract('the rehearsal switcher', async () => {
  const switcher = createRehearsalSwitcher({ clock: shiftableClock(), scenes: contractScenes, inputs: contractInputs });
  const nobody = () => undefined;
  return { switcher, items: () => [], cover: nobody, spoil: nobody, misdirect: nobody, close: switcher.close };
});

overlayContract('OBS (a fake one)', async () => {
  const house = fakeHouse();
  const obs = await house.build();
  return {
    switcher: house.open(),
    items: (scene) => obs.desk.items.names(scene),
    cover: (scene) => void obs.desk.items.add(scene, 'Music bed'),
    spoil: (scene) => {
      const item = { sceneName: scene, ...itemOf(obs, scene, overlayWish.input) };
      obs.desk.answer('SetSceneItemEnabled', { ...item, sceneItemEnabled: false });
      obs.desk.answer('SetSceneItemTransform', { ...item, sceneItemTransform: { positionX: 40 } });
    },
    misdirect: () =>
      void obs.desk.answer('SetInputSettings', { inputName: overlayWish.input, inputSettings: { url: 'http://old/', width: 800 } }),
    close: house.clear,
  };
});

describe('an OBS with more in it', () => {
  const house = fakeHouse();
  afterEach(house.clear);
  const connected = async () => {
    const obs = await house.build();
    return { obs, switcher: await house.connect() };
  };

  it('[M10] that knows no web pages says so, with the canvas, and refuses to make one', async () => {
    const { obs, switcher } = await connected();
    obs.desk.items.kinds = ['image_source'];
    expect(await switcher.overlay(overlayWish)).toMatchObject({ knowsPages: false, canvas: { width: 1280, height: 720, fps: 25 } });
    await expect(switcher.makeOverlay(overlayWish)).rejects.toThrow('knows no web pages');
    expect(obs.asked.filter((name) => /^(?:Create|Remove|Set)/.test(name))).toEqual([]);
  });

  it('[M9] counts a scene of graphics that lies in the others, and leaves it alone', async () => {
    const { obs, switcher } = await connected();
    await switcher.makeOverlay({ ...overlayWish, scenes: ['Break'] });
    for (const scene of ['Studio', 'Product', 'Guest 嘉宾']) obs.desk.items.add(scene, 'Break');
    expect(isWell((await switcher.overlay(overlayWish))!)).toBe(true);
    obs.desk.items.add('Studio', 'Music bed');
    const made = await switcher.makeOverlay(overlayWish);
    expect(made).toMatchObject({ did: 'nothing', found: { under: ['Studio'] } });
    expect(obs.desk.items.names('Studio').at(-1)).toBe('Music bed');
  });

  it('[M9] stretched over the whole canvas by hand is as good as we make it', async () => {
    const { obs, switcher } = await connected();
    await switcher.makeOverlay(overlayWish);
    const sceneItemTransform = { boundsType: 'OBS_BOUNDS_SCALE_INNER', boundsWidth: 1280, boundsHeight: 720, scaleX: 0.5 };
    const item = { sceneName: 'Studio', ...itemOf(obs, 'Studio', overlayWish.input) };
    obs.desk.answer('SetSceneItemTransform', { ...item, sceneItemTransform });
    expect(isWell((await switcher.overlay(overlayWish))!)).toBe(true);
  });

  it('[M9] that loads the page anew with each scene is told of, and mended', async () => {
    const { obs, switcher } = await connected();
    await switcher.makeOverlay(overlayWish);
    obs.desk.answer('SetInputSettings', { inputName: overlayWish.input, inputSettings: { shutdown: true } });
    expect((await switcher.overlay(overlayWish))?.faults).toEqual(['reloads']);
    await switcher.makeOverlay(overlayWish);
    expect(isWell((await switcher.overlay(overlayWish))!)).toBe(true);
  });

  it('[M9] that refuses is quoted, and asked by two at once makes one', async () => {
    const { obs, switcher } = await connected();
    const both = await Promise.all([switcher.makeOverlay(overlayWish), switcher.makeOverlay(overlayWish)]);
    expect(both.map((made) => made?.did)).toEqual(['made', 'nothing']);
    expect(obs.asked.filter((name) => name === 'CreateInput').length).toBe(1);
    await obs.away();
    await expect(switcher.makeOverlay(overlayWish)).rejects.toThrow();
  });
});

describe('the address of our page', () => {
  const ours = 'http://127.0.0.1:4400/overlay/program/#output=program&key=k1';
  it.each([
    ['http://localhost:4400/overlay/program/#output=program&key=k1', true],
    ['http://show.example:4400/overlay/program/?v=2#key=k1&output=program&format=9x16', true],
    ['http://192.168.1.9:4400/overlay/program/#output=program&key=k1', false],
    ['http://localhost:4401/overlay/program/#output=program&key=k1', false],
    ['http://localhost:4400/overlay/program/#output=program&key=old', false],
    ['http://localhost:4400/overlay/station/#output=harbour&key=k1', false],
    ['about:blank', false],
    ['', false],
  ])('[M9] %s: %s', (url, is) => {
    expect(isAddressOf(url, ours)).toBe(is);
  });
});
