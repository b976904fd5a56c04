/**
 * A vote over plain HTTP: `POST /v/<poll>/<yea|nay>`.
 *
 * Header X-Pass; optional X-Sequence (0…255). <poll> is a number or a poll's id.
 * 200 { code: 'counted', poll, choice, sequence, receipt: '<batch>.<offset>' }, else { code, … }.
 * Nearly all of them come by the express lane (http-lane.ts), the rest by Node's own server.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { VoteCode } from '../contract/phone.ts';
import { type ChoiceCode, choiceOf } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import type { Place, PlaceOf } from './address-prefix.ts';
import type { Voter } from './ballot-groups.ts';
import type { DoorTally } from './door-tally.ts';
import type { House } from './house.ts';
import type { PassAllowance } from './pass-allowance.ts';
import type { DoorPoll, VoteAnswer } from './poll.ts';
import type { VoteAddress } from './read-door-request.ts';
import type { Vote } from './vote-desk.ts';

export const statusOf: { readonly [C in VoteCode]: number } = {
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
  readonly placeOf: PlaceOf;
};

/** A vote as a request carries it: nothing of it is believed yet. */
export type CastVote = VoteAddress & { readonly pass: string | undefined; readonly sequence: string | undefined };

const readSequence = (text: string): number | undefined => {
  const sequence = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  return sequence <= 255 ? sequence : undefined;
};

type Standing = { readonly choice: ChoiceCode; readonly sequence: number };

/** Without a number of its own a vote follows the one before it; the same choice again is the same vote. */
const sequenceAfter = (stands: Standing | undefined, choice: ChoiceCode): number => {
  if (!stands) return 0;
  return stands.choice === choice ? stands.sequence : (stands.sequence + 1) & 0xff;
};

/** Votes without a number that are on their way to the disk: the next of such a pass follows these, and not what stands. */
const createUnderway = () => {
  const last = new Map<number, Standing & { readonly many: number }>();
  const nameOf = (poll: number, index: number): number => poll * 0x1_0000_0000 + index;
  return {
    of: (poll: number, index: number): Standing | undefined => last.get(nameOf(poll, index)),
    /** The voter, who lets go of it when it hears. */
    follow({ poll, index, choice, sequence }: Vote, voter: Voter): Voter {
      const name = nameOf(poll, index);
      last.set(name, { choice, sequence, many: (last.get(name)?.many ?? 0) + 1 });
      return {
        ...(voter.place === undefined ? {} : { place: voter.place }),
        seatedAt: voter.seatedAt,
        hear(answer, number, tag) {
          const now = last.get(name);
          if (now && now.many > 1) last.set(name, { ...now, many: now.many - 1 });
          else last.delete(name);
          voter.hear(answer, number, tag);
        },
      };
    },
  };
};
type Underway = ReturnType<typeof createUnderway>;

/** By its number or its id. */
export const findPoll = (house: House, name: string): DoorPoll | undefined => {
  return (/^\d{1,9}$/.test(name) ? house.book.byNumber(Number(name)) : undefined) ?? house.book.latest(name);
};

/** An answer's body: ASCII only. */
export const textOf = ({ code, choice, sequence, receipt }: VoteAnswer, poll: number): string => {
  let text = `{"code":"${code}"`;
  if (poll > 0) text += `,"poll":${poll}`;
  if (choice !== undefined) text += `,"choice":"${choiceOf(choice)}","sequence":${sequence}`;
  if (receipt) text += `,"receipt":"${receipt.batch}.${receipt.offset}"`;
  return `${text}}`;
};

/** The vote that a request asks for, or why it is none. */
const readVote = (
  house: House,
  poll: DoorPoll | undefined,
  { choice, pass, sequence: numbered }: CastVote,
  underway: Underway,
): Vote | VoteCode => {
  const stage = house.stage();
  if (!stage) return 'not-recorded';
  const index = pass === undefined ? undefined : stage.passes.read(pass);
  if (index === undefined) return 'false-pass';
  if (!poll) return 'unknown-poll';
  const before = () => underway.of(poll.number, index) ?? poll.standing(index);
  const sequence = numbered === undefined ? sequenceAfter(before(), choice) : readSequence(numbered);
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

/** Whoever waits for the answer to one request of Node's server. */
const voterOf = (response: ServerResponse, tally: DoorTally, place: Place): Voter => ({
  place,
  hear(answer, poll) {
    tally.vote(answer.code);
    // It sent more than it may, and was told so meanwhile.
    if (response.headersSent || response.destroyed) return;
    const text = textOf(answer, poll);
    response.writeHead(statusOf[answer.code], { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': text.length });
    response.end(text, 'latin1');
  },
});

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

export const createHttpVotes = ({ house, clock, tally, allowance, placeOf }: Options) => {
  const underway = createUnderway();
  const take = (cast: CastVote, voter: Voter): void => {
    const poll = findPoll(house, cast.poll);
    const vote = readVote(house, poll, cast, underway);
    const now = clock.now();
    if (typeof vote === 'string') voter.hear({ code: vote }, poll?.number ?? 0, 0);
    // The vote that stands, once more, is answered from memory and costs nothing: a phone on a bad network asks again.
    else if (!poll?.stands(vote.index, vote.choice, vote.sequence) && !allowance.take(vote.index, now))
      voter.hear({ code: 'too-fast' }, vote.poll, 0);
    else house.desk.take(vote, cast.sequence === undefined ? underway.follow(vote, voter) : voter, 0, now);
  };
  return {
    /** `voter` hears once: at once, or after the commit. */
    take,
    /** A vote that the express lane left to Node's server. */
    takeRequest(request: IncomingMessage, response: ServerResponse, address: VoteAddress): void {
      const voter = voterOf(response, tally, placeOf(request));
      take({ ...address, pass: header(request, 'x-pass'), sequence: header(request, 'x-sequence') }, voter);
    },
  };
};
export type HttpVotes = ReturnType<typeof createHttpVotes>;
