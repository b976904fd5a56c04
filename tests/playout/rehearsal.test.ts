/** A rehearsal in the gallery: begun anywhere, with a crowd that is never in when it counts, and never in the evening's way. */
import { afterEach, describe, expect, it } from 'vitest';
import { finishAfter } from '../../server/contract/finishing.ts';
import { breathe } from '../fakes/hand-clock.ts';
import { asShow, file, type Gallery, jun, live, open, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery?.close());

const crowd = { viewers: 40, yea: 70, orders: 6 };
const rehearse = async () => {
  gallery = await open();
  await gallery.activate('rehearsal');
};
const called = async () => {
  await rehearse();
  await gallery.ask('rehearsal.crowd', { crowd });
};

describe('a rehearsal from further down', () => {
  it('[R4] is loaded with it, in one command, and is the same after a restart', async () => {
    gallery = await open();
    await gallery.ask('episode.activate', { episode: file, kind: 'rehearsal', from: 'guest' });
    expect(gallery.view).toMatchObject({ nextSegmentId: 'guest', rehearsal: { from: 'guest', crowd: null } });
    await gallery.ask('episode.ready', {});
    await gallery.take();
    const { timing } = gallery.view;
    expect([gallery.onAir, timing.overUnder]).toEqual(['guest', 0]);
    await gallery.restart();
    expect(gallery.view).toMatchObject({ rehearsal: { from: 'guest' }, timing: { plannedStart: timing.plannedStart } });
  });

  it('[R4] sells nothing, plays no clip and opens no vote of what it takes as played', async () => {
    gallery = await open();
    await gallery.ask('episode.activate', { episode: file, kind: 'rehearsal', from: 'oranges' });
    expect(gallery.playout.papers()?.asRun).toEqual([]);
    expect(gallery.playout.figures().sales).toMatchObject({ units: 0 });
    expect(await gallery.storedTypes()).toEqual(['preflight.begun', 'chair.taken', 'rehearsal.placed']);
    expect(gallery.poll('apples')).toMatchObject({ phase: 'idle', notAsked: true });
  });

  it('[R4] of a segment that is not there, or in earnest, is refused and leaves what was loaded', async () => {
    await rehearse();
    const { activationId } = gallery;
    expect(refused(await gallery.ask('episode.activate', { episode: file, kind: 'rehearsal', from: 'nobody' }))).toBe('unknown');
    expect(refused(await gallery.ask('episode.activate', { episode: file, kind: 'live', from: 'guest' }))).toBe('malformed');
    expect(gallery.activationId).toBe(activationId);
  });
});

describe('the simulated crowd', () => {
  it('[R5] is called for this rehearsal, with what it sells and who may vote', async () => {
    await called();
    expect(gallery.crowd.now()).toMatchObject({ activationId: gallery.activationId, size: crowd, paths: ['satellite', 'site'] });
    expect(gallery.crowd.now()?.products.map(({ sku }) => sku)).toEqual(['apples', 'oranges', 'eggs']);
    expect(gallery.view.rehearsal).toEqual({ from: null, crowd, hadCrowd: true });
  });

  it.each([
    ['it is sent home', () => gallery.ask('rehearsal.crowd', { crowd: null })],
    ['the rehearsal ends', () => gallery.ask('rehearsal.end', {})],
    ['another rehearsal is loaded', () => gallery.activate('rehearsal')],
  ] as const)('[R5] goes when %s', async (_, deed) => {
    await called();
    await deed();
    expect(gallery.crowd.now()).toBeNull();
  });

  it('[R3] is gone before an evening in earnest is loaded, and keeps it out when it does not go', async () => {
    await called();
    gallery.crowd.holdOut = true;
    const rehearsed = gallery.activationId;
    expect(refused(await gallery.activate('live'))).toBe('busy');
    expect([gallery.activationId, gallery.view.phase]).toEqual([rehearsed, 'preflight']);
    gallery.crowd.holdOut = false;
    expect((await gallery.activate('live')).ok).toBe(true);
    expect([gallery.crowd.now(), gallery.view.rehearsal]).toEqual([null, null]);
  });

  it('[R3] never comes to an evening in earnest', async () => {
    gallery = await live();
    expect(refused(await gallery.ask('rehearsal.crowd', { crowd }))).toBe('wrong-phase');
    expect(gallery.crowd.now()).toBeNull();
  });

  it('[R5] is not called again by a server that was started again, and the log says so', async () => {
    await called();
    gallery.crash();
    // It dies with its server.
    await gallery.crowd.dismiss();
    await gallery.restart();
    expect([gallery.crowd.now(), gallery.view.rehearsal]).toEqual([null, { from: null, crowd: null, hadCrowd: true }]);
    expect((await gallery.stored()).at(-1)?.body).toEqual({ type: 'crowd.left', why: 'The server was started again.' });
    expect(asShow(gallery.plan, await gallery.stored()).context.crowd).toBeNull();
  });

  it('[C1] that has gone by itself is said to be gone, and why', async () => {
    await called();
    gallery.crowd.lose('its door was shut.');
    await breathe();
    expect(gallery.view.rehearsal?.crowd).toBeNull();
    expect(gallery.noticed).toContain('The simulated viewers and orders are gone: its door was shut.');
  });
});

describe('an evening in earnest', () => {
  it('[R8] is not put aside for a rehearsal: made ready, on air, or with a vote that waits', async () => {
    gallery = await open();
    await gallery.activate('live');
    expect(refused(await gallery.activate('rehearsal'))).toBe('wrong-phase');
    await gallery.ask('episode.ready', {});
    expect(refused(await gallery.activate('rehearsal'))).toBe('wrong-phase');
    await gallery.take();
    expect(refused(await gallery.activate('rehearsal'))).toBe('wrong-phase');
    await gallery.ask('poll.open', { pollId: 'apples', window: 3000 });
    await gallery.clock.advance(60_000);
    expect(gallery.poll('apples').phase).toBe('counting');
    await gallery.ask('episode.end', { reason: 'we go off early' });
    await gallery.clock.advance(finishAfter);
    expect(await gallery.activate('rehearsal')).toMatchObject({
      refusal: { code: 'wrong-phase', message: expect.stringContaining('still waits for its result') },
    });
    await gallery.ask('poll.defer', { pollId: 'apples', reason: 'shown tomorrow' });
    expect((await gallery.activate('rehearsal')).ok).toBe(true);
  });

  it('[R7] finds the stage free by one press of a producer, in the middle of a rehearsal’s vote', async () => {
    gallery = await live(undefined, 'rehearsal');
    await gallery.ask('poll.open', { pollId: 'apples' });
    await gallery.ask('rehearsal.end', { who: jun });
    expect(gallery.view.phase).toBe('ended');
    expect((await gallery.activate('live')).ok).toBe(true);
  });
});
