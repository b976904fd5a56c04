/** Button boxes over OSC: what is read as a press, and what becomes of it over a real socket. */

import { toBuffer } from 'osc-min';
import { afterEach, describe, expect, it } from 'vitest';
import { largestPacket, readOsc } from '../../server/remote/read-osc.ts';
import { live } from '../playout/gallery.ts';
import { eventually } from '../run/eventually.ts';
import fc from '../run/properties.ts';
import { openBoxHouse } from './box-house.ts';

const bytes = (view: DataView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
const message = (address: string, ...args: readonly (string | number)[]) => bytes(toBuffer({ address, args: [...args] }));

describe('an OSC packet', () => {
  it('is read as OSC 1.0 writes it', () => {
    const packet = Buffer.from('/cuecart/take\0\0\0,ss\0token-1\0now\0', 'latin1');
    expect(readOsc(packet)).toEqual({ token: 'token-1', address: 'take', believes: 'now' });
    expect(readOsc(Buffer.from('/cuecart/shot/2\0,s\0\0abc\0', 'latin1'))).toEqual({ token: 'abc', address: 'shot/2', believes: 'now' });
  });

  it('[S18] says what its box shows as next, where it shows any', () => {
    const packet = message('/cuecart/take', 'abc', 'run-6', 'apples');
    expect(readOsc(packet)).toEqual({ token: 'abc', address: 'take', believes: 'run-6', believesNext: 'apples' });
  });

  it('[M6] that is for somebody else, has no token or says too much is no press', () => {
    const bundle = toBuffer({
      timetag: [0, 1],
      elements: [{ address: '/cuecart/take', args: ['t'] }],
    });
    const others = [message('/other/take', 't'), message('/cuecart/take'), message('/cuecart/take', 1), message('/cuecart/take', 't', 2)];
    for (const packet of [
      ...others,
      message('/cuecart/take', 'a', 'b', 'c', 'd'),
      message('/cuecart/take', 'a', 'b', 3),
      bytes(bundle),
      message('/cuecart/take', 'x'.repeat(largestPacket)),
    ])
      expect(readOsc(packet)).toBeUndefined();
  });

  it('[M6] of any bytes at all is read or left, and never more than that', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (packet) => {
        readOsc(packet);
      }),
    );
  });

  it('[M6] cut short anywhere is no press', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat(200), (text, at) => {
        const token = text.replaceAll('\0', '');
        const whole = message('/cuecart/take', token, 'now');
        fc.pre(at < whole.length);
        const press = readOsc(whole.slice(0, at));
        expect(press === undefined || press.token !== token || press.believes === 'now').toBe(true);
        if (at < 20) expect(press).toBeUndefined();
      }),
    );
  });

  it('says back the token and the task that were put in', () => {
    const word = fc.stringMatching(/^[a-z0-9/-]{1,30}$/);
    fc.assert(
      fc.property(word, word, word, (task, token, believes) => {
        expect(readOsc(message(`/cuecart/${task}`, token, believes))).toEqual({ address: task, token, believes });
      }),
    );
  });
});

describe('a press over OSC', () => {
  let house: Awaited<ReturnType<typeof openBoxHouse>>;
  afterEach(() => house.close());
  const open = async () => {
    const gallery = await live();
    await gallery.clock.advance(2000);
    house = await openBoxHouse({ gallery, machines: { osc: { host: '127.0.0.1', port: 0 } } });
    return house;
  };

  it('[M1] takes, by the same rules', async () => {
    const { oscPress, token, gallery, door } = await open();
    const { next } = house;
    await oscPress('take', token, 'now', next());
    await eventually(() => expect(gallery.onAir).toBe('apples'));
    await oscPress('take', token, 'now', next());
    await eventually(() => expect(door.osc?.counts()).toMatchObject({ done: 1, refused: 1 }));
    expect(gallery.onAir).toBe('apples');
  });

  it('[S18] that takes without saying what its box shows as next is refused, and nothing goes to air', async () => {
    const { oscPress, token, gallery, door, next } = await open();
    await oscPress('take', token, 'now');
    await eventually(() => expect(door.osc?.counts()).toMatchObject({ done: 0, refused: 1 }));
    expect(gallery.onAir).toBe('opening');
    await oscPress('take', token, 'now', next());
    await eventually(() => expect(gallery.onAir).toBe('apples'));
  });

  it('[M3] with a forged token does nothing and is logged', async () => {
    const { oscPress, gallery, door, logged } = await open();
    await oscPress('take', 'forged-token', 'now');
    await eventually(() => expect(door.osc?.counts().refused).toBe(1));
    expect(gallery.onAir).toBe('opening');
    expect(logged.filter(({ level }) => level === 'warn')).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain('forged-token');
  });

  it('[M6] that is broken is counted, and the next good one is done', async () => {
    const { shout, oscPress, token, gallery, door } = await open();
    for (const junk of [Buffer.from('junk'), Buffer.alloc(4), Buffer.from('/cuecart/take'), Buffer.alloc(2000, 47)]) await shout(junk);
    await eventually(() => expect(door.osc?.counts().malformed).toBe(4));
    await oscPress('take', token, gallery.runId ?? '', house.next());
    await eventually(() => expect(gallery.onAir).toBe('apples'));
  });

  it('[M4] in a flood is shed', async () => {
    const { oscPress, door } = await open();
    for (let n = 0; n < 150; n += 1) await oscPress('take', 'stranger');
    await eventually(() => expect(door.osc?.counts().shed).toBeGreaterThan(20));
    expect(house.logged.filter(({ level }) => level === 'warn').length).toBeLessThanOrEqual(20);
  });
});

it('a port that is taken leaves the show without OSC, not without a show', async () => {
  const first = await openBoxHouse({ machines: { osc: { host: '127.0.0.1', port: 0 } } });
  const second = await openBoxHouse({ machines: { osc: { host: '127.0.0.1', port: first.door.osc?.port ?? 0 } } });
  expect(second.door.osc?.port).toBeUndefined();
  expect((await second.ask('GET', 'state')).status).toBe(200);
  await second.close();
  await first.close();
});
