/** What leaves the house, and clips: the OBS adapter against a fake OBS. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObsSwitcher } from '../../server/switcher/obs-switcher.ts';
import { waitFor } from '../contracts/switcher-contract.ts';
import type { FakeObs } from '../fakes/fake-obs.ts';
import { fakeHouse } from './fake-house.ts';

const house = fakeHouse();
const { connect } = house;
let obs: FakeObs;
beforeEach(async () => {
  obs = await house.build();
});
afterEach(house.clear);

describe('the length of a clip', () => {
  it('[R9] is known once it has played, for as long as OBS stays, and is not made up before', async () => {
    const switcher = await connect();
    expect(await switcher.clipLength('Clip A')).toBeNull();
    obs.desk.playMedia('Clip A', 7000);
    expect(await switcher.clipLength('Clip A')).toBe(7000);
    obs.desk.endMedia('Clip A');
    expect(await switcher.clipLength('Clip A')).toBe(7000);
    await obs.away();
    await expect(switcher.clipLength('Clip A')).rejects.toThrow();
  });
});

describe('what leaves the house', () => {
  it('[P8] counts a stream that is about to start as streaming, and stops it once it can be stopped', async () => {
    const switcher = await connect();
    obs.desk.startStream(400);
    await waitFor(() => expect(switcher.observed().streaming).toBe(true));
    expect(obs.desk.stream).toBe('starting');
    await Promise.all([switcher.stopTransmitting(), switcher.stopTransmitting()]);
    expect(obs.desk.stream).toBe('off');
    expect(obs.asked.filter((request) => request === 'StopStream')).toHaveLength(1);
    await waitFor(() => expect(switcher.observed().streaming).toBe(false));
  });

  it('is not fooled by a stream that comes on air just behind the answer that it is off', async () => {
    const switcher = await connect();
    await switcher.stopTransmitting();
    obs.desk.startStream('behind the next answer');
    await waitFor(() => expect(switcher.observed().streaming).toBe(true));
    await switcher.stopTransmitting();
    expect(obs.desk.stream).toBe('off');
  });

  it('says so when OBS is away and nobody can tell', async () => {
    const switcher = await connect();
    await obs.away();
    await expect(switcher.stopTransmitting()).rejects.toThrow('by hand');
  });

  it('stops the virtual camera, where there is one', async () => {
    obs.desk.virtualCamera = 'on';
    const switcher = await connect();
    await waitFor(() => expect(switcher.observed().virtualCamera).toBe(true));
    await switcher.stopTransmitting();
    expect(obs.desk.virtualCamera).toBe('off');
  });
});

describe('clips on program', () => {
  const ended = (switcher: ObsSwitcher): string[] => {
    const inputs: string[] = [];
    switcher.onEvent((event) => event.type === 'clip-ended' && inputs.push(event.input));
    return inputs;
  };
  const lookedAt = () => obs.asked.filter((request) => request === 'GetMediaInputStatus').length;

  it('says that a clip has ended when it has played its length on program', async () => {
    const switcher = await connect();
    const clips = ended(switcher);
    obs.desk.playMedia('Opening', 300);
    await waitFor(() => expect(lookedAt()).toBeGreaterThan(0));
    obs.desk.endMedia('Opening');
    await waitFor(() => expect(clips).toEqual(['Opening']));
  });

  it('does not say so of a clip that was left in the middle', async () => {
    const switcher = await connect();
    const clips = ended(switcher);
    obs.desk.playMedia('Opening', 60_000);
    obs.desk.playMedia('Sting', 200);
    await waitFor(() => expect(lookedAt()).toBeGreaterThan(1));
    obs.desk.endMedia('Opening');
    obs.desk.endMedia('Sting');
    await waitFor(() => expect(clips).toEqual(['Sting']));
  });

  it('notices the end by itself when OBS does not say it', async () => {
    const switcher = await connect();
    const clips = ended(switcher);
    obs.desk.playMedia('Opening', 300);
    await waitFor(() => expect(lookedAt()).toBeGreaterThan(0));
    obs.desk.endMedia('Opening', false);
    await waitFor(() => expect(clips).toEqual(['Opening']));
  });

  it('notices an end that came while the network was away', async () => {
    const switcher = await connect();
    const clips = ended(switcher);
    obs.desk.playMedia('Opening', 300);
    await waitFor(() => expect(lookedAt()).toBeGreaterThan(0));
    obs.drop();
    obs.desk.endMedia('Opening');
    await waitFor(() => expect(clips).toEqual(['Opening']));
  });

  it('[T9] says how far a clip is once OBS has told it, tells when that is known, and says nothing while OBS is away', async () => {
    const switcher = await connect();
    const seen: string[] = [];
    switcher.onEvent((event) => event.type === 'clip-seen' && seen.push(event.input));
    expect(switcher.media('Opening')).toBeUndefined();
    obs.desk.playMedia('Opening', 60_000);
    await waitFor(() => expect(seen).toEqual(['Opening']));
    const media = switcher.media('Opening');
    expect((media?.endsAt ?? 0) - (media?.beganAt ?? 0)).toBe(60_000);
    expect(switcher.media('Sting')).toBeUndefined();
    await obs.away();
    await waitFor(() => expect(switcher.media('Opening')).toBeUndefined());
  });

  it('plays from the in point', async () => {
    const switcher = await connect();
    obs.desk.playMedia('Opening', 4000);
    expect(await switcher.playClip('Opening', 1500)).toBe(true);
    expect(obs.asked).toContain('SetMediaInputCursor');
  });
});
