/**
 * The viewer's side of the vote: what the door told, what was tapped, what became of it.
 *
 * A vote is kept until the door answers and is sent again with the same sequence after every reconnect,
 * so that it counts once however often it travels. Nothing here claims a vote is in before the door has said so.
 */
import type { PhoneEpisode } from '../../server/contract/audience.ts';
import type { Choice, PhoneChallenge, PhoneMessage, PhonePoll, PhoneProof } from '../../server/contract/phone.ts';
import { atDoor } from './at-door.ts';
import { openEntrance } from './entrance.ts';
import { type KeptVote, keepVotes, keptVotes, type Votes } from './kept.ts';
import { type Line, openLine } from './line.ts';
import { type Moved, movedBy } from './notice.ts';
import { createServerClock } from './server-clock.ts';
import { type Ack, encodeVote } from './vote-frame.ts';
import { voteAfterAck, voteAfterTap, votesAfterWelcome } from './vote-story.ts';
import { doWork } from './work.ts';

export type Told = {
  readonly isWelcome: boolean;
  readonly isLinked: boolean;
  readonly episode: PhoneEpisode | null;
  readonly polls: readonly PhonePoll[];
  readonly votes: Votes;
  /** The path whose clock this page follows, as the door has it. */
  readonly path: string | null;
  /** What this phone's pass has proved; null while it has none. */
  readonly proof: PhoneProof | null;
  /** The door asks for work before it gives a pass. */
  readonly work: 'none' | 'going' | 'failed';
  readonly moved: Moved | undefined;
};

export type Voter = {
  told(): Told;
  now(): number;
  pass(): string | undefined;
  vote(poll: PhonePoll, choice: Choice): void;
  /** The viewer says on which path they watch. */
  name(path: string): void;
  onChange(listener: () => void): () => void;
};

/** How long a vote may be on its way before the line is doubted; how soon one is tried again that came too early or too fast. */
const ackWithin = 4000;
const againAfter = 700;
const mostTries = 8;

const socketUrl = (): string => {
  const url = atDoor('ws');
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
};

const withPoll = (polls: readonly PhonePoll[], poll: PhonePoll): PhonePoll[] => [
  ...polls.filter((one) => one.number !== poll.number),
  poll,
];

/** @param embed the station whose embedded overlay this is */
export const createVoter = (embed?: string): Voter => {
  const clock = createServerClock();
  const entrance = openEntrance(embed);
  const listeners = new Set<() => void>();
  const tries = new Map<number, number>();
  let told: Told = {
    isWelcome: false,
    isLinked: false,
    episode: null,
    polls: [],
    votes: {},
    path: null,
    proof: null,
    work: 'none',
    moved: undefined,
  };
  let waitsForAck = 0;
  let asksLeft = 0;
  let isWorking = false;

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
    // Before its welcome, and before it has a pass, the door does not know this phone yet; the welcome sends what waits.
    if (
      vote?.state !== 'sending' ||
      !told.isLinked ||
      told.work !== 'none' ||
      !line.say(encodeVote(poll, vote.choice, vote.sequence, vote.sequence))
    )
      return;
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

  const startWork = (challenge: PhoneChallenge): void => {
    // A line that was made again asks anew; what is being worked on answers that too.
    if (isWorking) return;
    isWorking = true;
    doWork(challenge)
      .then(
        (work) => void line.say(entrance.worked(work)),
        () => set({ work: 'failed' }),
      )
      .finally(() => {
        isWorking = false;
      });
  };

  const welcomed = (message: Extract<PhoneMessage, { type: 'welcome' }>): void => {
    const { episode, polls, mine, path, challenge } = message;
    clock.guess(message.now);
    asksLeft = 4;
    const { isNewPass, proof } = entrance.welcomed(message);
    const isSameEpisode = episode?.activationId === told.episode?.activationId;
    const kept = isSameEpisode ? told.votes : episode ? keptVotes(episode.activationId) : {};
    const numbers = polls.map((poll) => poll.number);
    const votes = votesAfterWelcome(kept, numbers, mine, isNewPass);
    const work = challenge ? 'going' : 'none';
    set({ isWelcome: true, isLinked: true, episode, polls, votes, path, proof, work });
    if (challenge) startWork(challenge);
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
  const whole = ({ episode, polls }: Extract<PhoneMessage, { type: 'whole' }>): void => {
    const moves = polls.map((poll) =>
      movedBy(
        told.polls.find((one) => one.number === poll.number),
        poll,
        clock.now(),
      ),
    );
    set({ episode, polls, moved: moves.find((moved) => moved !== undefined) ?? told.moved });
  };
  const heard = (message: PhoneMessage): void => {
    if (message.type === 'welcome') welcomed(message);
    else if (message.type === 'episode') set({ episode: message.episode });
    else if (message.type === 'whole') whole(message);
    else if (message.type === 'poll') {
      const before = told.polls.find((one) => one.number === message.poll.number);
      set({ polls: withPoll(told.polls, message.poll), moved: movedBy(before, message.poll, clock.now()) ?? told.moved });
    } else if (message.type === 'count') {
      const poll = told.polls.find((one) => one.number === message.poll);
      if (poll) set({ polls: withPoll(told.polls, { ...poll, count: { yea: message.yea, nay: message.nay } }) });
    } else {
      clock.measured(message.ask, message.now);
      if (asksLeft > 0) line.say({ type: 'time', ask: clock.mark() });
      asksLeft -= 1;
    }
  };
  const line: Line = openLine(socketUrl(), clock.mark, {
    up: () => void line.say(entrance.hello()),
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
    pass: entrance.pass,
    name: (path) => void line.say(entrance.name(path)),
    vote(poll, choice) {
      const vote = voteAfterTap(told.votes[poll.number], choice);
      if (!vote) return;
      tries.delete(poll.number);
      setVote(poll.number, vote);
      send(poll.number);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
