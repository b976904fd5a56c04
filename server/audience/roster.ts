/**
 * The phones that are connected, and how to reach many of them without standing still.
 *
 * News goes out one after another, in slices with a turn of the event loop between them; a sweep spreads its slices
 * over time and never holds up news. A message is built once a slice and a path, so that whatever a phone hears is
 * as new as the moment it is written, and its frame is shared by all who hear it.
 * A phone that does not read what it is sent is dropped; it resumes by a fresh welcome.
 */
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { PhoneHello } from '../contract/phone.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { type TierCode, unknownPath } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import type { Place } from './address-prefix.ts';
import type { Voter } from './ballot-groups.ts';
import { limits } from './door-limits.ts';
import type { DoorTally } from './door-tally.ts';
import { frameAck } from './frames.ts';
import { phoneFrame } from './phone-frame.ts';
import type { VoteAnswer } from './poll.ts';
import { unknownView } from './view-number.ts';

/** A phone, and the voter that hears of its votes. */
export type Phone = Voter & {
  readonly socket: WebSocket;
  /** The socket under it: where frames that are built already are written. */
  readonly line: Duplex;
  readonly tally: DoorTally;
  /** When it came, and its allowance of messages (allowance.ts). */
  readonly since: EpochMs;
  wholeAt: Ms;
  /** Where it calls from (address-prefix.ts). */
  readonly place: Place;
  strikes: number;
  isAlive: boolean;
  /** When it was last told a count: whoever stands between us needs no ping for a while then. */
  toldAt: EpochMs;
  /** We have said goodbye: nothing may be written after that (RFC 6455 §5.5.1). */
  isLeaving: boolean;
  /** What it said in its hello; undefined until then. */
  hello: Hello | undefined;
  /** Its pass in the activation on stage. */
  index: number | undefined;
  activationId: string | undefined;
  /** What its pass has proved: goes into every ballot. */
  path: number;
  tier: TierCode;
  /** What it is shown: its path, whether that is proved, and the path it names (phone-view.ts). */
  view: number;
  /** Asked for and not yet answered welcomes. */
  welcomes: number;
  /** The picture whose code it showed while that held. */
  proved: { readonly activationId: string; readonly picture: string } | undefined;
  /** It showed a right code while a poll was on: to be bound when none is. */
  isOwed: boolean;
  /** When a pass was handed out on this line. */
  seatedAt: EpochMs | undefined;
};

export type Hello = { readonly [K in keyof Omit<PhoneHello, 'type'>]?: PhoneHello[K] | undefined };

type PhoneLine = Pick<Phone, 'socket' | 'line' | 'tally' | 'since' | 'place'>;

/** What a phone hears of its votes: one function for all of them. */
function hearAnswer(this: Phone, answer: VoteAnswer, poll: number, tag: number): void {
  this.tally.vote(answer.code);
  writeFrame(this, frameAck(answer, poll, tag));
}

/** Every field from the start, in one order: all phones are of one shape, and a vote reads them as one. */
export const createPhone = ({ socket, line, tally, since, place }: PhoneLine): Phone => ({
  socket,
  line,
  tally,
  place,
  since,
  wholeAt: 0,
  strikes: 0,
  isAlive: true,
  toldAt: 0,
  isLeaving: false,
  index: undefined,
  activationId: undefined,
  path: unknownPath,
  tier: 0,
  view: unknownView,
  hello: undefined,
  welcomes: 0,
  proved: undefined,
  isOwed: false,
  seatedAt: undefined,
  hear: hearAnswer,
});

/** Drops a phone that has left too much unread. The library's socket is not looked at: for ten thousand that is a fetch from memory each. */
export const writeFrame = (phone: Phone, frame: Buffer): void => {
  const { line } = phone;
  if (phone.isLeaving || !line.writable) return;
  if (line.writableLength > limits.unreadByPhone) {
    phone.tally.shed('phone-not-reading');
    phone.socket.terminate();
  } else line.write(frame);
};

/** @param code RFC 6455 §7.4.1 */
export const sayGoodbye = (phone: Phone, code: number, why: string): void => {
  phone.isLeaving = true;
  phone.socket.close(code, why);
};

/** Final, a ping, nothing in it (RFC 6455 §5.5.2). */
const pingFrame = Buffer.from([0x89, 0]);
/** What was told lately kept the line awake like a ping. */
export const needsPing = ({ toldAt }: Phone, now: EpochMs): boolean => now - toldAt > limits.toldLately;
export const ping = (phone: Phone): void => writeFrame(phone, pingFrame);

export const sendTo = (phone: Phone, message: string | Buffer): void => writeFrame(phone, phoneFrame(message));

/** Asked once a slice and a view (phone-view.ts); undefined leaves its phones out. */
export type MessageFor = (view: number) => string | undefined;

export type Roster = {
  readonly phones: Set<Phone>;
  /** At once, after the news before it. Resolves when all were written to. */
  broadcast(messageFor: MessageFor): Promise<void>;
  /** Spread evenly over so many ms, one sweep at a time, beside the news. */
  sweep(messageFor: MessageFor, over: Ms): Promise<void>;
  /** Does `deed` for every phone, in slices, after the news before it. */
  forEach(deed: (phone: Phone) => void): Promise<void>;
  stop(): void;
};

/** The same for all of one slice: what is asked for the next one may be newer. */
const createSlice = (messageFor: MessageFor, now: EpochMs): ((phone: Phone) => void) => {
  const frames = new Map<number, Buffer | undefined>();
  const frameFor = (view: number): Buffer | undefined => {
    if (!frames.has(view)) {
      const message = messageFor(view);
      frames.set(view, message === undefined ? undefined : phoneFrame(message));
    }
    return frames.get(view);
  };
  return (phone) => {
    const frame = phone.activationId === undefined ? undefined : frameFor(phone.view);
    if (!frame) return;
    writeFrame(phone, frame);
    phone.toldAt = now;
  };
};

export const createRoster = (clock: Clock): Roster => {
  const phones = new Set<Phone>();
  let news: Promise<void> = Promise.resolve();
  let sweeps: Promise<void> = Promise.resolve();
  let wake: (() => void) | undefined;
  let isStopped = false;

  const wait = (until: EpochMs): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.wakeAt(until, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  /** Phones that come while it goes on are reached too. */
  const inSlices = async (size: number, newSlice: () => (phone: Phone) => void, between: () => Promise<void>): Promise<void> => {
    let deed = newSlice();
    let done = 0;
    for (const phone of phones) {
      if (done === size) {
        await between();
        if (isStopped) return;
        deed = newSlice();
        done = 0;
      }
      deed(phone);
      done += 1;
    }
  };
  const forEach = (newSlice: () => (phone: Phone) => void): Promise<void> => {
    news = news.then(() => inSlices(limits.slice, newSlice, nextTurn));
    return news;
  };
  return {
    phones,
    forEach: (deed) => forEach(() => deed),
    broadcast: (messageFor) => forEach(() => createSlice(messageFor, clock.now())),
    sweep(messageFor, over) {
      const go = (): Promise<void> => {
        const size = Math.min(limits.slice, Math.max(limits.smallestSlice, Math.ceil((phones.size * limits.sweepPause) / over)));
        // By the clock and not one pause after another: late wakings must not add up.
        const startedAt = clock.now();
        let reached = 0;
        const between = (): Promise<void> => {
          reached += size;
          return wait(startedAt + (over * reached) / phones.size);
        };
        return inSlices(size, () => createSlice(messageFor, clock.now()), between);
      };
      sweeps = sweeps.then(go);
      return sweeps;
    },
    stop() {
      isStopped = true;
      wake?.();
    },
  };
};
