/** An end that was asked for, to whoever is outside: nothing of it is told, put away or published before it comes. */
import { afterEach, describe, expect, it } from 'vitest';
import { type Gallery, live, ready } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

const reason = 'the satellite line is lost';
const isOpenOnDisk = async () => (await gallery.archive.openActivation())?.id === gallery.activationId;
const isUntold = async () => {
  expect(gallery.view).toMatchObject({ phase: 'live', onAir: { runId: gallery.runId } });
  expect(gallery.phones.episode()).toMatchObject({ ended: false });
  expect(await isOpenOnDisk()).toBe(true);
};

describe('an end that was asked for', () => {
  it('[S28] is seen by everybody in the house and told to nobody outside until its 15 s are over', async () => {
    gallery = await live();
    const [picture, graphics] = [gallery.program, gallery.playout.program().graphics];
    await gallery.ask('episode.end', { reason });
    expect(gallery.view.finishing).toEqual({ endsAt: gallery.clock.now() + 15_000, by: 'Mei', reason });
    await gallery.clock.advance(14_000);
    await isUntold();
    expect([gallery.program, gallery.playout.program().graphics]).toEqual([picture, graphics]);
    await gallery.clock.advance(1000);
    expect(gallery.view).toMatchObject({ phase: 'ended', finishing: null });
    expect(gallery.phones.episode()).toMatchObject({ ended: true });
    await gallery.clock.advance(1000);
    expect(await isOpenOnDisk()).toBe(false);
  });

  it('[S28] taken back is on record with who did, and the show goes on by the same clocks', async () => {
    gallery = await live();
    const { timing, rundown } = gallery.view;
    await gallery.ask('episode.end', { reason });
    await gallery.ask('episode.keepOn', {});
    expect(gallery.view.log.slice(0, 2)).toMatchObject([
      { text: { en: 'Kept on air: the end was taken back' }, by: 'Mei' },
      { text: { en: `The end was asked for: ${reason}` }, by: 'Mei' },
    ]);
    expect(gallery.view).toMatchObject({ finishing: null, timing, nextSegmentId: rundown.find(({ state }) => state === 'next')?.id });
    await gallery.clock.advance(20_000);
    await isUntold();
  });

  it.each([5, 14.9, 15.5, 600])('[S28] after a restart %d s later is still on air, and counts its 15 s anew', async (later) => {
    gallery = await live();
    await gallery.ask('episode.end', { reason });
    gallery.crash();
    await gallery.clock.advance(later * 1000);
    await gallery.restart();
    await isUntold();
    expect(gallery.view.finishing).toEqual({ endsAt: gallery.clock.now() + 15_000, by: 'Mei', reason });
    await gallery.ask('episode.keepOn', {});
    await gallery.clock.advance(60_000);
    await gallery.restart();
    await isUntold();
  });

  it('[S27] before air ends at once, and takes no other command with it', async () => {
    gallery = await ready();
    await gallery.ask('episode.end', {});
    expect(gallery.view).toMatchObject({ phase: 'ended', finishing: null });
    expect(await gallery.ask('episode.keepOn', {})).toMatchObject({ ok: false, refusal: { code: 'wrong-phase' } });
  });
});
