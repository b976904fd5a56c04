/** A stations' door with a book on disk that tells change after change until it is killed; prints its port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openFeedBook } from '../../server/archive/open-feed-book.ts';
import { earlierOf } from '../../server/stations/feed-past.ts';
import { judgeBy } from '../../server/stations/station-key.ts';
import { stationsDoor } from '../../server/stations/stations-door.ts';
import { quiet, trueClock } from '../fakes/true-clock.ts';
import { figures, graphic, label, noon, show, station } from './sample-show.ts';

const [dataDir = '', epoch = ''] = process.argv.slice(2);
const book = openFeedBook({ dataDir, deadlineMs: 20_000, clock: trueClock, log: quiet });
const past = await book.past();
const door = stationsDoor({
  ...{ clock: trueClock, log: quiet, epoch, book, earlier: earlierOf(past) },
  judge: judgeBy(() => 'key'),
  stations: () => [{ station: station(), delay: 0 }],
  code: () => undefined,
  knocked: () => undefined,
});
const server = createServer(express().use(door.router));
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));

let change = past.entries.length;
setInterval(() => {
  change += 1;
  door.publish(show({ at: noon + change, graphics: [graphic(`label-${change}`, label.data)] }));
  door.publishFigures(figures({ revision: change }));
}, 5);
