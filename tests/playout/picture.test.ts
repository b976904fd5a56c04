/** The desk follows the show, people at the desk are listened to, and a rehearsal never transmits. */
import { afterEach, describe, expect, it } from 'vitest';
import { aPlan, cue, segment } from '../core/plans.ts';
import { logLines } from '../run/log-lines.ts';
import type { Gallery } from './gallery.ts';
import { live, open, ready, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

describe('the picture', () => {
  it('[P1] follows takes, cuts, slates and the way back', async () => {
    gallery = await live();
    expect(gallery.program).toBe('OBS desk');
    await gallery.ask('shot.cut', { believesOnAir: gallery.runId, shotId: 'close' });
    expect(gallery.program).toBe('OBS close');
    await gallery.ask('slate.show', { believesOnAir: gallery.runId });
    expect([gallery.program, gallery.openMicrophones]).toEqual(['OBS breakdown-slate', []]);
    await gallery.ask('break.end', { believesOnAir: gallery.runId });
    expect([gallery.program, gallery.openMicrophones]).toEqual(['OBS close', ['Mic host']]);
    await gallery.takeTo('guest');
    expect([gallery.program, gallery.openMicrophones]).toEqual(['OBS guest-two', ['Mic host', 'Mic guest']]);
  });

  it('[P1] holds the next segment on preview, as soon as another is set next', async () => {
    gallery = await live();
    expect(gallery.desk.observed().preview).toBe('OBS desk');
    await gallery.ask('segment.setNext', { segmentId: 'guest' });
    expect(gallery.desk.observed().preview).toBe('OBS guest-two');
  });

  it('[G46] tells its page the title on air and the one that the next take brings, so that it is drawn before', async () => {
    gallery = await live(aPlan(), 'rehearsal');
    Object.assign(gallery.desk, { kind: 'rehearsal' });
    const titleOf = (id: string) => gallery.playout.plan()?.segments[id]?.title;
    await gallery.ask('segment.setNext', { segmentId: 'guest' });
    expect(gallery.playout.program().picture).toMatchObject({ title: titleOf('opening'), next: titleOf('guest') });
    await gallery.takeTo('guest');
    expect(gallery.playout.program().picture).toMatchObject({ title: titleOf('guest') });
  });

  it('[P5] goes on in the show when whatever the switcher says cannot be dealt with', async () => {
    gallery = await live(aPlan(), 'rehearsal');
    const { observed } = gallery.desk;
    gallery.desk.observed = () => {
      throw new Error('The desk is on fire.');
    };
    gallery.desk.tell({ type: 'observed', observed: observed() });
    gallery.desk.observed = observed;
    expect(gallery.reports.join()).toContain('What the switcher said could not be dealt with. {"error":"The desk is on fire."}');
    gallery.desk.want = () => {
      throw new Error('The desk is on fire.');
    };
    expect(await gallery.take()).toMatchObject({ ok: true, recorded: true });
    expect(gallery.playout.activation()).not.toBeNull();
    expect((await gallery.storedTypes()).at(-1)).toBe('poll.armed');
    await gallery.clock.advance(60_000);
    expect(gallery.onAir).toBe('apples');
    expect(gallery.view.timing.overUnder).toBe(-59_000);
  });
});

describe('the light of the sound', () => {
  const light = () => gallery.view.lines.find(({ line }) => line === 'sound');

  it('[C1] is well as the shot says, warns of what differs, and does not know what the switcher does not say', async () => {
    gallery = await live();
    expect(light()).toMatchObject({ light: 'ok' });
    gallery.desk.setMuteByHand('Mic host', true);
    await gallery.clock.advance(200);
    expect(light()).toMatchObject({ light: 'warn', message: 'Not as the shot says: Mic host' });
    gallery.desk.setMuteByHand('Mic host', false);
    const { observed } = gallery.desk;
    gallery.desk.observed = () => ({ ...observed(), sound: {} });
    await gallery.clock.advance(200);
    expect(light()).toMatchObject({ light: 'unknown' });
  });
});

describe('a cut by hand', () => {
  it('[P4] inside the segment’s shots becomes the show’s shot', async () => {
    gallery = await live();
    gallery.desk.cutByHand('OBS close');
    await gallery.clock.advance(400);
    expect(gallery.view.onAir?.shotId).toBe('close');
    expect(gallery.view.switcher.byHand).toBeNull();
    expect((await gallery.stored()).at(-1)?.body).toMatchObject({ type: 'shot.cut', shotId: 'close', cause: 'by-hand' });
  });

  it('[P4] outside of them is shown as by hand and not fought: sound stays, until the next take', async () => {
    gallery = await live();
    gallery.desk.cutByHand('OBS stranger');
    await gallery.clock.advance(60_000);
    expect(gallery.program).toBe('OBS stranger');
    expect(gallery.view.switcher).toMatchObject({ byHand: 'OBS stranger', wanted: 'OBS desk' });
    expect(gallery.openMicrophones).toEqual(['Mic host']);
    await gallery.ask('segment.setNext', { segmentId: 'guest' });
    expect(gallery.program).toBe('OBS stranger');
    await gallery.take();
    expect(gallery.program).toBe('OBS guest-two');
    expect(gallery.view.switcher.byHand).toBeNull();
  });

  it('[P4] back to what the show wants is by hand no longer, also on a slate', async () => {
    gallery = await live();
    await gallery.ask('slate.show', { believesOnAir: gallery.runId });
    gallery.desk.cutByHand('OBS stranger');
    await gallery.clock.advance(400);
    expect(gallery.view.switcher.byHand).toBe('OBS stranger');
    gallery.desk.cutByHand('OBS breakdown-slate');
    await gallery.clock.advance(400);
    expect(gallery.view.switcher.byHand).toBeNull();
    await gallery.ask('segment.setNext', { segmentId: 'guest' });
    expect(gallery.program).toBe('OBS breakdown-slate');
  });

  it('[P4] that a take overtakes does not move the shot of the segment taken', async () => {
    gallery = await live();
    const take = gallery.take();
    gallery.desk.tell({ type: 'by-hand', scene: 'OBS close' });
    await take;
    await gallery.clock.advance(400);
    expect(gallery.view.onAir).toMatchObject({ segmentId: 'apples', shotId: 'desk' });
  });
});

describe('a rehearsal', () => {
  it('[P8] is refused with a switcher that transmits; a live show is not', async () => {
    gallery = await open();
    gallery.desk.stream(true);
    expect(refused(await gallery.activate('rehearsal'))).toBe('switcher-transmits');
    expect(refused(await gallery.activate('simulated'))).toBe('switcher-transmits');
    expect(await gallery.activate('live')).toMatchObject({ ok: true });
  });

  it('[P8] stops a switcher that starts to transmit later, and says so', async () => {
    gallery = await live(aPlan(), 'rehearsal');
    gallery.desk.stream(true);
    await gallery.clock.advance(100);
    expect(gallery.desk.observed().streaming).toBe(false);
    expect(gallery.noticed.join()).toContain('A rehearsal cannot transmit');
    expect(logLines(gallery.view)[0]).toContain('stopped');
  });

  it('[P8] goes on telling one that does not stop, until it does', async () => {
    gallery = await live(aPlan(), 'rehearsal');
    gallery.desk.jam(true);
    gallery.desk.stream(true);
    await gallery.clock.advance(5000);
    expect(gallery.desk.observed().streaming).toBe(true);
    expect(gallery.noticed.join()).toContain('TRANSMITS A REHEARSAL');
    gallery.desk.jam(false);
    await gallery.clock.advance(2000);
    expect(gallery.desk.observed().streaming).toBe(false);
  });

  it('[P8] that was on when the server died is guarded from its restart on', async () => {
    gallery = await live(aPlan(), 'rehearsal');
    gallery.crash();
    gallery.desk.stream(true);
    await gallery.restart();
    await gallery.clock.advance(100);
    expect(gallery.desk.observed().streaming).toBe(false);
  });

  it('[R3] is no brake on a live show: its stream stays', async () => {
    gallery = await live();
    gallery.desk.stream(true);
    await gallery.clock.advance(5000);
    expect(gallery.desk.observed().streaming).toBe(true);
  });
});

describe('a clip', () => {
  const withClip = async (clip: 'tour' | 'trailer' | 'still') => {
    const film = segment('film', 60, { shots: ['desk', 'film'], cues: [cue('roll', 'clip', '+0:05', { clip })] });
    gallery = await live(aPlan({ segments: [film, segment('closing', 60, { shots: ['close'] })] }));
    await gallery.clock.advance(4000);
    expect(gallery.program).toBe('OBS film');
  };
  const ends = () => gallery.desk.tell({ type: 'clip-ended', input: 'Film' });

  it.each([
    ['still', 'OBS film', 'film', 'Film 0'],
    ['tour', 'OBS desk', 'film', 'Film 0'],
    ['trailer', 'OBS close', 'closing', 'Film 5000'],
  ] as const)('[P10] “%s” ends by the switcher’s word, or by its time: then %s', async (clip, scene, onAir, played) => {
    await withClip(clip);
    expect(gallery.desk.played).toEqual([played]);
    await gallery.clock.advance(6000);
    ends();
    await gallery.clock.advance(10);
    expect([gallery.program, gallery.onAir]).toEqual([scene, onAir]);
    await gallery.close();
    await withClip(clip);
    await gallery.clock.advance(21_000);
    expect([gallery.program, gallery.onAir]).toEqual([scene, onAir]);
    expect((await gallery.storedTypes()).filter((type) => type === 'clip.ended')).toHaveLength(1);
    ends();
    await gallery.clock.advance(10);
    expect([gallery.program, gallery.onAir]).toEqual([scene, onAir]);
  });

  it('[P10] does not end by the late word about the one before it on the same input', async () => {
    const film = (id: string) => segment(id, 60, { shots: ['film'], cues: [cue(`roll-${id}`, 'clip', 'take', { clip: 'trailer' })] });
    gallery = await live(aPlan({ segments: [film('one'), film('two'), film('three')] }));
    await gallery.clock.advance(9100);
    expect(gallery.onAir).toBe('two');
    ends();
    await gallery.clock.advance(10);
    expect(gallery.onAir).toBe('two');
  });

  it('[P10] that the switcher could not start is said', async () => {
    gallery = await ready(
      aPlan({ segments: [segment('film', 60, { shots: ['film'], cues: [cue('roll', 'clip', 'take', { clip: 'tour' })] })] }),
    );
    gallery.desk.playClip = async () => false;
    await gallery.take();
    expect(gallery.noticed).toEqual(['The clip “Tour” did not start.']);
  });
});
