/** Time wakes the show; a fault in what is due is said and never becomes a busy loop. */
import { expect, it } from 'vitest';
import { keepTime } from '../../server/playout/keep-time.ts';
import type { ShowKeeper } from '../../server/playout/show-keeper.ts';
import { live as liveEvening } from '../core/evening.ts';
import { aPlan, cue, eight, segment } from '../core/plans.ts';
import { handClock } from '../fakes/hand-clock.ts';
import { live } from './gallery.ts';

const voting = aPlan({
  segments: [segment('apples', 120, { cues: [cue('vote', 'poll', '+0:10', { poll: 'apples' })] }), segment('closing', 60)],
});

it.each([
  ['cannot be put in', () => Promise.reject(new Error('no room'))],
  ['the show does not take', async () => true],
])('[T6] what %s is tried again after a pause, and said each time', async (_, adopt) => {
  const clock = handClock(eight);
  const { show } = liveEvening(voting);
  const reports: string[] = [];
  const keeper = {
    running: () => ({ show, seq: 1, activation: { id: 'a', kind: 'live', file: 'f' } }),
    turn: <T>(deed: () => Promise<T>) => deed(),
    adopt,
  } as unknown as ShowKeeper;
  const time = keepTime({
    ...{ clock, keeper, moment: () => undefined, report: (error) => void reports.push(String(error)) },
    world: () => ({ now: clock.now(), newId: () => 'id', activationId: 'a', kind: 'live', voteObstacle: undefined }),
  });
  time.reckon();
  await clock.advance(10_000);
  expect(reports).toHaveLength(1);
  await clock.advance(5000);
  expect(reports).toHaveLength(6);
  time.close();
});

it('[S7] a vote whose time comes while the disk is late for a moment opens as soon as it is back', async () => {
  const gallery = await live(voting);
  await gallery.clock.advance(8500);
  gallery.archive.breakDown('late');
  await gallery.ask('clock.freeze', { frozen: true });
  await gallery.ask('clock.freeze', { frozen: false });
  await gallery.clock.advance(1000);
  expect(gallery.view.cues).toMatchObject([{ id: 'vote', state: 'due' }]);
  gallery.archive.mend();
  await gallery.clock.advance(1000);
  expect(gallery.view.cues).toMatchObject([{ id: 'vote', state: 'on' }]);
  expect(gallery.phones.rules('apples')).toMatchObject({ opensAt: gallery.poll('apples').opensAt });
  await gallery.close();
});

it('[S7] a vote that waits in vain is missed after two seconds', async () => {
  const gallery = await live(voting);
  gallery.phones.lose();
  await gallery.clock.advance(10_900);
  expect(gallery.view.cues).toMatchObject([{ state: 'due' }]);
  await gallery.clock.advance(200);
  expect(gallery.view.cues).toMatchObject([{ state: 'missed' }]);
  await gallery.close();
});
