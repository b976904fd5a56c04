/** Tally: which lamps are on, and the bytes in which displays are told. */
import { createSocket } from 'node:dgram';
import { describe, expect, it } from 'vitest';
import { lampsOf } from '../../server/remote/tally.ts';
import { tsl5, tsl31 } from '../../server/remote/tsl-umd.ts';
import { ready } from '../playout/gallery.ts';
import { eventually } from '../run/eventually.ts';
import { openBoxHouse } from './box-house.ts';

const lamp = { address: 1, text: 'CAM 1', program: false, next: false };
const hex = (buffer: Buffer | undefined) => buffer?.toString('hex');
const text16 = (text: string) => Buffer.from(text.padEnd(16)).toString('hex');

describe('TSL UMD 3.1', () => {
  it('[M7] is eighteen bytes: address, control, sixteen characters', () => {
    expect(hex(tsl31(lamp))).toBe(`8130${text16('CAM 1')}`);
    expect(hex(tsl31({ ...lamp, next: true }))).toBe(`8131${text16('CAM 1')}`);
    expect(hex(tsl31({ ...lamp, program: true }))).toBe(`8132${text16('CAM 1')}`);
    expect(hex(tsl31({ ...lamp, address: 126, program: true, next: true }))).toBe(`fe33${text16('CAM 1')}`);
  });

  it('[M7] writes ASCII only, cuts what is too long, and has no display beyond 126', () => {
    expect(hex(tsl31({ ...lamp, text: '机位 1\nA' }))).toBe(`8130${text16('?? 1?A')}`);
    expect(hex(tsl31({ ...lamp, text: 'REMOTE Orchard, live' }))).toBe(`8130${text16('REMOTE Orchard, ')}`);
    expect(tsl31({ ...lamp, address: 127 })).toBeUndefined();
  });
});

describe('TSL UMD 5', () => {
  it('[M7] says colours: red on program, green next, all lamps of a display alike', () => {
    const packet = (control: string) => `0f00000000000100${control}0500${Buffer.from('CAM 1').toString('hex')}`;
    expect(hex(tsl5(lamp))).toBe(packet('c000'));
    expect(hex(tsl5({ ...lamp, program: true, next: true }))).toBe(packet('d500'));
    expect(hex(tsl5({ ...lamp, next: true }))).toBe(packet('ea00'));
  });

  it('[M7] writes any other text as UTF-16 and says so', () => {
    expect(hex(tsl5({ ...lamp, address: 300, text: '机' }))).toBe('0c00000100002c01c00002003a67');
  });
});

describe('lamps', () => {
  it('[M7] are red where the switcher says that it is, green where the next take goes', async () => {
    const gallery = await ready();
    const scenes = Object.values(gallery.plan.scenes);
    const shown = () => {
      const on = lampsOf(scenes, gallery.view, gallery.plan);
      const names = (which: 'program' | 'next') => on.filter((one) => one[which]).map(({ text }) => text);
      return { program: names('program'), next: names('next') };
    };
    const firstScene = () => {
      const [shot = ''] = gallery.plan.segments[gallery.view.nextSegmentId ?? '']?.shots ?? [];
      return gallery.plan.scenes[gallery.plan.shots[shot]?.scene ?? '']?.obs;
    };
    expect(shown().next).toEqual([gallery.view.switcher.preview ?? firstScene()]);
    await gallery.take();
    await gallery.clock.advance(1000);
    expect(shown().program).toEqual([gallery.program]);
    expect(
      lampsOf(scenes, { ...gallery.view, switcher: { ...gallery.view.switcher, program: null, preview: null } }, null),
    ).not.toContainEqual(expect.objectContaining({ program: true }));
    await gallery.close();
  });

  it('[M7] reach a display on change and again within about a second', async () => {
    const heard: Buffer[] = [];
    const display = createSocket('udp4').on('message', (packet) => void heard.push(packet));
    await new Promise<void>((bound) => display.bind(0, '127.0.0.1', bound));
    const house = await openBoxHouse({ machines: { tsl: { host: '127.0.0.1', port: display.address().port, version: '3.1' } } });
    const redNow = () => new Map(heard.map((packet) => [packet[0] ?? 0, ((packet[1] ?? 0) & 2) !== 0]));
    const isRed = (scene: string | null) => {
      const at = Object.values(house.gallery.plan.scenes).findIndex(({ obs }) => obs === scene);
      return redNow().get(0x81 + at);
    };
    await eventually(() => expect(isRed(house.gallery.program)).toBe(true));
    const count = heard.length;
    await eventually(() => expect(heard.length).toBeGreaterThanOrEqual(count + Object.keys(house.gallery.plan.scenes).length));
    await house.gallery.clock.advance(1000);
    await house.gallery.ask('break.start', { believesOnAir: house.gallery.runId });
    await house.gallery.clock.advance(1000);
    house.door.publish();
    await eventually(() => expect(isRed(house.gallery.program)).toBe(true));
    await house.close();
    display.close();
  });
});
