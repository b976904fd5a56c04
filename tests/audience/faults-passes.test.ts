/** Votes that should not count: by what they carry, by when they come, by how often. Each is answered by name and counted in the door's health. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makePass } from '../../server/audience/pass.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { episode } from '../contracts/phones-door-samples.ts';
import { type OpenedDoor, openPoll, openTestDoor } from './opened-door.ts';
import { healthOf } from './raw-line.ts';
import { connectViewer, type Viewer } from './viewer-client.ts';

let opened: OpenedDoor;
beforeEach(async () => {
  opened = await openTestDoor();
});
afterEach(() => opened.close());

const votesOf = async () => (await healthOf(opened.url, opened.dataDir)).figures.votes;
const cast = async (pass: string | undefined, choice: 'yea' | 'nay', sequence = 0): Promise<string> => {
  const headers = { 'x-sequence': String(sequence), ...(pass === undefined ? {} : { 'x-pass': pass }) };
  const answer = await fetch(`${opened.url}/v/apples/${choice}`, { method: 'POST', headers });
  return ((await answer.json()) as { code: string }).code;
};

it('[V5] a false, foreign, rehearsal or old pass is refused as false over HTTP, and never counts as what it claims on a socket', async () => {
  const { pass: secret } = readSecrets(opened.dataDir);
  opened.link.show({ ...episode, activationId: 'rehearsal-1', kind: 'rehearsal' });
  const before = await connectViewer(opened.door.port);
  const welcome = await before.hears((message) => message.type === 'welcome' && message.pass !== null);
  const rehearsed = (welcome as Viewer['welcome']).pass!;
  before.socket.terminate();

  const rules = await openPoll(opened.link, 60_000);
  const good = await connectViewer(opened.door.port);
  const worthless = [
    undefined,
    '',
    'not a pass',
    'A'.repeat(16),
    'A'.repeat(5000),
    makePass('another door’s secret', 'act-1', 0),
    makePass(secret, 'yesterday', 0),
    rehearsed,
    // Rightly signed, and never handed out.
    makePass(secret, 'act-1', 4_000_000_000),
  ];
  for (const pass of worthless) expect(await cast(pass, 'yea')).toBe('false-pass');
  expect((await votesOf())['false-pass']).toBe(worthless.length);

  const claimed = await connectViewer(opened.door.port, { pass: rehearsed });
  expect(claimed.welcome.pass).not.toBe(rehearsed);
  const number = good.welcome.polls[0]!.number;
  expect((await good.vote(number, 'nay', 0)).code).toBe('counted');
  await expect.poll(async () => (await votesOf()).counted).toBe(1);
  expect(rules.activationId).toBe('act-1');
  for (const viewer of [good, claimed]) viewer.socket.terminate();
});

it('[V2] a copied pass is one voter however many phones hold it: the highest sequence stands, whichever came last', async () => {
  const rules = await openPoll(opened.link, 8000);
  const first = await connectViewer(opened.door.port);
  const pass = first.welcome.pass!;
  const copies = await Promise.all(Array.from({ length: 8 }, () => connectViewer(opened.door.port, { pass })));
  const number = first.welcome.polls[0]!.number;
  await Promise.all(copies.map((copy, place) => copy.vote(number, place % 2 ? 'yea' : 'nay', place)));
  expect(await cast(pass, 'yea', 9)).toBe('counted');
  // Replayed: what was sent before comes again, over the other door too.
  expect(await cast(pass, 'nay', 6)).toBe('outdated');
  for (const [place, copy] of copies.entries()) {
    const { code } = await copy.vote(number, place % 2 ? 'yea' : 'nay', place);
    expect(code).toBe('outdated');
  }
  expect(await cast(pass, 'yea', 9)).toBe('counted');
  expect(await opened.link.finalCount(rules.pollId)).toMatchObject({ yea: 1, nay: 0, final: true });
  for (const viewer of [first, ...copies]) viewer.socket.terminate();
});

it('[V3] a vote before its window is early, after it closed, and neither changes the count', async () => {
  const now = Date.now();
  const window = (path: string, delay: number) => ({
    path,
    delay,
    opensAt: now + 4000,
    endsAt: now + 9000 + delay,
    closesAt: now + 9200 + delay,
  });
  const rules = await openPoll(opened.link, 9000, { opensAt: now + 4000, windows: [window('satellite', 0), window('site', 0)] });
  const viewer = await connectViewer(opened.door.port);
  const number = viewer.welcome.polls[0]!.number;
  expect((await viewer.vote(number, 'yea', 0)).code).toBe('early');
  await expect.poll(async () => (await viewer.vote(number, 'yea', 1)).code, { interval: 300 }).toBe('counted');
  expect(await opened.link.finalCount(rules.pollId)).toMatchObject({ yea: 1, nay: 0, ballots: 1 });
  expect(await viewer.vote(number, 'nay', 2)).toMatchObject({ code: 'closed', choice: 1, sequence: 1 });
  // The one that counted comes again, late: its answer is the same as then.
  expect((await viewer.vote(number, 'yea', 1)).code).toBe('counted');
  const votes = await votesOf();
  expect(votes.early).toBeGreaterThan(0);
  expect(votes.closed).toBe(1);
  viewer.socket.terminate();
});
