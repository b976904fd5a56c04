/** The door on the wire: what phones, strangers and the show server may do at it. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { makePass } from '../../server/audience/pass.ts';
import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { openClock } from '../../server/clock.ts';
import type { PhoneMessage, PhonePoll } from '../../server/contract/phone.ts';
import { episode } from '../contracts/phones-door-samples.ts';
import { type OpenedDoor, openPoll, openTestDoor } from './opened-door.ts';
import { quietLog } from './quiet-log.ts';
import { connectViewer, type Viewer } from './viewer-client.ts';

let opened: OpenedDoor;
beforeEach(async () => {
  opened = await openTestDoor();
});
afterEach(() => opened.close());

const pollIn = (message: PhoneMessage): PhonePoll | undefined => (message.type === 'poll' ? message.poll : undefined);
const shownEpisode = async (): Promise<void> => {
  opened.link.show(episode);
  await expect.poll(async () => ((await (await fetch(`${opened.url}/state`)).json()) as { episode: unknown }).episode).not.toBeNull();
};

describe('over the socket', () => {
  it('[V5] a false pass, or one of another episode, gets a new pass and never the place it claims', async () => {
    await openPoll(opened.link, 20_000);
    const first = await connectViewer(opened.door.port);
    const forged = makePass('not the secret', 'act-1', 0);
    const other = makePass(readSecrets(opened.dataDir).pass, 'act-0', 0);
    const notYet = makePass(readSecrets(opened.dataDir).pass, 'act-1', 4_000_000);
    const passes = [first.welcome.pass];
    for (const pass of [forged, other, notYet, 'nonsense']) {
      const viewer = await connectViewer(opened.door.port, { pass });
      expect(viewer.welcome.pass).toMatch(/^[\w-]{16}$/);
      passes.push(viewer.welcome.pass);
    }
    expect(new Set(passes).size).toBe(5);
    expect(passes).not.toContain(notYet);
  });

  it('[V3] a pass comes back to its own vote and may change it', async () => {
    await openPoll(opened.link, 20_000);
    const before = await connectViewer(opened.door.port, { path: 'site' });
    const number = before.welcome.polls[0]!.number;
    await expect.poll(async () => (await before.vote(number, 'yea', 5)).code).toBe('counted');
    await before.close();
    const after = await connectViewer(opened.door.port, { pass: before.welcome.pass!, path: 'satellite' });
    expect(after.welcome).toMatchObject({ pass: before.welcome.pass, path: 'site', mine: [{ poll: number, choice: 'yea', sequence: 5 }] });
    expect(await after.vote(number, 'nay', 6)).toMatchObject({ code: 'counted', choice: 2, sequence: 6 });
  });

  it('[V1] the same vote again has the same receipt', async () => {
    await openPoll(opened.link, 20_000);
    const viewer = await connectViewer(opened.door.port);
    const number = viewer.welcome.polls[0]!.number;
    const [first, again] = await Promise.all([viewer.vote(number, 'yea', 0), viewer.vote(number, 'yea', 0)]);
    expect(first.receipt?.batch).toBeGreaterThan(0);
    expect(again.receipt).toEqual(first.receipt);
    expect((await viewer.vote(number, 'yea', 0)).receipt).toEqual(first.receipt);
  });

  it('[V4] a retry after the close of a vote that was in is still told that it is in; a new one is not', async () => {
    const rules = await openPoll(opened.link, 6000);
    const viewer = await connectViewer(opened.door.port);
    const stranger = await connectViewer(opened.door.port);
    const number = viewer.welcome.polls[0]!.number;
    expect((await viewer.vote(number, 'yea', 0)).code).toBe('counted');
    expect(await opened.link.finalCount(rules.pollId)).toMatchObject({ yea: 1, final: true });
    expect((await viewer.vote(number, 'yea', 0)).code).toBe('counted');
    expect(await viewer.vote(number, 'nay', 1)).toMatchObject({ code: 'closed', choice: 1, sequence: 0 });
    expect((await stranger.vote(number, 'nay', 0)).code).toBe('closed');
  });

  it('[V10] a hidden split never reaches a phone; the result reaches each path when its picture has it', async () => {
    const rules = await openPoll(opened.link, 6000);
    const { port } = opened.door;
    const viewers: Record<string, Viewer> = {
      satellite: await connectViewer(port, { path: 'satellite' }),
      site: await connectViewer(port, { path: 'site' }),
      unknown: await connectViewer(port),
    };
    const number = viewers.satellite!.welcome.polls[0]!.number;
    await viewers.satellite!.vote(number, 'yea', 0);
    const count = await opened.link.finalCount(rules.pollId);
    const revealedAt = Date.now() + 3000;
    const heardAt: Record<string, number> = {};
    const all = Object.entries(viewers).map(async ([name, viewer]) => {
      await viewer.hears((message) => pollIn(message)?.outcome !== undefined);
      heardAt[name] = Date.now();
    });
    await opened.link.outcome({ pollId: rules.pollId, decision: 'yea', yea: count.yea, nay: count.nay, revealedAt });
    const state = (await (await fetch(`${opened.url}/state`)).json()) as { polls: PhonePoll[] };
    expect(state.polls[0]).not.toHaveProperty('outcome');
    await Promise.all(all);
    expect(heardAt.satellite).toBeGreaterThanOrEqual(revealedAt);
    expect(heardAt.site).toBeGreaterThanOrEqual(revealedAt + 200);
    expect(heardAt.unknown).toBeGreaterThanOrEqual(revealedAt + 200);
    for (const viewer of Object.values(viewers)) {
      const told = viewer.heard.flatMap((message) => (message.type === 'welcome' ? message.polls : (pollIn(message) ?? [])));
      for (const poll of told) expect(poll).not.toHaveProperty('count');
      expect(viewer.heard.some((message) => message.type === 'count')).toBe(false);
    }
  });

  it('[V8] a shown split moves on the phones while the poll is open', async () => {
    await openPoll(opened.link, 20_000, { split: 'shown' });
    const viewer = await connectViewer(opened.door.port);
    const number = viewer.welcome.polls[0]!.number;
    const moved = viewer.hears((message) => message.type === 'count' && message.yea === 1);
    await viewer.vote(number, 'yea', 0);
    expect(await moved).toMatchObject({ poll: number, yea: 1, nay: 0 });
  });

  it('[V4] a path binds once: claiming another later changes nothing, and not at all once a poll is armed', async () => {
    await shownEpisode();
    const { port } = opened.door;
    const unbound = await connectViewer(port);
    expect(unbound.welcome.path).toBeNull();
    const bound = await connectViewer(port, { pass: unbound.welcome.pass!, path: 'site' });
    expect(bound.welcome.path).toBe('site');
    const again = await connectViewer(port, { pass: unbound.welcome.pass!, path: 'satellite' });
    expect(again.welcome.path).toBe('site');
    const other = await connectViewer(port);
    await openPoll(opened.link, 20_000);
    const late = await connectViewer(port, { pass: other.welcome.pass!, path: 'satellite' });
    expect(late.welcome.path).toBeNull();
    expect((await connectViewer(port, { path: 'made-up' })).welcome.path).toBeNull();
  });

  it('[V5] another episode gives every phone another pass', async () => {
    await shownEpisode();
    const viewer = await connectViewer(opened.door.port);
    opened.link.show({ ...episode, activationId: 'act-2' });
    const next = (await viewer.hears(
      (message) => message.type === 'welcome' && message.episode?.activationId === 'act-2',
    )) as Viewer['welcome'];
    expect(next.pass).not.toBe(viewer.welcome.pass);
    expect(next.pass).toMatch(/^[\w-]{16}$/);
  });

  it('[V5] what is no vote is told so; what is too long or not understood ends the socket', async () => {
    await shownEpisode();
    const { port } = opened.door;
    const odd = await connectViewer(port);
    odd.socket.send(Buffer.alloc(14));
    const [data] = (await once(odd.socket, 'message')) as [Buffer];
    expect(data[1]).toBe(7);
    for (const sent of [Buffer.alloc(3000), '{"type":"hello","pass":7}', 'not JSON', '{"type":"vote"}']) {
      const viewer = await connectViewer(port);
      const closed = once(viewer.socket, 'close');
      viewer.socket.send(sent);
      await closed;
    }
  });

  it('[V2] votes that come too fast are refused, and a flood ends the socket', async () => {
    await openPoll(opened.link, 20_000);
    const viewer = await connectViewer(opened.door.port);
    const number = viewer.welcome.polls[0]!.number;
    const votes = (count: number) =>
      Array.from({ length: count }, (_, place) => viewer.vote(number, place % 2 ? 'yea' : 'nay', place & 0xff));
    const codes = (await Promise.all(votes(60))).map((ack) => ack.code);
    expect(codes).toContain('counted');
    expect(codes).toContain('too-fast');
    const closed = once(viewer.socket, 'close');
    await Promise.allSettled(votes(400));
    await closed;
  });

  it('[V1] half a frame and a broken socket leave the others alone', async () => {
    await openPoll(opened.link, 20_000);
    const viewer = await connectViewer(opened.door.port);
    const raw = connect(opened.door.port, '127.0.0.1');
    await once(raw, 'connect');
    raw.write(
      'GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    );
    await once(raw, 'data');
    raw.write(Buffer.from([0x82, 0x8e, 1, 2, 3]));
    raw.destroy();
    expect((await viewer.vote(viewer.welcome.polls[0]!.number, 'yea', 0)).code).toBe('counted');
  });
});

describe('over the link', () => {
  it('[V5] who lacks the secret is turned away', async () => {
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: readSecrets(opened.dataDir).link }]) {
      const socket = new WebSocket(`${opened.url.replace('http', 'ws')}/link`, { headers });
      const [, response] = await once(socket, 'unexpected-response');
      expect(response.statusCode).toBe(401);
      response.destroy();
    }
    const stranger = connectPhonesDoor({ url: opened.url, secret: 'wrong', clock: openClock(), log: quietLog });
    await expect.poll(() => stranger.health().message).toMatch(/same data folder/);
    await stranger.close();
  });

  it('[V7] the door keeps taking votes by its rules while the show server is away, and its counts are there when it is back', async () => {
    const rules = await openPoll(opened.link, 6000);
    const viewer = await connectViewer(opened.door.port);
    await opened.link.close();
    expect((await viewer.vote(viewer.welcome.polls[0]!.number, 'nay', 0)).code).toBe('counted');
    const back = connectPhonesDoor({ url: opened.url, secret: readSecrets(opened.dataDir).link, clock: openClock(), log: quietLog });
    expect(await back.finalCount(rules.pollId)).toMatchObject({ yea: 0, nay: 1, final: true });
    await back.close();
  });
});
