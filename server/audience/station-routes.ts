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
import type { House, Stage } from './house.ts';
import { answerJson } from './http-answers.ts';
import { findPoll } from './http-votes.ts';
import { blockSize } from './pass-book.ts';
import type { DoorPoll } from './poll.ts';
import { answerSize, mostRows, rowSize, takeBatch } from './station-batch.ts';
import { isSigned, signedWithin, stationVoteKey } from './station-key.ts';
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

/** Undefined when it is longer than any batch. Rejects when the line breaks first. */
const readBody = (request: IncomingMessage): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= longestBody) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => resolve(undefined));
  });

const header = (request: IncomingMessage, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};

/** Each station's key, derived once. */
const createKeys = (secret: string) => {
  const keys = new Map<string, string>();
  return (station: string): string => {
    const key = keys.get(station) ?? stationVoteKey(secret, station);
    if (keys.size < 1000) keys.set(station, key);
    return key;
  };
};

const readSigned = (
  request: IncomingMessage,
  path: string,
  body: Buffer,
  now: EpochMs,
  keyOf: (station: string) => string,
): Signed | undefined => {
  const station = header(request, 'x-station');
  const time = Number(header(request, 'x-time'));
  if (!station || station.length > 200 || !Number.isSafeInteger(time) || Math.abs(now - time) > signedWithin) return undefined;
  const signable = { method: 'POST', path, time, station };
  return isSigned(keyOf(station), signable, body, header(request, 'x-signature')) ? { station, time, body, receivedAt: now } : undefined;
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
  response: ServerResponse,
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
    answerJson(response, 201, { activationId, first, last: first + blockSize - 1 });
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
  response: ServerResponse,
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
    isHeld: (index: number) => stage.leases.holds(station, index),
  };
  takeBatch(batch, house.desk, (answers) => {
    tally.batch(answers, answerSize);
    const length = String(answers.length);
    response.writeHead(200, ['Content-Type', 'application/octet-stream', 'Content-Length', length, 'Cache-Control', 'no-store']);
    // One write of head and body together, as for a vote (http-votes.ts).
    response.write(answers.toString('latin1'), 'latin1');
    response.socket?.uncork();
    response.end();
  });
};

/** True when the request was a station's, and is or will be answered. */
export const createStationRoutes = (options: Options) => {
  const { house, clock, tally, secret } = options;
  const keyOf = createKeys(secret);
  const serve = async (request: IncomingMessage, response: ServerResponse, path: string, name: string | undefined): Promise<void> => {
    const refuse: Refuse = (reason, message) => {
      tally.refused(reason);
      answerJson(response, statusOf[reason], { code: reason, ...(message === undefined ? {} : { message }) });
    };
    const body = await readBody(request);
    if (!body) {
      // A line that merely broke is nobody's fault.
      if (request.destroyed) return;
      response.setHeader('Connection', 'close');
      return refuse('too-long');
    }
    const signed = readSigned(request, path, body, clock.now(), keyOf);
    if (!signed) return refuse('false-signature');
    const stage = house.stage();
    if (!stage) return refuse('no-episode');
    if (pathOf(stage, signed.station) === unknownPath) return refuse('unknown-station');
    if (name === undefined) return giveLease(response, stage, signed, tally, refuse);
    const poll = findPoll(house, name);
    if (!poll) refuse('unknown-poll');
    else if (body.length === 0 || body.length % rowSize !== 0) refuse('malformed');
    else takeRows(response, options, stage, signed, poll);
  };
  return (request: IncomingMessage, response: ServerResponse): Promise<void> | undefined => {
    const path = request.url ?? '';
    if (request.method !== 'POST') return undefined;
    if (path === '/lease') return serve(request, response, path, undefined);
    const poll = batchPath.exec(path)?.[1];
    return poll === undefined ? undefined : serve(request, response, path, poll);
  };
};
