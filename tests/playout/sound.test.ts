/** Sound on air, as its meters say it: levels for whoever looks, a light for all. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Gallery } from './gallery.ts';
import { live } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

const light = () => gallery.view.lines.find(({ line }) => line === 'sound');
const meter = (input: string, peak: number) => ({ input, level: peak - 6, peak, source: peak });
/** Frames for so long, each 50 ms. */
const sounds = async (ms: number, host: number) => {
  for (let at = 0; at < ms; at += 50) {
    gallery.desk.meter([meter('Mic host', host), meter('Mic guest', -100)]);
    await gallery.clock.advance(50);
  }
};

describe('the sound on air', () => {
  it('[N5] turns the light red when nothing is heard, and well again once something is', async () => {
    gallery = await live();
    await sounds(1000, -12);
    expect(light()).toMatchObject({ light: 'ok' });
    await sounds(4200, -70);
    expect(light()).toMatchObject({ light: 'bad', word: 'SILENCE', message: expect.stringContaining('Mic host') });
    expect(gallery.playout.sound().alarms).toEqual([{ kind: 'silence', inputs: expect.arrayContaining(['Mic host']) }]);
    await sounds(700, -12);
    expect(light()).toMatchObject({ light: 'ok', word: 'as the shot says' });
  });

  it('[N5] warns of what clips, by name', async () => {
    gallery = await live();
    await sounds(300, 0);
    expect(light()).toMatchObject({ light: 'warn', word: 'clipping', message: 'Too loud, it clips: Mic host' });
  });

  it('[N5] is no alarm on a slate that closes everything, nor after the end', async () => {
    gallery = await live();
    await gallery.ask('slate.show', { believesOnAir: gallery.runId });
    await sounds(6000, -100);
    expect(gallery.playout.sound().alarms).toEqual([]);
    await gallery.ask('break.end', { believesOnAir: gallery.runId });
    await gallery.end();
    await sounds(6000, -100);
    expect(gallery.playout.sound().alarms).toEqual([]);
  });

  it('[N7] says which input stays open though the shot closes it', async () => {
    gallery = await live();
    gallery.desk.setMuteByHand('Mic guest', false);
    await sounds(2000, -12);
    expect(gallery.playout.sound().alarms).toEqual([{ kind: 'stays-open', inputs: ['Mic guest'] }]);
    expect(light()).toMatchObject({ light: 'warn', message: 'Not as the shot says: Mic guest' });
  });

  it('[N6] is not known once the meters stop, and the light says that nobody would notice', async () => {
    gallery = await live();
    await sounds(500, -12);
    expect(gallery.playout.sound().rows.find(({ input }) => input === 'Mic host')).toMatchObject({ open: true, peak: -12 });
    await gallery.clock.advance(7000);
    expect(gallery.playout.sound()).toMatchObject({ measured: 'lost', alarms: [] });
    expect(gallery.playout.sound().rows.every(({ level, peak }) => level === null && peak === null)).toBe(true);
    expect(light()).toMatchObject({ light: 'warn', word: 'no meters' });
    Object.assign(gallery.desk, { kind: 'rehearsal' });
    expect(gallery.playout.sound().measured).toBe('none');
  });

  it('[N4] is told to whoever listens, also when only an input was closed by hand', async () => {
    gallery = await live();
    let told = 0;
    const leave = gallery.playout.onSound(() => {
      told += 1;
    });
    await sounds(50, -12);
    expect(told).toBe(1);
    gallery.desk.setMuteByHand('Mic host', true);
    await gallery.clock.advance(50);
    expect(told).toBe(2);
    leave();
    await sounds(50, -12);
    expect(told).toBe(2);
  });
});
