/** The machine's clock is set, forwards or back, while a poll is open: windows keep their true length. */
import { expect, it } from 'vitest';
import { openClock } from '../../server/clock.ts';
import { lastBallotAt } from '../../server/last-moment.ts';
import { openPoll, openTestDoor } from './opened-door.ts';
import { connectViewer } from './viewer-client.ts';

const hour = 3_600_000;

it.each([
  ['an hour forwards', hour],
  ['an hour back', -hour],
])('[V3] a clock that is set %s neither shuts an open window nor keeps it open', async (_what, step) => {
  let set = 0;
  const opened = await openTestDoor({ clock: openClock(() => Date.now() + set) });
  const startedAt = performance.now();
  const rules = await openPoll(opened.link, 7000);
  const viewer = await connectViewer(opened.door.port);
  const number = viewer.welcome.polls[0]!.number;
  expect((await viewer.vote(number, 'yea', 0)).code).toBe('counted');
  set = step;
  expect((await viewer.vote(number, 'nay', 1)).code).toBe('counted');
  expect(await opened.link.finalCount(rules.pollId)).toMatchObject({ yea: 0, nay: 1, final: true });
  // It follows a set clock by 50 ms a second at most, either way.
  expect(performance.now() - startedAt).toBeGreaterThan(7000 * 0.9);
  expect((await viewer.vote(number, 'yea', 2)).code).toBe('closed');
  viewer.socket.terminate();
  await opened.close();
});

it('[V3] a door that comes back while the machine’s clock is set back a minute goes on from its last ballot; one set back an hour is believed', async () => {
  const opened = await openTestDoor();
  await openPoll(opened.link, 20_000);
  const viewer = await connectViewer(opened.door.port);
  const number = viewer.welcome.polls[0]!.number;
  // The door's clock and this one are each true to some milliseconds.
  const before = Date.now() - 100;
  expect((await viewer.vote(number, 'yea', 0)).code).toBe('counted');
  const last = lastBallotAt(opened.dataDir) ?? 0;
  expect(last).toBeGreaterThanOrEqual(before);
  expect(openClock(() => last - 60_000, last).now()).toBeGreaterThanOrEqual(last);
  expect(openClock(() => last - hour, last).now()).toBeLessThan(last - hour + 60_000);
  expect(openClock(() => last + hour, last).now()).toBeGreaterThanOrEqual(last + hour);
  viewer.socket.terminate();
  await opened.close();
});
