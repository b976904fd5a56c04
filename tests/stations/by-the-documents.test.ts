/** Whoever has the documents and nothing else follows a whole evening, and knows at its end what the house knows. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stationState } from '../../server/core/station-state.ts';
import { judgeBy } from '../../server/stations/station-key.ts';
import type { StationsDoor } from '../../server/stations/stations-door.ts';
import { stationsHouse } from '../../server/stations/stations-house.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { type Gallery, ready } from '../playout/gallery.ts';
import { eventually } from '../run/eventually.ts';
import { type Client, followByTheDocuments } from './client-by-the-documents.ts';
import { station } from './sample-show.ts';

const harbour = station({ path: 'satellite', language: 'en' });
const inland = station({ id: 'inland', path: 'site', excludes: ['vote-bar', 'result', 'lower-third'] });
const delays = { harbour: 0, inland: 20_000 };
const partners = [
  { station: harbour, delay: delays.harbour },
  { station: inland, delay: delays.inland },
];
let gallery: Gallery;
let door: StationsDoor;
let server: Server;
let house: string;
let clients: Client[];

beforeEach(async () => {
  gallery = await ready(undefined, 'simulated');
  const [code, knocked] = [() => undefined, () => undefined];
  const log = { info: () => undefined, warn: () => undefined };
  door = stationsHouse({
    clock: trueClock,
    log,
    epoch: 'life1',
    judge: judgeBy((id) => `key-of-${id}`),
    stations: () => partners,
    code,
    knocked,
  });
  gallery.playout.onStructure(() => door.publish(gallery.view));
  gallery.playout.onFigures(() => door.publishFigures(gallery.playout.figures()));
  door.publish(gallery.view);
  server = createServer(express().use(door.router));
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  house = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  clients = [];
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.leave()));
  await door.close();
  server.closeAllConnections();
  await gallery.close();
});

const follow = async (id: string) => {
  const client = await followByTheDocuments(house, `key-of-${id}`);
  clients.push(client);
  return client;
};
const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Each segment in its turn; the vote is voted in, counted, verified and revealed. @param between what happens after each step */
const playEvening = async (between: () => void) => {
  const pass = async (ms: number) => {
    await gallery.clock.advance(ms);
    between();
  };
  for (let left = 8; left > 0 && gallery.view.phase !== 'ended'; left -= 1) {
    await gallery.take();
    await pass(3000);
    for (const pollId of ['apples', 'oranges']) {
      if (gallery.onAir !== pollId) continue;
      await gallery.ask('poll.open', { pollId, window: 10_000 });
      await pass(2000);
      for (const voter of [1, 2, 3]) gallery.phones.vote({ pollId, voter, choice: 'yea', path: 'satellite' });
      await pass(40_000);
      await gallery.ask('poll.verify', { pollId, saw: { yea: 3, nay: 0 } });
      await gallery.ask('poll.reveal', { pollId });
      await pass(5000);
    }
    if (gallery.view.nextSegmentId === null) break;
  }
  await gallery.ask('graphic.on', { graphic: 'label', text: 'Thank you' });
  await pass(2000);
  await gallery.end();
  await pass(1000);
};

describe('a client that was written from the documents', () => {
  it('[F28, F31] follows a whole simulated evening, cut again and again, and ends with what the house has', async () => {
    const [one, other] = [await follow('harbour'), await follow('inland')];
    await eventually(() => expect([one, other].map(({ heard }) => heard().snapshot)).toEqual([1, 1]));
    let step = 0;
    await playEvening(() => {
      step += 1;
      if (step % 3 === 0) one.cut();
    });
    expect(gallery.view.phase).toBe('ended');
    const due = door.due();
    for (const [client, who] of [
      [one, harbour],
      [other, inland],
    ] as const) {
      const id = who.id as keyof typeof delays;
      await eventually(() => expect(client.knows().lastId.split('.')[0]).toBe(`life1-${due[id]}`));
      expect(client.knows().state).toEqual(asSent(stationState(gallery.view, who, delays[id])));
      expect(client.problems).toEqual([]);
    }
    expect(one.knows().state).toMatchObject({ onAir: false, ended: { ended: true }, results: [{ decision: 'yea', yea: 3 }, {}] });
    expect(other.knows().state).toMatchObject({ polls: [], results: [] });
    expect(Object.keys(one.heard())).toEqual(expect.arrayContaining(['snapshot', 'segment', 'graphics', 'poll', 'result', 'figures']));
  });
});
