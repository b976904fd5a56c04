/** Pictures and sound through the operators' door, over real sockets. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sound } from '../../server/contract/monitors.ts';
import { eventually } from '../run/eventually.ts';
import { openHouse } from './door-house.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

describe('a picture for a monitor', () => {
  const get = (path: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
    fetch(`${house.address}/operators/monitor/${path}`, { headers, ...(signal ? { signal } : {}) });
  const asViewer = async () => ({ cookie: await house.cookieFor('viewer', 'Ma Li') });

  it('[N2, N3] is the newest after the one that the viewer has, with its scene and its time; none is 204', async () => {
    const asked: unknown[] = [];
    house.pictures.answer = async (which, after) => {
      asked.push([which, after]);
      return which === 'program'
        ? { number: 8, scene: 'Guest 嘉宾', takenAt: 1_700_000_000_123, jpeg: Buffer.from([0xff, 0xd8, 1]) }
        : undefined;
    };
    const headers = await asViewer();
    const answer = await get('program?after=7', headers);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries([...answer.headers].filter(([name]) => name.startsWith('x-monitor') || name === 'cache-control'))).toEqual({
      'cache-control': 'no-store',
      'x-monitor-number': '8',
      'x-monitor-scene': encodeURIComponent('Guest 嘉宾'),
      'x-monitor-taken-at': '1700000000123',
    });
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0xff, 0xd8, 1]);
    expect((await get('next?after=nonsense', headers)).status).toBe(204);
    expect(asked).toEqual([
      ['program', 7],
      ['next', 0],
    ]);
  });

  it('[C3] is for those who are signed in, and of a monitor that there is', async () => {
    let asked = 0;
    house.pictures.answer = async () => {
      asked += 1;
      return undefined;
    };
    expect((await get('program')).status).toBe(401);
    expect((await get('off-air', await asViewer())).status).toBe(404);
    expect(asked).toBe(0);
  });

  it('[N1] is waited for no longer than its viewer is there', async () => {
    const left: AbortSignal[] = [];
    house.pictures.answer = (_, __, signal) => {
      left.push(signal);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
    };
    const viewer = new AbortController();
    const answer = get('program', await asViewer(), viewer.signal).catch(() => 'left');
    await eventually(() => expect(left.length).toBe(1));
    viewer.abort();
    expect(await answer).toBe('left');
    await eventually(() => expect(left[0]?.aborted).toBe(true));
  });

  it('is none when it cannot be had', async () => {
    house.pictures.answer = () => Promise.reject(new Error('on fire'));
    expect((await get('program', await asViewer())).status).toBe(503);
  });
});

describe('the sound', () => {
  const enter = async (name: string) => {
    const screen = await house.enter(await house.cookieFor('director', name));
    const heard: Sound[] = [];
    screen.on('sound', (sound) => heard.push(sound));
    return { screen, heard };
  };

  it('[N4] is told only to screens that show it, at once and then as it moves', async () => {
    const [listens, does] = [await enter('Lin'), await enter('Jun')];
    listens.screen.emit('listen', true);
    await eventually(() => expect(listens.heard).toEqual([house.shown.sound]));
    house.shown.sound = { ...house.shown.sound, alarms: [] };
    house.door.publishSound();
    await eventually(() => expect(listens.heard.at(-1)?.alarms).toEqual([]));
    listens.screen.emit('listen', false);
    await listens.screen.emitWithAck('time');
    const before = listens.heard.length;
    house.door.publishSound();
    await does.screen.emitWithAck('time');
    await listens.screen.emitWithAck('time');
    expect(listens.heard.length).toBe(before);
    expect(does.heard).toEqual([]);
  });

  it('[N4] is told at most ten times a second, the newest', async () => {
    const { screen, heard } = await enter('Lin');
    screen.emit('listen', true);
    await eventually(() => expect(heard.length).toBe(1));
    const begun = performance.now();
    for (let n = 1; n <= 60; n += 1) {
      house.shown.sound = { ...house.shown.sound, at: n };
      house.door.publishSound();
      await screen.emitWithAck('time');
    }
    await eventually(() => expect(heard.at(-1)?.at).toBe(60));
    const tenths = (performance.now() - begun) / 100;
    expect(heard.length - 1).toBeLessThanOrEqual(Math.ceil(tenths) + 1);
  });
});
