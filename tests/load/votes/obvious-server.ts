/**
 * The obvious way to take votes: Express, a JSON body, one INSERT a vote into a table with UNIQUE, durable before the answer.
 *
 * It is written as well as this way can be: prepared statement, WAL, no logging, no header it does not need. A voter is the
 * pass that its phone sends, as text, and the poll holds half a million of them already, as ours does.
 */
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import express from 'express';
import { passOf } from './plan.ts';

const [file = '', poll = '', prefilled = '0'] = process.argv.slice(2);
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(
  'CREATE TABLE votes (id INTEGER PRIMARY KEY, poll TEXT NOT NULL, voter TEXT NOT NULL, choice INTEGER NOT NULL, sequence INTEGER NOT NULL, UNIQUE (poll, voter))',
);
const insert = db.prepare(
  `INSERT INTO votes (poll, voter, choice, sequence) VALUES (?, ?, ?, ?)
   ON CONFLICT (poll, voter) DO UPDATE SET choice = excluded.choice, sequence = excluded.sequence WHERE excluded.sequence > sequence`,
);
db.transaction(() => {
  for (let voter = 0; voter < Number(prefilled); voter += 1) insert.run(poll, passOf(-1, voter), 1 + (voter & 1), 0);
})();

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.use(express.json());
app.post('/vote', (request, response) => {
  const { poll: name, voter, choice, sequence } = request.body as { poll: string; voter: string; choice: number; sequence: number };
  insert.run(name, voter, choice, sequence);
  response.json({ code: 'counted' });
});
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});
server.keepAliveTimeout = 600_000;
