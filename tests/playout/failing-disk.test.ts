/** A disk that is full, late, or late and written all the same: the show goes on, says so, and nothing is lost or doubled. */
import { afterEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../server/playout/fact-journal.ts';
import type { StoredFact } from '../../server/ports/archive.ts';
import { eight } from '../core/plans.ts';
import { handClock } from '../fakes/hand-clock.ts';
import { type Breakdown, memoryArchive } from '../fakes/memory-archive.ts';
import type { Gallery } from './gallery.ts';
import { asShow, live, ready, refused } from './gallery.ts';

let gallery: Gallery | undefined;
afterEach(() => gallery?.close());

it('[C20] a disk that does not answer leaves the light of the disk as of when it last did', async () => {
  const house = await live();
  gallery = house;
  await house.clock.advance(6000);
  const light = () => house.view.lines.find(({ line }) => line === 'disk');
  const answered = light()?.at ?? 0;
  expect(house.clock.now() - answered).toBeLessThan(6000);
  house.archive.breakDown('late');
  await house.clock.advance(20_000);
  expect(light()).toMatchObject({ light: 'ok', at: answered });
  house.archive.mend();
  await house.clock.advance(6000);
  expect(light()?.at).toBeGreaterThan(answered);
});

const breakdowns: readonly Breakdown[] = ['full', 'late', 'late-but-written'];

describe.each(breakdowns)('while the disk is %s', (how) => {
  it('[S9] a take goes to air, says that it is not recorded, and is on disk once the disk is back', async () => {
    const house = await live();
    gallery = house;
    house.archive.breakDown(how);
    expect(await house.take()).toEqual({ ok: true, recorded: false });
    expect(await house.take()).toMatchObject({ ok: false, refusal: { code: 'too-soon' } });
    await house.clock.advance(1000);
    await house.take();
    expect(house.onAir).toBe('guest');
    expect(house.program).toBe('OBS guest-two');
    expect(house.view.recording).toMatchObject({ ok: false });
    expect(house.view.lines.find(({ line }) => line === 'disk')).toMatchObject({ light: 'bad', word: 'NOT RECORDED' });
    house.archive.mend();
    await house.clock.advance(1000);
    expect(house.view.recording).toEqual({ ok: true, waiting: 0, since: null });
    const stored = await house.stored();
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
    expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
    expect(asShow(house.plan, stored).context.runs.map(({ segmentId }) => segmentId)).toEqual(['opening', 'apples', 'guest']);
    expect(await house.take()).toMatchObject({ ok: true, recorded: true });
  });

  it('[V9] no vote opens, none is verified, none is revealed', async () => {
    const house = await live();
    gallery = house;
    await house.ask('poll.open', { pollId: 'apples', window: 3000 });
    await house.clock.advance(60_000);
    house.archive.breakDown(how);
    await house.ask('clock.freeze', { frozen: true });
    expect(refused(await house.ask('poll.verify', { pollId: 'apples', saw: { yea: 0, nay: 0 } }))).toBe('needs-disk');
    expect(refused(await house.ask('poll.reveal', { pollId: 'apples' }))).toBe('needs-disk');
    expect(refused(await house.ask('poll.open', { pollId: 'oranges' }))).toBe('needs-disk');
    house.archive.mend();
    await house.clock.advance(1000);
    expect(await house.ask('poll.verify', { pollId: 'apples', saw: { yea: 0, nay: 0 } })).toEqual({ ok: true, recorded: true });
  });

  it('[V6] a vote whose own opening was not recorded reaches no phone before it is', async () => {
    const house = await live();
    gallery = house;
    house.archive.breakDown(how);
    expect(await house.ask('poll.open', { pollId: 'apples' })).toMatchObject({ ok: true, recorded: false });
    await house.clock.advance(2000);
    expect(house.phones.rules('apples')).toBeUndefined();
    expect(house.poll('apples')).toMatchObject({ phase: 'armed', opensAt: null });
    expect(house.noticed.join()).toContain('The vote apples is not open yet');
    house.archive.mend();
    await house.clock.advance(5000);
    expect(house.poll('apples').phase).toBe('open');
    expect(house.phones.rules('apples')).toMatchObject({ opensAt: house.poll('apples').opensAt, endsAt: house.poll('apples').endsAt });
  });

  it('[S9] no episode is loaded, and the one before stays', async () => {
    const house = await ready();
    gallery = house;
    const { activationId } = house;
    house.archive.breakDown(how);
    expect(refused(await house.activate())).toBe('needs-disk');
    expect(house.activationId).toBe(activationId);
  });
});

it('[A4] a disk that has become full is known before anything must be written, and well again once it is', async () => {
  const house = await ready();
  gallery = house;
  house.archive.breakDown('full');
  await house.clock.advance(6000);
  expect(house.view.recording).toMatchObject({ ok: false, waiting: 0 });
  expect(house.view.lines.find(({ line }) => line === 'disk')?.message).toContain('The disk is full.');
  house.archive.mend();
  await house.clock.advance(6000);
  expect(house.view.recording).toEqual({ ok: true, waiting: 0, since: null });
  house.archive.breakDown('late');
  await house.clock.advance(6000);
  expect(house.view.recording.ok).toBe(true);
});

it('[S9] closing the server in good order writes what waits', async () => {
  const house = await live();
  gallery = house;
  house.archive.breakDown('full');
  await house.take();
  house.archive.mend();
  await house.playout.close();
  expect((await house.stored()).at(-1)?.body.type).toBe('poll.armed');
});

it('[S9] an activation whose start was late and written does not come back instead of the next one', async () => {
  const house = await ready();
  gallery = house;
  const { startActivation } = house.archive;
  house.archive.startActivation = async (activation) => {
    await startActivation(activation);
    throw new Error('late');
  };
  expect(refused(await house.activate())).toBe('needs-disk');
  house.archive.startActivation = startActivation;
  await house.activate();
  const { activationId } = house;
  await house.end();
  expect(await house.archive.openActivation()).toBeUndefined();
  await house.activate();
  expect((await house.archive.openActivation())?.id).not.toBe(activationId);
});

describe('the journal', () => {
  const fact = (seq: number): StoredFact => ({
    activationId: 'a',
    seq,
    id: `f${seq}`,
    version: 1,
    at: eight,
    by: 'mei',
    body: { type: 'noted' },
  });

  it('[F4] has an end: what does not fit is counted as lost and said', async () => {
    const archive = memoryArchive();
    const clock = handClock(eight);
    const journal = openJournal(archive, clock);
    archive.breakDown('full');
    const many = Array.from({ length: 9999 }, (_, index) => fact(index + 1));
    expect(await journal.commit(many)).toBe('waiting');
    expect(await journal.commit([fact(10_000), fact(10_001)])).toBe('lost');
    expect(journal.recording()).toMatchObject({ ok: false, waiting: 9999, lost: 2 });
    await journal.close();
  });

  it('[A1] lets nothing new overtake what waits', async () => {
    const archive = memoryArchive();
    const clock = handClock(eight);
    const journal = openJournal(archive, clock);
    archive.breakDown('late');
    expect(await journal.commit([fact(1)])).toBe('waiting');
    archive.mend();
    expect(await journal.commit([fact(2)])).toBe('waiting');
    await clock.advance(500);
    expect(await journal.commit([fact(3)])).toBe('recorded');
    expect((await archive.facts('a')).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    await journal.close();
  });
});
