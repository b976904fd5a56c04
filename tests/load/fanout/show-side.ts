/**
 * The show server's part of pushing counts: the station feed and the overlay pages as they are, fed over the door's link.
 *
 * Without the playout behind them: what it makes of a count is not pushing.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Server } from 'socket.io';
import { connectPhonesDoor } from '../../../server/audience/phones-link.ts';
import { openClock } from '../../../server/clock.ts';
import { stationFigures } from '../../../server/core/station-figures.ts';
import { screensDoor } from '../../../server/screens/screens-door.ts';
import { stationsDoor } from '../../../server/stations/stations-door.ts';
import { outputView, show } from '../../stations/sample-show.ts';
import { answerAsks } from './child.ts';
import { episode, figuresOf, keyOf, openVote, stations } from './evening.ts';

const quiet = {
  info: () => undefined,
  warn: () => undefined,
  error: (_fields: unknown, message: string) => process.stderr.write(`${message}\n`),
};
const clock = openClock();
const app = express();
const http = createServer(app);
// As the show server opens it.
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
const byId = new Map(stations.map((station) => [station.id, station]));
let figures = figuresOf(0, 0, clock.now());

const feeds = stationsDoor({
  clock,
  log: quiet,
  epoch: 'bench',
  keyOf,
  stations: () => stations.map((station) => ({ station, delay: 0 })),
  code: () => undefined,
  knocked: () => undefined,
});
app.use(feeds.router);
const screens = screensDoor({
  io,
  keys: (output, key) => key === keyOf(output),
  view: (output) => outputView({ output }),
  figures: () => {
    const ofStation = stationFigures(figures);
    return (output) => {
      const station = byId.get(output);
      return station && ofStation(station, 'live');
    };
  },
  code: () => undefined,
  coming: () => undefined,
  knocked: () => undefined,
  clock,
  log: quiet,
});
feeds.publish(show());

const door = connectPhonesDoor({
  url: `http://127.0.0.1:${process.env.BENCH_DOOR_PORT}`,
  secret: process.env.BENCH_LINK_SECRET ?? '',
  clock,
  log: quiet,
});
door.onCount((count) => {
  figures = figuresOf(count.yea, count.revision, count.at);
  feeds.publishFigures(figures);
  screens.publishFigures();
});
door.show(episode);
answerAsks({ openPoll: () => openVote(door, clock) });
http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  process.stdout.write(`${JSON.stringify({ port: (http.address() as AddressInfo).port })}\n`);
});
