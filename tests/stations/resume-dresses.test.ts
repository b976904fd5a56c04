/** Every dress of the feed over a restart of the server: what an id of an earlier life says, it says in each of them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Server as SocketServer } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { expect, it, onTestFinished } from 'vitest';
import type { CloudEvent } from '../../server/stations/dress/cloud-event.ts';
import { earlierOf } from '../../server/stations/feed-past.ts';
import { judgeBy } from '../../server/stations/station-key.ts';
import { stationsHouse } from '../../server/stations/stations-house.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { memoryFeedBook } from './memory-feed-book.ts';
import { listenTo } from './reader.ts';
import { graphic, label, noon, show, station } from './sample-show.ts';

const live = async (epoch: string, book: ReturnType<typeof memoryFeedBook>) => {
  const app = express();
  const server = createServer(app);
  const io = new SocketServer(server, { transports: ['websocket'], serveClient: false });
  const door = stationsHouse({
    ...{ io, clock: trueClock, epoch, book, log: { info: () => undefined, warn: () => undefined } },
    ...{ judge: judgeBy(() => 'key'), stations: () => [{ station: station(), delay: 0 }], code: () => undefined, knocked: () => undefined },
    earlier: earlierOf(await book.past()),
  });
  app.use(door.router);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const end = async () => {
    await door.close();
    await io.close();
    server.closeAllConnections();
  };
  onTestFinished(end);
  return { door, end, port: (server.address() as AddressInfo).port };
};
const labelled = (n: number) => show({ at: noon + n, graphics: [graphic(`label-${n}`, label.data)] });

const overSockets = (port: number, lastEventId: string) => {
  const heard: CloudEvent[] = [];
  const auth = { key: 'key', lastEventId };
  const socket = connect(`http://127.0.0.1:${port}/stations`, { transports: ['websocket'], forceNew: true, reconnection: false, auth });
  socket.onAny((name: string, said: CloudEvent) => void (name !== 'heartbeat' && heard.push(said)));
  onTestFinished(() => void socket.disconnect());
  return heard;
};
const rowIds = async (port: number) =>
  Promise.all(
    ['json', 'csv', 'xml'].map(async (ending) => {
      const answer = await fetch(`http://127.0.0.1:${port}/stations/v1/state.${ending}`, { headers: { authorization: 'Bearer key' } });
      return /life\d-\d+/.exec(await answer.text())?.[0];
    }),
  );

it('[F33] goes on from an id of an earlier life in the stream, over sockets and in rows alike', async () => {
  const book = memoryFeedBook();
  const first = await live('life1', book);
  first.door.publish(show());
  for (let n = 1; n <= 3; n += 1) first.door.publish(labelled(n));
  await eventually(() => expect(first.door.due()).toEqual({ harbour: 4 }));
  await first.end();

  const second = await live('life2', book);
  // The same show as it was told: nothing is another yet.
  expect(await rowIds(second.port)).toEqual(['life1-4', 'life1-4', 'life1-4']);
  const [stream, socket, fromSnapshot] = [
    await listenTo(second.port, 'key', 'life1-2'),
    overSockets(second.port, 'life1-2'),
    overSockets(second.port, 'life1-1.snapshot'),
  ];
  await eventually(() => expect(second.door.rows()[0]?.feeds).toBe(3));
  second.door.publish(labelled(4));
  const missed = ['life1-3', 'life1-4', 'life2-1'];
  await eventually(() => expect(socket.map(({ id }) => id)).toEqual(missed));
  await eventually(() => expect(fromSnapshot.map(({ id }) => id)).toEqual(['life1-2', ...missed]));
  await eventually(() => expect(stream.events.map(({ id }) => id)).toEqual(missed));
  expect(stream.said.filter(({ type }) => !type.endsWith('heartbeat'))).toEqual(socket);
  await eventually(async () => expect(await rowIds(second.port)).toEqual(['life2-1', 'life2-1', 'life2-1']));
  stream.leave();
});
