/**
 * The least that a take could cost: socket.io, one row of 600 bytes committed as durably as ours, then an echo of it to everyone.
 *
 *   bare-server.ts <file>
 * Its pages are the least that a key and a picture could be: `/key` sends each key that is pressed, `/picture` writes what was changed.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import { Server } from 'socket.io';

const rowBytes = 600;
const db = new Database(process.argv[2] ?? '');
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE IF NOT EXISTS changes (id INTEGER PRIMARY KEY, change TEXT NOT NULL)');
const insert = db.prepare('INSERT INTO changes (change) VALUES (?)');

const pageOf = (script: string): string =>
  `<!doctype html><meta charset="utf-8"><body data-shown=""><script src="/socket.io/socket.io.min.js"></script><script>
const line = io('/room', { transports: ['websocket'] });
line.on('connect', () => { document.body.dataset.open = ''; });
${script}</script>`;
const pages: Readonly<Record<string, string>> = {
  '/key': pageOf(`addEventListener('keydown', ({ timeStamp }) => line.emit('change', String(timeStamp)));`),
  '/picture': pageOf(`line.on('changed', (text) => { document.body.dataset.shown = text; document.body.textContent = text; });`),
};

const http = createServer(({ url = '' }, response) => {
  const page = pages[url];
  if (page === undefined) response.writeHead(404).end();
  else response.setHeader('content-type', 'text/html').end(page);
});
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
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
