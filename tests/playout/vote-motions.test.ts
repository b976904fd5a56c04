/** What two people decide about a vote, between the show and the phones' door; and what of it is in the signed log. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Motion } from '../../server/contract/commands.ts';
import { aPlan, poll } from '../core/plans.ts';
import { byHand, wholeCount } from '../core/voting.ts';
import { type Gallery, jun, live, mei, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

const pollId = 'apples';
const vote = (voter: number, choice: 'yea' | 'nay', path: string) => gallery.phones.vote({ pollId, voter, choice, path });
/** Three yea and one nay at the satellite, two nay at the site; the last path has closed. */
const counted = async (plan = aPlan()) => {
  gallery = await live(plan);
  await gallery.ask('poll.open', { pollId, window: 10_000 });
  await gallery.clock.advance(1000);
  for (const voter of [1, 2, 3]) vote(voter, 'yea', 'satellite');
  vote(4, 'nay', 'satellite');
  for (const voter of [5, 6]) vote(voter, 'nay', 'site');
  await gallery.clock.advance(40_000);
};
const leaveOutSatellite: Motion = { kind: 'exclude', exclusions: [{ kind: 'path', path: 'satellite' }], reason: 'the code leaked' };
const propose = (motion: Motion) => gallery.ask('poll.propose', { pollId, motion, who: mei });
const confirm = (yea: number, nay: number, who = jun) =>
  gallery.ask('poll.confirm', { pollId, motionId: gallery.poll(pollId).motions.at(-1)?.id ?? '', saw: { yea, nay }, who });
const verify = (yea: number, nay: number) => gallery.ask('poll.verify', { pollId, saw: { yea, nay } });
const recorded = () => gallery.phones.records().map(({ body }) => (body as { type: string }).type);

describe('votes left out', () => {
  it('are counted by the door as soon as it is proposed, and change the result only when another person confirms', async () => {
    await counted();
    await verify(3, 3);
    await propose(leaveOutSatellite);
    expect(gallery.poll(pollId).motions).toMatchObject([
      { state: 'waiting', before: { yea: 3, nay: 3, decision: 'nay' }, after: { yea: 0, nay: 2, decision: 'nay' } },
    ]);
    expect(refused(await confirm(0, 2, mei))).toBe('two-people');
    expect(await confirm(0, 2)).toMatchObject({ ok: true });
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'counting', verifiedBy: null, counted: { yea: 0, nay: 2 }, robust: false });
    await verify(0, 2);
    await gallery.ask('poll.reveal', { pollId });
    expect(gallery.phones.outcomes()).toMatchObject([{ decision: 'nay', yea: 0, nay: 2 }]);
  });

  it('wait for a door that is away, also over a restart of the server', async () => {
    await counted();
    gallery.phones.lose();
    await propose(leaveOutSatellite);
    expect(refused(await confirm(0, 2))).toBe('busy');
    expect(gallery.noticed).toContain('The phones’ door has not counted what was proposed about apples yet. It is asked until it has.');
    await gallery.restart();
    gallery.phones.regain();
    await gallery.clock.advance(5000);
    expect(gallery.poll(pollId).motions).toMatchObject([{ state: 'waiting', after: { yea: 0, nay: 2 } }]);
  });
});

describe('a correction', () => {
  const shown = async (plan = aPlan()) => {
    await counted(plan);
    await propose(leaveOutSatellite);
    await confirm(0, 2);
    await verify(0, 2);
    await gallery.ask('poll.reveal', { pollId });
  };

  it('[V16] reaches the phones with both statements, as another outcome of the same vote', async () => {
    await shown();
    const first = gallery.phones.outcomes()[0];
    await gallery.clock.advance(30_000);
    await propose(wholeCount);
    await confirm(3, 3);
    expect(gallery.phones.outcomes()).toMatchObject([
      {
        pollId,
        decision: 'nay',
        yea: 3,
        nay: 3,
        revealedAt: (first?.revealedAt ?? 0) + 30_000,
        corrects: { decision: 'nay', yea: 0, nay: 2, reason: wholeCount.reason },
      },
    ]);
    expect(gallery.view.graphics.map(({ kind }) => kind)).toContain('correction');
    expect(recorded()).toEqual(['proposed', 'excluded', 'verified', 'revealed', 'proposed', 'corrected']);
  });

  it('[V16] to a tie that the chair decides reaches them by the chair’s word', async () => {
    await shown(aPlan({ polls: [poll(pollId, { tie: 'chair' }), poll('oranges')] }));
    await gallery.clock.advance(30_000);
    await propose({ ...wholeCount, chairSays: 'yea' } as Motion);
    await confirm(3, 3);
    expect(gallery.phones.outcomes()).toMatchObject([{ decision: 'yea', yea: 3, nay: 3, corrects: { decision: 'nay', yea: 0, nay: 2 } }]);
  });
});

describe('figures by hand', () => {
  const allowed = aPlan({ manualFigures: true });

  it('[V17] stand in for a count that nobody saw, and are marked to the phones too', async () => {
    gallery = await live(allowed);
    await gallery.ask('poll.open', { pollId, window: 10_000 });
    gallery.phones.lose();
    await gallery.clock.advance(60_000);
    await propose(byHand);
    expect(refused(await confirm(12, 7, mei))).toBe('two-people');
    expect(await confirm(12, 7)).toMatchObject({ ok: true });
    await gallery.ask('poll.reveal', { pollId });
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'revealed', manual: true, decision: 'yea' });
    gallery.phones.regain();
    await gallery.clock.advance(10_000);
    expect(gallery.phones.outcomes()).toMatchObject([{ decision: 'yea', yea: 12, nay: 7, manual: true }]);
    expect(recorded()).toEqual(['proposed', 'manual', 'revealed']);
  });

  it('are refused once one ballot was seen, also by another life of the server while the door is away', async () => {
    gallery = await live(allowed);
    await gallery.ask('poll.open', { pollId, window: 10_000 });
    await gallery.clock.advance(1000);
    vote(1, 'yea', 'satellite');
    await gallery.clock.advance(500);
    gallery.phones.lose();
    await gallery.clock.advance(60_000);
    expect(refused(await propose(byHand))).toBe('wrong-phase');
    await gallery.restart();
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'counting', counted: null });
    expect(refused(await propose(byHand))).toBe('wrong-phase');
  });
});

describe('the signed log', () => {
  it('[V20] has every decision once and in its order, whatever the line did', async () => {
    await counted();
    gallery.phones.lose();
    await verify(3, 3);
    await gallery.ask('poll.defer', { pollId, reason: 'no time' });
    await gallery.clock.advance(3000);
    expect(recorded()).toEqual([]);
    await gallery.restart();
    gallery.phones.regain();
    await gallery.clock.advance(5000);
    await verify(3, 3);
    await gallery.ask('poll.void', { pollId, reason: 'the wrong product' });
    await gallery.restart();
    await gallery.clock.advance(5000);
    expect(recorded()).toEqual(['verified', 'deferred', 'verified', 'voided']);
    expect(gallery.phones.records()[0]).toMatchObject({
      pollId,
      activationId: gallery.activationId,
      body: { by: 'Mei', byId: 'mei', saw: { yea: 3, nay: 3 } },
    });
  });

  it('has with every decision how far our clock was from the door’s, and nothing where that was not measured', async () => {
    await counted();
    await verify(3, 3);
    expect(gallery.phones.records()[0]?.body).not.toHaveProperty('clockOffset');
    gallery.phones.says({ clock: { ahead: -3, within: 2 } });
    await gallery.ask('poll.defer', { pollId, reason: 'no time' });
    expect(gallery.phones.records()[1]).toMatchObject({ body: { type: 'deferred', clockOffset: -3, clockWithin: 2 } });
  });
});

describe('a witness before the reveal', () => {
  const plan = () => ({
    ...aPlan(),
    voteLog: { witnesses: [{ name: 'The auditor', publicKey: 'w' }], witnessBeforeReveal: true },
  });
  const head = (at: number, witnesses: readonly string[]) => ({
    ...{ activationId: gallery.activationId, origin: 'o', size: at, root: '', at, note: 'n', witnesses },
  });
  const reveal = () => gallery.ask('poll.reveal', { pollId });

  it('must have cosigned a head that is not older than the final count', async () => {
    await counted(plan());
    await verify(3, 3);
    const lastClose = Math.max(...(gallery.phones.rules(pollId)?.windows ?? []).map(({ closesAt }) => closesAt));
    gallery.phones.sign(head(gallery.clock.now(), []));
    expect(await reveal()).toMatchObject({ ok: false, refusal: { code: 'wrong-phase', message: expect.stringContaining('The auditor') } });
    gallery.phones.sign(head(lastClose - 1, ['auditor']));
    expect(refused(await reveal())).toBe('wrong-phase');
    gallery.phones.sign(head(lastClose, ['auditor']));
    expect(await reveal()).toMatchObject({ ok: true });
  });

  it('is not waited for in a rehearsal, nor for figures by hand', async () => {
    gallery = await live({ ...plan(), episode: { ...plan().episode, manualFigures: true } });
    await gallery.ask('poll.open', { pollId, window: 10_000 });
    gallery.phones.lose();
    await gallery.clock.advance(60_000);
    await propose(byHand);
    await confirm(12, 7);
    expect(await reveal()).toMatchObject({ ok: true });
    await gallery.close();
    gallery = await live(plan(), 'rehearsal');
    await gallery.ask('poll.open', { pollId, window: 10_000 });
    await gallery.clock.advance(60_000);
    await verify(0, 0);
    expect(await reveal()).toMatchObject({ ok: true });
  });
});

describe('what the door says of the votes', () => {
  const anomaly = (n: number, votes = 1) => ({
    ...{ id: `a-${n}`, activationId: gallery.activationId, pollId, at: n, kind: 'burst' as const, message: 'A burst.', votes },
  });

  it('is shown newest first, at most fifty, and makes a thin margin doubtful', async () => {
    await counted();
    expect(gallery.view.voting).toMatchObject({
      anomalies: [],
      issuance: { passes: 6 },
      checkpoint: null,
      manualAllowed: false,
      door: 'http://vote/',
    });
    for (let n = 0; n < 60; n += 1) gallery.phones.notice(anomaly(n, 0));
    gallery.phones.notice(anomaly(59, 1));
    gallery.phones.notice({ ...anomaly(99), activationId: 'another' });
    await gallery.clock.advance(200);
    expect(gallery.view.voting?.anomalies.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, n) => `a-${59 - n}`));
    expect(gallery.poll(pollId).robust).toBe(false);
  });

  it('keeps the newest head of the log, never an older one', async () => {
    await counted();
    const head = (size: number) => ({
      ...{ activationId: gallery.activationId, origin: 'o', size, root: `${size}`, at: size, note: 'n', witnesses: [] },
    });
    for (const size of [3, 8, 5]) gallery.phones.sign(head(size));
    await gallery.clock.advance(200);
    expect(gallery.view.voting?.checkpoint?.size).toBe(8);
  });
});

it('[V21] a void vote is asked again, with its own rules at the door and its own count', async () => {
  await counted();
  await gallery.ask('poll.void', { pollId, reason: 'the wrong product' });
  expect(await gallery.ask('poll.open', { pollId, window: 10_000 })).toMatchObject({ ok: true });
  await gallery.clock.advance(1000);
  vote(1, 'nay', 'satellite');
  await gallery.clock.advance(40_000);
  expect(gallery.poll(pollId)).toMatchObject({ phase: 'counting', counted: { yea: 0, nay: 1 } });
});

it('an open-ended vote is closed at the door ten seconds after it was said, also when the door was away at that moment', async () => {
  gallery = await live();
  await gallery.ask('poll.open', { pollId, openEnded: true });
  await gallery.clock.advance(60_000);
  const { extend } = gallery.phones;
  gallery.phones.extend = () => Promise.reject(new Error('The phones’ door has not answered.'));
  await gallery.ask('poll.close', { pollId });
  const { endsAt } = gallery.poll(pollId);
  expect(endsAt).toBe(gallery.clock.now() + 10_000);
  await gallery.restart();
  gallery.phones.extend = extend;
  await gallery.clock.advance(4000);
  expect(gallery.phones.rules(pollId)).toMatchObject({ endsAt, openEnded: false });
});
