/**
 * One simulated viewer: a real WebSocket at the real door, without a page.
 *
 * Votes once in every poll it is told of, now and then changes its mind or sends a vote twice, and sends what was not
 * acknowledged again, with the same sequence, also after the line was cut. What stands is what the door last acknowledged.
 */
import { type AckFrame, encodeVote } from '../../audience/frames.ts';
import type { Choice, PhoneMessage, PhonePoll, VoteCode } from '../../contract/phone.ts';
import type { EpochMs } from '../../contract/units.ts';
import type { Chance } from './chance.ts';
import { openPhoneLine, type ReadMessage } from './phone-line.ts';

/** One viewer's vote in one poll. */
type Ballot = {
  readonly poll: PhonePoll;
  /** Undefined until sent for the first time. */
  sequence: number | undefined;
  choice: Choice;
  isAcknowledged: boolean;
  /** The last that the door said stands. */
  stands: Choice | undefined;
  refused: VoteCode | undefined;
  retry: NodeJS.Timeout | undefined;
};

export type CastVote = {
  readonly pollId: string;
  readonly isSent: boolean;
  readonly stands: Choice | undefined;
  /** Why the newest choice was not taken; undefined when it was, or when no answer came. */
  readonly refused: VoteCode | undefined;
  readonly isAcknowledged: boolean;
};

export type Viewer = {
  hasPass(): boolean;
  activationId(): string | undefined;
  votes(): readonly CastVote[];
  /** True when nothing waits for an answer. */
  isQuiet(): boolean;
  close(): void;
};

export type ViewerNeeds = {
  readonly url: string;
  readonly path: string | undefined;
  /** By the door's clock. */
  readonly now: () => EpochMs;
  readonly read: ReadMessage;
  readonly chance: Chance;
  /** How likely a viewer says yea in this poll, 0…1. */
  readonly lean: (pollId: string) => number;
  readonly only?: { readonly activationId: string; readonly strange: () => void } | undefined;
};

const changesMind = 0.2;
const sendsTwice = 0.1;
const answerWithin = 4000;
const soon = 250;
/** Answers that pass: the same vote is sent again. */
const passing: ReadonlySet<VoteCode> = new Set(['early', 'too-fast', 'not-recorded', 'unknown-poll']);

const other = (choice: Choice): Choice => (choice === 'yea' ? 'nay' : 'yea');
const codeOf = (choice: Choice) => (choice === 'yea' ? 1 : 2);
const choiceOf = (code: 1 | 2): Choice => (code === 1 ? 'yea' : 'nay');

/** Timers that all end at once. */
const openAlarms = () => {
  const timers = new Set<NodeJS.Timeout>();
  return {
    after: (wait: number, deed: () => void): NodeJS.Timeout => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        deed();
      }, wait);
      timers.add(timer);
      return timer;
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
};

/** Sends a viewer's ballots until each has its answer. */
const openBallots = (send: (frame: Buffer) => void, after: (wait: number, deed: () => void) => NodeJS.Timeout) => {
  let tag = 0;
  const put = (ballot: Ballot) => {
    clearTimeout(ballot.retry);
    ballot.retry = after(answerWithin, () => again(ballot));
    if (ballot.sequence === undefined) return;
    tag = (tag + 1) >>> 0;
    send(encodeVote({ poll: ballot.poll.number, choice: codeOf(ballot.choice), sequence: ballot.sequence, tag }));
  };
  /** The door itself says when it is too late. */
  const again = (ballot: Ballot) => {
    if (ballot.sequence !== undefined && !ballot.isAcknowledged && ballot.refused === undefined) put(ballot);
  };
  const answered = (ballot: Ballot, { code, choice, sequence }: AckFrame) => {
    if (choice !== undefined) ballot.stands = choiceOf(choice);
    const isTaken = code === 'counted' || code === 'outdated';
    if (isTaken ? sequence !== ballot.sequence : ballot.isAcknowledged) return;
    clearTimeout(ballot.retry);
    if (isTaken) ballot.isAcknowledged = true;
    else if (passing.has(code)) ballot.retry = after(soon, () => again(ballot));
    else ballot.refused = code;
  };
  const say = (ballot: Ballot, choice: Choice, isTwice: boolean) => {
    ballot.choice = choice;
    ballot.sequence = ballot.sequence === undefined ? 0 : (ballot.sequence + 1) & 0xff;
    ballot.isAcknowledged = false;
    ballot.refused = undefined;
    put(ballot);
    if (isTwice) put(ballot);
  };
  return { say, again, answered };
};

const blank = (poll: PhonePoll, choice: Choice): Ballot => ({
  poll,
  choice,
  sequence: undefined,
  isAcknowledged: false,
  stands: undefined,
  refused: undefined,
  retry: undefined,
});

const isAnswered = ({ sequence, isAcknowledged, refused }: Ballot): boolean =>
  sequence === undefined || isAcknowledged || refused !== undefined;

export const openViewer = ({ url, path, now, read, chance, lean, only }: ViewerNeeds): Viewer => {
  const ballots = new Map<number, Ballot>();
  const alarms = openAlarms();

  const consider = (poll: PhonePoll) => {
    const left = poll.endsAt - now();
    if (ballots.has(poll.number) || !poll.eligible || poll.outcome || left < 100) return;
    const choice: Choice = chance.happens(lean(poll.pollId)) ? 'yea' : 'nay';
    const ballot = blank(poll, choice);
    ballots.set(poll.number, ballot);
    const opensIn = Math.max(0, poll.opensAt - now());
    const window = left - opensIn;
    const first = opensIn + window * chance.between(0.02, 0.5);
    const changes = chance.happens(changesMind);
    alarms.after(first, () => box.say(ballot, changes ? other(choice) : choice, chance.happens(sendsTwice)));
    if (!changes) return;
    // A page that has counted down to zero lets nobody change.
    alarms.after(first + window * chance.between(0.05, 0.15), () => {
      if (now() < poll.endsAt) box.say(ballot, choice, false);
    });
  };

  const hear = (message: PhoneMessage) => {
    if (message.type === 'poll') consider(message.poll);
    if (message.type !== 'welcome') return;
    for (const poll of message.polls) consider(poll);
    for (const ballot of ballots.values()) box.again(ballot);
  };

  const acknowledged = (ack: AckFrame) => {
    const ballot = ballots.get(ack.poll);
    if (ballot) box.answered(ballot, ack);
  };

  const box = openBallots((frame) => line.send(frame), alarms.after);
  const line = openPhoneLine({ url, path, chance, read, hear, acknowledged, only });

  return {
    hasPass: line.hasPass,
    activationId: line.activationId,
    votes: () =>
      [...ballots.values()].map(({ poll, sequence, stands, refused, isAcknowledged }) => ({
        pollId: poll.pollId,
        isSent: sequence !== undefined,
        stands,
        refused,
        isAcknowledged,
      })),
    isQuiet: () => [...ballots.values()].every(isAnswered),
    close: () => {
      alarms.close();
      line.close();
    },
  };
};
