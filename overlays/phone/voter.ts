/**
 * The viewer's side of the vote: what the door told, what was tapped, what became of it.
 *
 * A vote is kept until the door answers and is sent again with the same sequence after every reconnect,
 * so that it counts once however often it travels. Nothing here claims a vote is in before the door has said so.
 */
import type { PhoneEpisode } from '../../server/contract/audience.ts';
import type { Choice, PhoneMessage, PhonePoll } from '../../server/contract/phone.ts';
import { type KeptVote, keep, keepVotes, keptText, keptVotes, type Votes } from './kept.ts';
import { type Line, openLine } from './line.ts';
import { createServerClock } from './server-clock.ts';
import { type Ack, encodeVote } from './vote-frame.ts';
import { voteAfterAck, voteAfterTap, votesAfterWelcome } from './vote-story.ts';

export type Told = {
  readonly isWelcome: boolean;
  readonly isLinked: boolean;
  readonly episode: PhoneEpisode | null;
  readonly polls: readonly PhonePoll[];
  readonly votes: Votes;
};

export type Voter = {
  told(): Told;
  now(): number;
  vote(poll: PhonePoll, choice: Choice): void;
  onChange(listener: () => void): void;
};

/** How long a vote may be on its way before the line is doubted; how soon one is tried again that came too early or too fast. */
const ackWithin = 4000;
const againAfter = 700;
const mostTries = 8;

const socketUrl = (): string => {
  const url = new URL('ws', location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  url.search = '';
  url.hash = '';
  return url.href;
};

const withPoll = (polls: readonly PhonePoll[], poll: PhonePoll): PhonePoll[] => [
  ...polls.filter((one) => one.number !== poll.number),
  poll,
];

export const createVoter = (): Voter => {
  const clock = createServerClock();
  const path = new URLSearchParams(location.search).get('p') ?? undefined;
  const listeners: (() => void)[] = [];
  const tries = new Map<number, number>();
  let told: Told = { isWelcome: false, isLinked: false, episode: null, polls: [], votes: {} };
  let pass = keptText('pass');
  let waitsForAck = 0;
  let asksLeft = 0;

  const set = (next: Partial<Told>): void => {
    told = { ...told, ...next };
    for (const listener of listeners) listener();
  };
  const setVote = (poll: number, vote: KeptVote): void => {
    set({ votes: { ...told.votes, [poll]: vote } });
    if (told.episode) keepVotes(told.episode.activationId, told.votes);
  };
  const send = (poll: number): void => {
    const vote = told.votes[poll];
    // Before its welcome the door does not know this phone yet; the welcome sends what waits.
    if (vote?.state !== 'sending' || !told.isLinked || !line.say(encodeVote(poll, vote.choice, vote.sequence, vote.sequence))) return;
    clearTimeout(waitsForAck);
    waitsForAck = window.setTimeout(() => line.doubt(), ackWithin);
  };
  const sendSoonAgain = (poll: number): boolean => {
    const tried = (tries.get(poll) ?? 0) + 1;
    tries.set(poll, tried);
    if (tried > mostTries) return false;
    setTimeout(() => send(poll), againAfter * tried);
    return true;
  };

  const welcomed = (message: Extract<PhoneMessage, { type: 'welcome' }>): void => {
    const { episode, polls, mine } = message;
    clock.guess(message.now);
    asksLeft = 4;
    const isNewPass = message.pass !== null && message.pass !== pass;
    pass = message.pass ?? pass;
    if (message.pass) keep('pass', message.pass);
    const isSameEpisode = episode?.activationId === told.episode?.activationId;
    const kept = isSameEpisode ? told.votes : episode ? keptVotes(episode.activationId) : {};
    const numbers = polls.map((poll) => poll.number);
    set({ isWelcome: true, isLinked: true, episode, polls, votes: votesAfterWelcome(kept, numbers, mine, isNewPass) });
    line.say({ type: 'time', ask: clock.mark() });
    for (const number of numbers) send(number);
  };
  const acked = (ack: Ack): void => {
    const vote = told.votes[ack.poll];
    if (!vote) return;
    if (vote.sequence === ack.tag) clearTimeout(waitsForAck);
    const isTooSoon = ack.code === 'early' || ack.code === 'too-fast';
    if (vote.state === 'sending' && vote.sequence === ack.tag && isTooSoon && sendSoonAgain(ack.poll)) return;
    const after = voteAfterAck(vote, ack);
    if (after !== vote) setVote(ack.poll, after);
  };
  const heard = (message: PhoneMessage): void => {
    if (message.type === 'welcome') welcomed(message);
    else if (message.type === 'episode') set({ episode: message.episode });
    else if (message.type === 'poll') set({ polls: withPoll(told.polls, message.poll) });
    else if (message.type === 'count') {
      const poll = told.polls.find((one) => one.number === message.poll);
      if (poll) set({ polls: withPoll(told.polls, { ...poll, count: { yea: message.yea, nay: message.nay } }) });
    } else {
      clock.measured(message.ask, message.now);
      if (asksLeft > 0) line.say({ type: 'time', ask: clock.mark() });
      asksLeft -= 1;
    }
  };
  const line: Line = openLine(socketUrl(), clock.mark, {
    up: () => void line.say({ type: 'hello', ...(pass ? { pass } : {}), ...(path ? { path } : {}) }),
    down() {
      clearTimeout(waitsForAck);
      if (told.isLinked) set({ isLinked: false });
    },
    heard,
    acked,
  });

  return {
    told: () => told,
    now: clock.now,
    vote(poll, choice) {
      const vote = voteAfterTap(told.votes[poll.number], choice);
      if (!vote) return;
      tries.delete(poll.number);
      setVote(poll.number, vote);
      send(poll.number);
    },
    onChange: (listener) => void listeners.push(listener),
  };
};
