/** The generator: a process of its own that holds the phones and sends the votes it is told to. One ask at a time, over IPC. */
import { createPasses } from '../../../server/audience/pass.ts';
import { packRows, signed } from '../../audience/station-client.ts';
import { type HeldRun, keepVoting, openPhones, runFrames, runSteady, untilHungUp } from './frame-runs.ts';
import { openLines, runRequests } from './http-runs.ts';
import type { Pace } from './pacer.ts';
import { passOf, planVotes, rowsInBatch } from './plan.ts';
import type { RawPhone } from './raw-phone.ts';

const phonesOf = new Map<string, RawPhone[]>();
let held: HeldRun | undefined;

/** How a server is asked over HTTP. */
export type HttpDialect =
  | {
      readonly kind: 'door';
      readonly secret: string;
      readonly activationId: string;
      readonly poll: number;
      readonly passes: readonly number[];
    }
  | { readonly kind: 'obvious'; readonly poll: string }
  | { readonly kind: 'batches'; readonly key: string; readonly station: string; readonly poll: number; readonly first: readonly number[] };

const request = (line: string, headers: Readonly<Record<string, string>>, body: Buffer | string): Buffer => {
  const size = Buffer.byteLength(body);
  const named = Object.entries({ Host: 'door', ...headers, 'Content-Length': String(size) }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from(`${line} HTTP/1.1\r\n${named.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
};

/** Batches of 100: those who voted before, once more; every fifth another way. */
const batchRequests = (dialect: Extract<HttpDialect, { kind: 'batches' }>, batches: number): Buffer[] =>
  Array.from({ length: batches }, (_, batch) => {
    const rows = Array.from({ length: rowsInBatch }, (_, row) => {
      const place = batch * rowsInBatch + row;
      const index = (dialect.first[Math.floor(place / 10_000)] ?? 0) + (place % 10_000);
      const before = 1 + (index % 2);
      return { index, choice: place % 5 === 2 ? 3 - before : before, sequence: 1 };
    });
    const { path, headers, body } = signed(dialect.key, dialect.station, `/v/${dialect.poll}/batch`, packRows(rows));
    return request(`POST ${path}`, headers, body);
  });

const requestsFor = (dialect: HttpDialect, many: number, round: number): Buffer[] => {
  if (dialect.kind === 'batches') return batchRequests(dialect, many);
  if (dialect.kind === 'obvious') {
    return planVotes(many, round).map((vote) =>
      request(
        'POST /vote',
        { 'Content-Type': 'application/json' },
        JSON.stringify({ poll: dialect.poll, ...vote, voter: passOf(round, vote.voter) }),
      ),
    );
  }
  const passes = dialect.passes.map(createPasses(dialect.secret, dialect.activationId).make);
  return planVotes(many, round).map(({ voter, choice, sequence }) =>
    request(
      `POST /v/${dialect.poll}/${choice === 1 ? 'yea' : 'nay'}`,
      { 'X-Pass': passes[voter] ?? '', 'X-Sequence': String(sequence) },
      '',
    ),
  );
};

const deeds = {
  async phones(name: string, port: number, count: number, greets: boolean): Promise<number[]> {
    const phones = await openPhones(port, count, greets, undefined);
    phonesOf.set(name, phones);
    return phones.map((phone) => phone.index);
  },
  frames: (name: string, pid: number, polls: readonly number[], round: number, pace: Pace) =>
    runFrames(phonesOf.get(name) ?? [], pid, polls, round, pace),
  steady: (name: string, pid: number, poll: number, votes: number, pace: Pace) =>
    runSteady(phonesOf.get(name) ?? [], pid, poll, votes, pace),
  /** Lines are opened for each run: a server may end those that stay silent. */
  async requests(port: number, pid: number, lines: number, dialect: HttpDialect, many: number, round: number, pace: Pace) {
    const requests = requestsFor(dialect, many, round);
    const voters = dialect.kind === 'batches' ? requests.map((_, place) => place) : planVotes(many, round).map(({ voter }) => voter);
    const open = await openLines(port, lines);
    const result = await runRequests(open, pid, requests, voters, pace);
    for (const line of open) line.socket.destroy();
    return result;
  },
  async keepVoting(name: string, poll: number, perSecond: number, firstSequence: number): Promise<null> {
    held = keepVoting(phonesOf.get(name) ?? [], poll, perSecond, firstSequence);
    return null;
  },
  /** What was acknowledged to each phone last, and how the run went. */
  async stopVoting() {
    const stopped = held?.stop();
    held = undefined;
    return stopped;
  },
  /** Every line of theirs has ended, so that nothing is on its way any more. */
  async hungUp(name: string): Promise<null> {
    await untilHungUp(phonesOf.get(name) ?? []);
    return null;
  },
  async closePhones(name: string): Promise<null> {
    for (const phone of phonesOf.get(name) ?? []) phone.socket.destroy();
    phonesOf.delete(name);
    return null;
  },
};
export type Deeds = typeof deeds;

process.on('message', (ask: { id: number; name: keyof Deeds; given: unknown[] }) => {
  const deed = deeds[ask.name] as (...given: unknown[]) => Promise<unknown>;
  deed(...ask.given).then(
    (value) => process.send?.({ id: ask.id, value }),
    (error: unknown) => process.send?.({ id: ask.id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));
