/**
 * What stations' own apps may ask of the door, each request signed (station-key.ts).
 *
 *   POST /lease              201 { activationId, first, last }: a block of passes to hand to viewers, on disk
 *   POST /v/<poll>/batch     rows as in station-batch.ts, at most 10,000; 200 with an answer for each row, after the commit
 * A request sent again within its time does nothing twice: the same lease, the same ballots, the same answers.
 * Refused whole: 400 malformed, 401 not signed by this station or not lately, 403 not a path of this episode,
 * 404 unknown poll, 413 too long, 503 no episode or the disk does not take it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EpochMs } from '../contract/units.ts';
import { unknownPath } from '../core/vote-count.ts';
import { pathOfPicture } from '../core/vote-window.ts';
import type { Clock } from '../ports/clock.ts';
import type { House } from './house.ts';
import { answerJson } from './http-answers.ts';
import { findPoll } from './http-votes.ts';
import { blockSize } from './pass-book.ts';
import type { DoorPoll } from './poll.ts';
import type { Stage } from './stage.ts';
import { answerSize, mostRows, rowSize, takeBatch } from './station-batch.ts';
import { createSignatureCheck, type SignatureCheck, signedWithin, stationVoteKey } from './station-key.ts';
import type { StationRefusal, StationTally } from './station-tally.ts';

type Options = {
  readonly house: House;
  readonly clock: Clock;
  readonly tally: StationTally;
  /** `link` of the phones' secrets. */
  readonly secret: string;
};
type Signed = { readonly station: string; readonly time: EpochMs; readonly body: Buffer; readonly receivedAt: EpochMs };

const longestBody = mostRows * rowSize;
const batchPath = /^\/v\/([^/]{1,200})\/batch$/;

/** Says so when it is longer than any batch, and when the line broke before all of it had come. */
const readBody = (request: IncomingMessage): Promise<Buffer | 'too-long' | 'broken'> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= longestBody) chunks.push(chunk);
      else resolve('too-long');
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => resolve('broken'));
  });

/** Each station's key, derived once. */
const createChecks = (secret: string) => {
  const checks = new Map<string, SignatureCheck>();
  return (station: string): SignatureCheck => {
    const check = checks.get(station) ?? createSignatureCheck(stationVoteKey(secret, station));
    if (checks.size < 1000) checks.set(station, check);
    return check;
  };
};

/** What a station says of itself, as it came. */
export type StationHeaders = Readonly<Record<'x-station' | 'x-time' | 'x-signature', string | undefined>>;
/** A request of a station's, with its whole body. `poll` is undefined where it asks for a lease. */
export type StationRequest = {
  readonly path: string;
  readonly poll: string | undefined;
  readonly headers: StationHeaders;
  readonly body: Buffer;
};
/** Answers once: an object as JSON, bytes as they are. */
export type StationReply = (status: number, answer: object | Buffer) => void;

const readSigned = (
  { path, headers, body }: StationRequest,
  now: EpochMs,
  checkOf: (station: string) => SignatureCheck,
): Signed | undefined => {
  const { 'x-station': station, 'x-time': said, 'x-signature': signature = '' } = headers;
  const time = Number(said);
  if (!station || station.length > 200 || !Number.isSafeInteger(time) || Math.abs(now - time) > signedWithin) return undefined;
  const signable = { method: 'POST', path, time, station };
  return checkOf(station)(signable, body, signature) ? { station, time, body, receivedAt: now } : undefined;
};

const statusOf: { readonly [R in StationRefusal]: number } = {
  malformed: 400,
  'false-signature': 401,
  'unknown-station': 403,
  'unknown-poll': 404,
  'too-long': 413,
  'no-episode': 503,
  'no-more-passes': 503,
  'not-recorded': 503,
};

/** Refuses the whole request. */
type Refuse = (reason: StationRefusal, message?: string) => void;

const giveLease = async (
  reply: StationReply,
  stage: Stage,
  { station, time }: Signed,
  tally: StationTally,
  refuse: Refuse,
): Promise<void> => {
  const { activationId } = stage.episode;
  try {
    const first = await stage.leases.lease(station, time);
    if (first === undefined) return refuse('no-more-passes', 'No more passes are given out.');
    tally.leased();
    reply(201, { activationId, first, last: first + blockSize - 1 });
  } catch (error) {
    refuse('not-recorded', error instanceof Error ? error.message : String(error));
  }
};

/** The way its own picture takes; a station of one path may be named by that. 255: not in this episode. */
const pathOf = ({ episode, paths }: Stage, station: string): number => {
  const picture = episode.pictures?.find((one) => one.id === station);
  const own = picture?.paths.length === 1 ? picture.paths[0] : picture && pathOfPicture(picture.id);
  return paths.numberOf(own ?? station);
};

const takeRows = (
  reply: StationReply,
  { house, tally }: Options,
  stage: Stage,
  { station, body, receivedAt }: Signed,
  poll: DoorPoll,
): void => {
  const batch = {
    activationId: stage.episode.activationId,
    poll: poll.number,
    path: pathOf(stage, station),
    rows: body,
    receivedAt,
    isHeld(index: number) {
      return stage.leases.holds(station, index);
    },
  };
  takeBatch(batch, house.desk, (answers) => {
    tally.batch(answers, answerSize);
    reply(200, answers);
  });
};

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** The poll of a batch's address. */
export const readBatchPath = (path: string): string | undefined => batchPath.exec(path)?.[1];

/** What is answered to a whole request. */
const createAnswers = (options: Options) => {
  const { house, clock, tally, secret } = options;
  const checkOf = createChecks(secret);
  return async (request: StationRequest, reply: StationReply): Promise<void> => {
    const refuse: Refuse = (reason, message) => {
      tally.refused(reason);
      reply(statusOf[reason], { code: reason, ...(message === undefined ? {} : { message }) });
    };
    const signed = readSigned(request, clock.now(), checkOf);
    if (!signed) return refuse('false-signature');
    const stage = house.stage();
    if (!stage) return refuse('no-episode');
    if (pathOf(stage, signed.station) === unknownPath) return refuse('unknown-station');
    if (request.poll === undefined) return giveLease(reply, stage, signed, tally, refuse);
    const poll = findPoll(house, request.poll);
    if (!poll) refuse('unknown-poll');
    else if (request.body.length === 0 || request.body.length % rowSize !== 0) refuse('malformed');
    else takeRows(reply, options, stage, signed, poll);
  };
};

export const createStationRoutes = (options: Options) => {
  const answer = createAnswers(options);
  const serve = async (request: IncomingMessage, response: ServerResponse, poll: string | undefined): Promise<void> => {
    const body = await readBody(request);
    // A line that merely broke is nobody's fault.
    if (body === 'broken') return;
    if (body === 'too-long') {
      options.tally.refused('too-long');
      response.setHeader('Connection', 'close');
      answerJson(response, statusOf['too-long'], { code: 'too-long' });
      return;
    }
    const headers = {
      'x-station': header(request, 'x-station'),
      'x-time': header(request, 'x-time'),
      'x-signature': header(request, 'x-signature'),
    };
    await answer({ path: request.url ?? '', poll, headers, body }, (status, said) => {
      if (!Buffer.isBuffer(said)) return answerJson(response, status, said);
      response.writeHead(status, {
        'Content-Type': 'application/octet-stream',
        'Content-Length': said.length,
        'Cache-Control': 'no-store',
      });
      response.end(said);
    });
  };
  return {
    /** A batch that the express lane has read whole. */
    answer,
    /** Undefined when this is no station's request. */
    serve(request: IncomingMessage, response: ServerResponse): Promise<void> | undefined {
      const path = request.url ?? '';
      if (request.method !== 'POST') return undefined;
      if (path === '/lease') return serve(request, response, undefined);
      const poll = readBatchPath(path);
      return poll === undefined ? undefined : serve(request, response, poll);
    },
  };
};
export type StationRoutes = ReturnType<typeof createStationRoutes>;
