/** Phones held open over all rounds, and runs in which each casts its planned votes. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Measured, type Pace, runMeasured } from './pacer.ts';
import { planVotes } from './plan.ts';
import { openRawPhone, type RawPhone, voteFrame } from './raw-phone.ts';

/** Below what the door lets in a second: a storm of them is turned away. */
const atOnce = 100;
const pause = 60;

export const openPhones = async (port: number, count: number, greets: boolean, path: string | undefined): Promise<RawPhone[]> => {
  const phones: RawPhone[] = [];
  while (phones.length < count) {
    const some = Math.min(atOnce, count - phones.length);
    phones.push(...(await Promise.all(Array.from({ length: some }, () => openRawPhone(port, greets, path)))));
    await sleep(pause);
  }
  return phones;
};

type Vote = { readonly voter: number; readonly frame: Buffer };

/** One vote of a phone on its way at a time. */
const run = (phones: readonly RawPhone[], pid: number, votes: readonly Vote[], pace: Pace): Promise<Measured> => {
  const isWaiting = new Uint8Array(phones.length);
  return runMeasured(pid, votes.length, pace, (place, answered) => {
    const vote = votes[place];
    const phone = vote && phones[vote.voter];
    if (!vote || !phone || isWaiting[vote.voter]) return false;
    isWaiting[vote.voter] = 1;
    phone.onAck = (code) => {
      isWaiting[vote.voter] = 0;
      answered(code);
    };
    phone.socket.write(vote.frame);
    return true;
  });
};

/** The planned votes in each of these polls, one poll after another: a run so long that what a server does at rest hardly counts. */
export const runFrames = (
  phones: readonly RawPhone[],
  pid: number,
  polls: readonly number[],
  round: number,
  pace: Pace,
): Promise<Measured> => {
  const votes = planVotes(phones.length, round);
  const frames = polls.flatMap((poll) => votes.map(({ voter, choice, sequence }) => ({ voter, frame: voteFrame(poll, choice, sequence) })));
  return run(phones, pid, frames, pace);
};

/** So many votes, one phone after another, each changing its mind every time. */
export const runSteady = (phones: readonly RawPhone[], pid: number, poll: number, votes: number, pace: Pace): Promise<Measured> => {
  const frames = Array.from({ length: votes }, (_, place) => {
    const sequence = Math.floor(place / phones.length);
    return { voter: place % phones.length, frame: voteFrame(poll, sequence % 2 === 0 ? 1 : 2, sequence) };
  });
  return run(phones, pid, frames, pace);
};

/** Rejects when the other end still holds one of them after ten seconds. */
export const untilHungUp = async (phones: readonly RawPhone[]): Promise<void> => {
  const late = sleep(10_000, undefined, { ref: false }).then(() => Promise.reject(new Error('The door still holds a line.')));
  const closed = Promise.all(phones.map(({ socket }) => (socket.closed ? undefined : once(socket, 'close'))));
  await Promise.race([closed, late]);
};

export type LastAcked = { readonly index: number; readonly sequence: number };
export type HeldRun = {
  stop(): { readonly sent: number; readonly counted: number; readonly wallMs: number; readonly last: readonly LastAcked[] };
};

/** Keeps phones voting, each changing its mind again and again, until stopped. Even sequences are yea. */
export const keepVoting = (phones: readonly RawPhone[], poll: number, perSecond: number, firstSequence: number): HeldRun => {
  const next = new Int32Array(phones.length).fill(firstSequence);
  const acked = new Int32Array(phones.length).fill(-1);
  const isWaiting = new Uint8Array(phones.length);
  const start = performance.now();
  let sent = 0;
  let counted = 0;
  let turn = 0;
  const vote = (voter: number): void => {
    const phone = phones[voter];
    if (!phone || isWaiting[voter] || phone.socket.destroyed) return;
    const sequence = next[voter] ?? 0;
    isWaiting[voter] = 1;
    phone.onAck = (code) => {
      isWaiting[voter] = 0;
      if (code !== 0) return;
      counted += 1;
      acked[voter] = sequence;
    };
    next[voter] = sequence + 1;
    phone.socket.write(voteFrame(poll, sequence % 2 === 0 ? 1 : 2, sequence & 0xff));
    sent += 1;
  };
  const beat = setInterval(() => {
    const due = ((performance.now() - start) * perSecond) / 1000;
    for (let tried = 0; sent < due && tried < phones.length; tried += 1) {
      vote(turn);
      turn = (turn + 1) % phones.length;
    }
  }, 1);
  return {
    stop() {
      clearInterval(beat);
      const last = phones.map((phone, voter) => ({ index: phone.index, sequence: acked[voter] ?? -1 }));
      return { sent, counted, wallMs: performance.now() - start, last };
    },
  };
};
