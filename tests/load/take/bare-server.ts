/**
 * The least that a take could cost: socket.io, one row of 600 bytes committed as durably as ours, then an echo of it to everyone.
 *
 *   bare-server.ts <file>
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import { Server } from 'socket.io';
import { goFirst } from '../../../server/go-first.ts';

const rowBytes = 600;
// As ours does.
goFirst({ info: () => undefined });
const db = new Database(process.argv[2] ?? '');
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE changes (id INTEGER PRIMARY KEY, change TEXT NOT NULL)');
const insert = db.prepare('INSERT INTO changes (change) VALUES (?)');

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
io.of('/room').on('connection', (socket) => {
  socket.on('change', (name: unknown, answer: unknown) => {
    const change = `${String(name)} `.padEnd(rowBytes, '.');
    insert.run(change);
    io.of('/room').emit('changed', change);
    if (typeof answer === 'function') answer('ok');
  });
});
http.listen({ port: 0, host: '127.0.0.1' }, () => {
  process.stdout.write(`${JSON.stringify({ port: (http.address() as AddressInfo).port })}\n`);
});
