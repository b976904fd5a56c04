/**
 * A vote over plain HTTP, ahead of everything else that the door answers: `POST /v/<poll>/<yea|nay>`.
 *
 * Header X-Pass; optional X-Sequence (0…255). <poll> is a number or a poll's id.
 * 200 { code: 'counted', poll, choice, sequence, receipt: '<batch>.<offset>' }, else { code, … }.
 * Read without URL, header table or closures: they would cost more than the vote (docs/decisions/0012).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { VoteCode } from '../contract/phone.ts';
import { type ChoiceCode, choiceOf } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import type { Place } from './address-prefix.ts';
import type { Voter } from './ballot-groups.ts';
import type { DoorTally } from './door-tally.ts';
import type { House } from './house.ts';
import type { PassAllowance } from './pass-allowance.ts';
import type { DoorPoll, VoteAnswer } from './poll.ts';
import type { Vote } from './vote-desk.ts';

const statusOf: { readonly [C in VoteCode]: number } = {
  counted: 200,
  'unknown-poll': 404,
  early: 409,
  closed: 409,
  outdated: 409,
  'not-eligible': 403,
  'false-pass': 401,
  'bad-vote': 400,
  'too-fast': 429,
  'not-recorded': 503,
};

type Options = {
  readonly house: House;
  readonly clock: Clock;
  readonly tally: DoorTally;
  readonly allowance: PassAllowance;
  placeOf(request: IncomingMessage): Place;
};

/** Where a vote is cast; undefined when this is no vote's address. */
export type VoteAddress = { readonly poll: string; readonly choice: ChoiceCode };

const before = '/v/';
const longestName = 200;

export const readVoteAddress = (url: string): VoteAddress | undefined => {
  if (!url.startsWith(before)) return undefined;
  const end = url.indexOf('/', before.length);
  if (end <= before.length || end > before.length + longestName) return undefined;
  const word = url.slice(end + 1);
  if (word !== 'yea' && word !== 'nay') return undefined;
  return { poll: url.slice(before.length, end), choice: word === 'yea' ? 1 : 2 };
};

type Said = { pass: string | undefined; sequence: string | undefined; hasBody: boolean };

/** Names and values in turn, as they came; a name is only compared with the one of its length. */
const readHeaders = (raw: readonly string[]): Said => {
  const said: Said = { pass: undefined, sequence: undefined, hasBody: false };
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at] ?? '';
    if (name.length === 6 && name.toLowerCase() === 'x-pass') said.pass = raw[at + 1];
    else if (name.length === 10 && name.toLowerCase() === 'x-sequence') said.sequence = raw[at + 1];
    else if (name.length === 14 && name.toLowerCase() === 'content-length') said.hasBody ||= raw[at + 1] !== '0';
    else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') said.hasBody = true;
  }
  return said;
};

const readSequence = (text: string): number | undefined => {
  const sequence = text.length > 0 && text.length <= 3 ? Number(text) : Number.NaN;
  return Number.isInteger(sequence) && sequence >= 0 && sequence <= 255 ? sequence : undefined;
};

/** Without a number of its own a vote follows the one that stands; the same choice again is the same vote. */
const nextSequence = (poll: DoorPoll, index: number, choice: ChoiceCode): number => {
  const stands = poll.standing(index);
  if (!stands) return 0;
  return stands.choice === choice ? stands.sequence : (stands.sequence + 1) & 0xff;
};

/** By its number or its id. */
export const findPoll = (house: House, name: string): DoorPoll | undefined => {
  const number = Number(name);
  return (Number.isInteger(number) ? house.book.byNumber(number) : undefined) ?? house.book.latest(name);
};

const textOf = ({ code, choice, sequence, receipt }: VoteAnswer, poll: number): string => {
  let text = `{"code":"${code}"`;
  if (poll > 0) text += `,"poll":${poll}`;
  if (choice !== undefined) text += `,"choice":"${choiceOf(choice)}","sequence":${sequence}`;
  if (receipt) text += `,"receipt":"${receipt.batch}.${receipt.offset}"`;
  return `${text}}`;
};

/** Whoever waits for the answer to one request. */
const voterOf = (response: ServerResponse, tally: DoorTally, place: Place): Voter => ({
  from: { place },
  hear(answer, poll) {
    tally.vote(answer.code);
    // It sent more than it may, and was told so meanwhile.
    if (response.headersSent || response.destroyed) return;
    const text = textOf(answer, poll);
    response.writeHead(statusOf[answer.code], [
      'Content-Type',
      'application/json; charset=utf-8',
      'Content-Length',
      // ASCII only: as many bytes as characters.
      String(text.length),
      'Cache-Control',
      'no-store',
      'X-Content-Type-Options',
      'nosniff',
    ]);
    // One write of head and body together: `end(text)` would make two buffers of them, a quarter more CPU a vote.
    response.write(text, 'latin1');
    response.socket?.uncork();
    response.end();
  },
});

/** The vote that a request asks for, or why it is none. */
const readVote = (house: House, poll: DoorPoll | undefined, choice: ChoiceCode, said: Said): Vote | VoteCode => {
  const stage = house.stage();
  if (!stage) return 'not-recorded';
  const index = said.pass === undefined ? undefined : stage.passes.read(said.pass);
  if (index === undefined) return 'false-pass';
  if (!poll) return 'unknown-poll';
  const sequence = said.sequence === undefined ? nextSequence(poll, index, choice) : readSequence(said.sequence);
  if (sequence === undefined) return 'bad-vote';
  const { passes, episode } = stage;
  return {
    activationId: episode.activationId,
    poll: poll.number,
    index,
    path: passes.pathOf(index),
    tier: passes.tierOf(index),
    choice,
    sequence,
  };
};

const take = (
  { house, clock, tally, allowance, placeOf }: Options,
  request: IncomingMessage,
  response: ServerResponse,
  address: VoteAddress,
  said: Said,
): void => {
  const poll = findPoll(house, address.poll);
  const vote = readVote(house, poll, address.choice, said);
  const voter = voterOf(response, tally, placeOf(request));
  const now = clock.now();
  if (typeof vote === 'string') voter.hear({ code: vote }, poll?.number ?? 0, 0);
  // The vote that stands, once more, is answered from memory and costs nothing: a phone on a bad network asks again.
  else if (!poll?.stands(vote.index, vote.choice, vote.sequence) && !allowance.take(vote.index, now))
    voter.hear({ code: 'too-fast' }, vote.poll, 0);
  else house.desk.take(vote, voter, 0, now);
};

export const createHttpVotes = (options: Options) => ({
  /** Takes a vote that carries no body; false leaves the request to others. */
  takeAtOnce(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'POST') return false;
    const address = readVoteAddress(request.url ?? '');
    if (!address) return false;
    const said = readHeaders(request.rawHeaders);
    if (said.hasBody) return false;
    take(options, request, response, address, said);
    return true;
  },
  /** Takes a vote whose body somebody else reads past. */
  take(request: IncomingMessage, response: ServerResponse, address: VoteAddress): void {
    take(options, request, response, address, readHeaders(request.rawHeaders));
  },
});
export type HttpVotes = ReturnType<typeof createHttpVotes>;
