/** Pictures and meters of a fake OBS: lines of their own, whose faults touch nothing else. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Meter } from '../../server/ports/switcher.ts';
import { aPicture, waitFor } from '../contracts/switcher-contract.ts';
import type { FakeObs } from '../fakes/fake-obs.ts';
import { eventually } from '../run/eventually.ts';
import { fakeHouse } from './fake-house.ts';

describe('the lines beside the commands', () => {
  const house = fakeHouse();
  const { connect, settle } = house;
  let obs: FakeObs;
  beforeEach(async () => {
    obs = await house.build();
    obs.meter({ 'Host mic': [0.1, 0.5, 1], 'Music bed': [0, 0, 0] });
  });
  afterEach(house.clear);

  const listen = (switcher: Awaited<ReturnType<typeof connect>>) => {
    const frames: (readonly Meter[])[] = [];
    switcher.onMeters((frame) => frames.push(frame));
    return frames;
  };

  it('[N4] bring every input’s loudness and peak in dBFS, behind and before its fader', async () => {
    const frames = listen(await connect());
    await waitFor(() => expect(frames.length).toBeGreaterThan(0));
    expect(frames[0]?.map(({ input, ...db }) => [input, ...Object.values(db).map(Math.round)])).toEqual([
      ['Host mic', -20, -6, 0],
      ['Music bed', -100, -100, -100],
    ]);
  });

  it('[N4] come back by themselves when only the meters are lost, and nothing else notices', async () => {
    const switcher = await connect();
    await settle(switcher, 'Product');
    const frames = listen(switcher);
    await waitFor(() => expect(obs.lines('meters')).toBe(1));
    const since = switcher.health().since;
    obs.dropLines('meters');
    await settle(switcher, 'Break');
    const before = frames.length;
    await waitFor(() => expect(frames.length).toBeGreaterThan(before));
    expect(obs.lines('meters')).toBe(1);
    expect(switcher.health()).toMatchObject({ state: 'connected', message: '', since });
  });

  it('[N4] are met again with an OBS that was restarted', async () => {
    const switcher = await connect();
    const frames = listen(switcher);
    await waitFor(() => expect(frames.length).toBeGreaterThan(0));
    await obs.restart();
    await waitFor(() => expect(switcher.health().state).toBe('connected'));
    const before = frames.length;
    await waitFor(() => expect(frames.length).toBeGreaterThan(before));
    expect(obs.lines('meters')).toBe(1);
  });

  it('[N4] pass over a frame that makes no sense, and a listener that fails', async () => {
    const switcher = await connect();
    switcher.onMeters(() => {
      throw new Error('a listener of this test fails on purpose');
    });
    const frames = listen(switcher);
    obs.emit('InputVolumeMeters', { inputs: [{ inputName: 'Host mic', inputLevelsMul: 'loud' }] });
    await waitFor(() => expect(frames.length).toBeGreaterThan(0));
  });

  it('[N1] are not opened for pictures before somebody asks for one, and then for pictures alone', async () => {
    const switcher = await connect();
    await settle(switcher, 'Product');
    expect(obs.lines('pictures')).toBe(0);
    expect(obs.asked).not.toContain('GetSourceScreenshot');
    const picture = await switcher.screenshot('Break', 480);
    expect(picture?.subarray(2).toString()).toBe('Break 480');
    expect(obs.lines('pictures')).toBe(1);
  });

  it('[N1] may lose a picture: the takes go on, and after a moment there are pictures again', async () => {
    const switcher = await connect();
    await settle(switcher, 'Product');
    await switcher.screenshot('Product', 480);
    obs.dropLines('pictures');
    await settle(switcher, 'Break');
    await eventually(async () => expect(await switcher.screenshot('Break', 480)).toBeDefined());
    expect(switcher.health()).toMatchObject({ state: 'connected', message: '' });
  });

  it('[N1] ask nothing of an OBS that changes its scene collection', async () => {
    const switcher = await connect();
    obs.emit('CurrentSceneCollectionChanging', { sceneCollectionName: 'Show' });
    await waitFor(() => expect(switcher.check({ scenes: [], inputs: [] })).rejects.toThrow('scene collection'));
    expect(await switcher.screenshot('Product', 480)).toBeUndefined();
    expect(obs.asked).not.toContain('GetSourceScreenshot');
  });

  it('[N1] leave no connection behind when the switcher is closed', async () => {
    const switcher = await connect();
    await switcher.screenshot('Studio', 480);
    await waitFor(() => expect(obs.lines('meters')).toBe(1));
    await switcher.close();
    switcher.want(aPicture('Product'));
    await waitFor(() => expect([obs.lines('meters'), obs.lines('pictures')]).toEqual([0, 0]));
  });
});
