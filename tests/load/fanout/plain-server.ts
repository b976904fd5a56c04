/**
 * The obvious way to push counts: socket.io as its page shows it, one `emit` to all phones, one to each station's room.
 *
 * The same messages at the same pace as ours: phones about once a second, feeds four times, overlays ten times; and a
 * station hears only what it may have.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { stationFigures } from '../../../server/core/station-figures.ts';
import { answerAsks } from './child.ts';
import { figuresOf, stations } from './evening.ts';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
const kinds = ['phones', 'feeds', 'overlays'] as const;
for (const kind of kinds)
  io.of(`/${kind}`).on('connection', (socket) => {
    const { output } = socket.handshake.auth as { output?: string };
    if (output) void socket.join(output);
  });

let yea = 0;
let revision = 0;
const told = { phones: 0, feeds: 0, overlays: 0 };

const tellPhones = (): void => {
  if (told.phones !== yea) io.of('/phones').emit('count', { type: 'count', poll: 1, yea, nay: 0 });
  told.phones = yea;
  setTimeout(tellPhones, 1000 + Math.random() * 250);
};
const tellFigures = (kind: 'feeds' | 'overlays'): void => {
  if (told[kind] === yea) return;
  told[kind] = yea;
  const figures = figuresOf(yea, revision, Date.now());
  for (const station of stations) io.of(`/${kind}`).to(station.id).emit('figures', stationFigures(figures)(station, 'live'));
};
setTimeout(tellPhones, 1000);
setInterval(() => tellFigures('feeds'), 250);
setInterval(() => tellFigures('overlays'), 100);

answerAsks({
  vote: (count: number) => {
    yea += count;
    revision += 1;
    return yea;
  },
});
http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  process.stdout.write(`${JSON.stringify({ port: (http.address() as AddressInfo).port })}\n`);
});
