/** Facts before the show: what is accepted is on disk first, once, and in order. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Gallery } from './gallery.ts';
import { asShow, file, jun, live, open, ready, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

describe('a take', () => {
  it('[S2] is on disk before anybody sees it on air', async () => {
    gallery = await ready();
    const seen: string[] = [];
    const { append } = gallery.archive;
    gallery.archive.append = async (facts) => {
      seen.push(`written while ${gallery.onAir ?? 'nothing'} is on air`);
      await append(facts);
    };
    await gallery.take();
    expect(seen[0]).toBe('written while nothing is on air');
    expect(gallery.onAir).toBe('opening');
    expect(await gallery.storedTypes()).toContain('segment.taken');
  });

  it('[S3] by someone who saw an older show is refused', async () => {
    gallery = await live();
    const old = gallery.runId;
    await gallery.take();
    expect(refused(await gallery.ask('segment.take', { believesOnAir: old }))).toBe('stale');
    expect(gallery.onAir).toBe('apples');
  });

  it('[S12] pressed twice goes to air once', async () => {
    gallery = await live();
    const press = () =>
      gallery.playout.handle({ type: 'segment.take', key: gallery.newId(), believesOnAir: before }, { id: 'mei', name: 'Mei' });
    const before = gallery.runId;
    const replies = await Promise.all([press(), press()]);
    expect(replies.map((reply) => reply.ok)).toEqual([true, false]);
    expect((await gallery.storedTypes()).filter((type) => type === 'segment.taken')).toHaveLength(2);
  });

  it('[P5] waits for no switcher that hangs while it is checked', async () => {
    gallery = await ready();
    gallery.desk.check = () => new Promise(() => undefined);
    const checking = gallery.playout.handle({ type: 'episode.preflight', key: 'a-check-before-air' }, { id: 'mei', name: 'Mei' });
    await gallery.clock.advance(10);
    await gallery.ask('episode.ready', { reason: 'the switcher is being looked at' });
    expect(await gallery.take()).toMatchObject({ ok: true });
    expect(gallery.onAir).toBe('opening');
    expect(await Promise.race([checking, Promise.resolve('still checking')])).toBe('still checking');
  });
});

describe('a key', () => {
  it('[S4] sent again with the same command is answered again, and nothing is done twice', async () => {
    gallery = await ready();
    const press = { type: 'segment.take', key: 'take-the-opening', believesOnAir: null } as const;
    const first = await gallery.playout.handle(press, { id: 'mei', name: 'Mei' });
    expect(await gallery.playout.handle(press, { id: 'mei', name: 'Mei' })).toEqual(first);
    expect((await gallery.storedTypes()).filter((type) => type === 'segment.taken')).toHaveLength(1);
  });

  it('[S4] sent with another command, or by another operator, is refused', async () => {
    gallery = await ready();
    await gallery.take('take-the-opening');
    expect(refused(await gallery.ask('clock.freeze', { key: 'take-the-opening', frozen: true }))).toBe('key-reused');
    expect(refused(await gallery.ask('segment.take', { key: 'take-the-opening', believesOnAir: null, who: jun }))).toBe('key-reused');
  });

  it('[S4] is known after a restart too, that of the activation among them', async () => {
    gallery = await open();
    await gallery.ask('episode.activate', { episode: file, kind: 'live', key: 'load-the-third' });
    await gallery.ask('episode.ready', {});
    await gallery.take('take-the-opening');
    const activation = gallery.activationId;
    await gallery.clock.advance(5000);
    await gallery.restart();
    expect(await gallery.ask('segment.take', { key: 'take-the-opening', believesOnAir: null })).toEqual({ ok: true, recorded: true });
    expect(gallery.onAir).toBe('opening');
    expect(refused(await gallery.ask('clock.freeze', { key: 'take-the-opening', frozen: true }))).toBe('key-reused');
    await gallery.ask('episode.activate', { episode: file, kind: 'live', key: 'load-the-third' });
    expect(gallery.activationId).toBe(activation);
  });
});

describe('the record', () => {
  it('[S2] folds to the show on air, without gaps', async () => {
    gallery = await live();
    await gallery.take();
    await gallery.clock.advance(30_000);
    await gallery.ask('shot.cut', { believesOnAir: gallery.runId, shotId: 'close' });
    await gallery.takeTo('guest');
    const stored = await gallery.stored();
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
    const { onAir } = gallery.view;
    expect(asShow(gallery.plan, stored).context.runs.at(-1)).toMatchObject({ id: onAir?.runId, segmentId: 'guest', shotId: onAir?.shotId });
  });
});
