/** How often a station may ask what costs the house something: figures that are read from disk, and a dumped delay, which is on record. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Figures } from '../../server/contract/graphics.ts';
import { judgeBy } from '../../server/stations/station-key.ts';
import { type StationsDoor, stationsDoor } from '../../server/stations/stations-door.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { memoryFeedBook } from './memory-feed-book.ts';
import { figures, noon, show, station } from './sample-show.ts';

/** Twenty-one pages and some more. */
const published = 10_507;
const revisions = Array.from({ length: published }, (_, n) => n + 1);
let door: StationsDoor;
let server: Server;
let dumps: string[] = [];

const ask = (stationId: string, path: string, method = 'GET') =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/stations/v1/${path}`, {
    method,
    headers: { authorization: `Bearer key-of-${stationId}` },
  });
/** So long that it may ask again, as the answer says; only the date goes on. */
const waitAsTold = (answer: Response) => {
  const wait = Number(answer.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  vi.setSystemTime(Date.now() + wait * 1000);
};

beforeEach(async () => {
  dumps = [];
  const kept = (activation: string) => (revision: number) => ({
    ...{ activation, revision, at: noon },
    figures: JSON.stringify(figures({ revision })),
  });
  door = stationsDoor({
    ...{ clock: trueClock, epoch: 'life1', code: () => undefined, knocked: () => undefined },
    log: { info: () => undefined, warn: () => undefined },
    judge: judgeBy((id) => `key-of-${id}`),
    stations: () => ['harbour', 'inland'].map((id) => ({ station: station({ id }), delay: 4000 })),
    book: {
      ...memoryFeedBook(),
      figuresAfter: async (activation, after, most) => revisions.slice(after, after + most).map(kept(activation)),
    },
    dumped: async (id) => ({ ok: dumps.push(id) > 0 }),
  });
  server = createServer(express().use(door.router));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  door.publish(show());
  await eventually(async () => expect(await (await ask('harbour', 'state')).json()).toMatchObject({ snapshot: { data: { onAir: true } } }));
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(async () => {
  await door.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  vi.useRealTimers();
});

it('[F35] follows page after page through an evening of figures, waits when it is told to, and keeps no other station waiting', async () => {
  const had: number[] = [];
  let refused = 0;
  for (let after: number | null = 0; after !== null; ) {
    const answer = await ask('harbour', `figures?after=${after}`);
    if (answer.status === 429) {
      refused += 1;
      expect((await ask('inland', 'figures?after=10500')).status).toBe(200);
      waitAsTold(answer);
      continue;
    }
    const page = (await answer.json()) as { figures: readonly Figures[]; next: number | null };
    had.push(...page.figures.map(({ revision }) => revision));
    after = page.next;
  }
  expect(had).toEqual(revisions);
  expect(refused).toBe(1);
});

it('[F38] has its delay dumped a few times in a minute, and then is told to wait: no more of it is on record', async () => {
  const answers: Response[] = [];
  for (let n = 0; n < 7; n += 1) answers.push(await ask('harbour', 'dumped', 'POST'));
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204, 429, 429]);
  expect((await ask('inland', 'dumped', 'POST')).status).toBe(204);
  expect(dumps).toEqual([...Array.from({ length: 5 }, () => 'harbour'), 'inland']);
  waitAsTold(answers[6]!);
  expect((await ask('harbour', 'dumped', 'POST')).status).toBe(204);
});
