/** A series that wants two people who were let in apart: before air, at the confirming, and in the signed log. */
import { afterEach, expect, it } from 'vitest';
import type { Motion } from '../../server/contract/commands.ts';
import { theServer } from '../../server/contract/inviters.ts';
import type { Operator } from '../../server/playout/playout.ts';
import { aPlan } from '../core/plans.ts';
import { type Gallery, live, open, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

const strict = () => ({ ...aPlan(), voteLog: { witnesses: [], witnessBeforeReveal: false, independentConfirmation: true } });
const dora: Operator = { id: 'dora', name: 'Dora', invitedBy: [theServer], device: 'a' };
const wu: Operator = { id: 'wu', name: 'Wu', invitedBy: [{ id: 'dora', name: 'Dora' }, theServer], device: 'b' };
const bo: Operator = { id: 'crew-bo', name: 'Bo', invitedBy: [], device: 'c' };
const here = (who: Operator, role: 'director' | 'vote' | 'producer', connected = true) => ({ ...who, role, connected });
const check = () => gallery.view.preflight.find(({ id }) => id === 'second-person');

it('[V37] says before air that no two such people are here, and how to get them', async () => {
  gallery = await open(strict());
  gallery.operators = [here(dora, 'director'), here(wu, 'vote'), here(bo, 'producer')];
  await gallery.activate();
  expect(check()).toMatchObject({ light: 'warn', remedy: expect.stringContaining('CUECART_CREW') });
  gallery.operators = [here(dora, 'director'), here(bo, 'vote', false)];
  await gallery.ask('episode.preflight', {});
  expect(check()).toMatchObject({ light: 'warn' });
  gallery.operators = [here(dora, 'director'), here(bo, 'vote')];
  await gallery.ask('episode.preflight', {});
  expect(check()).toMatchObject({ light: 'ok' });
});

it('asks nothing of the kind of a series that does not want it', async () => {
  gallery = await open();
  await gallery.activate();
  expect(check()).toBeUndefined();
});

it('[V37, L21] takes the second person from elsewhere only, and the signed log tells who let whom in and no device', async () => {
  gallery = await live(strict());
  const pollId = 'apples';
  await gallery.ask('poll.open', { pollId, window: 10_000 });
  await gallery.clock.advance(1000);
  for (const voter of [1, 2, 3]) gallery.phones.vote({ pollId, voter, choice: 'yea', path: 'satellite' });
  await gallery.clock.advance(40_000);
  const motion: Motion = { kind: 'exclude', exclusions: [{ kind: 'path', path: 'satellite' }], reason: 'the code leaked' };
  await gallery.ask('poll.propose', { pollId, motion, who: dora });
  const motionId = gallery.poll(pollId).motions.at(-1)?.id ?? '';
  const confirm = (who: Operator) => gallery.ask('poll.confirm', { pollId, motionId, saw: { yea: 0, nay: 0 }, who });
  expect(refused(await confirm(wu))).toBe('two-people');
  await gallery.restart();
  expect(refused(await confirm({ ...bo, device: 'a' }))).toBe('two-people');
  expect(await confirm(bo)).toMatchObject({ ok: true });
  expect(gallery.phones.records().at(-1)?.body).toMatchObject({
    ...{ type: 'excluded', proposedById: 'dora', proposerInvitedBy: [theServer], confirmedById: 'crew-bo', confirmerInvitedBy: [] },
  });
  expect(JSON.stringify(gallery.phones.records())).not.toMatch(/"(confirmedOn|proposedOn|device)"/);
});
