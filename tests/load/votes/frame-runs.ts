/** Phones held open over all rounds, and runs in which each casts its planned votes. */

import { type Pace, type Paced, runPaced } from './pacer.ts';
import { finalChoice, planVotes } from './plan.ts';
import { openRawPhone, type RawPhone, voteFrame } from './raw-phone.ts';

const atOnce = 200;

export type Codes = Record<number, number>;
export type RunResult = Paced & { readonly codes: Codes };

export const openPhones = async (port: number, count: number, greets: boolean, path: string | undefined): Promise<RawPhone[]> => {
  const phones: RawPhone[] = [];
  while (phones.length < count) {
    const some = Math.min(atOnce, count - phones.length);
    phones.push(...(await Promise.all(Array.from({ length: some }, () => openRawPhone(port, greets, path)))));
  }
  return phones;
};

/** Each phone's planned votes, one on its way at a time. */
export const runFrames = async (phones: readonly RawPhone[], poll: number, round: number, pace: Pace): Promise<RunResult> => {
  const votes = planVotes(phones.length, round);
  const frames = votes.map((vote) => voteFrame(poll, vote.choice, vote.sequence));
  const isWaiting = new Uint8Array(phones.length);
  const codes: Codes = {};
  const paced = await runPaced(votes.length, pace, (place, answered) => {
    const voter = votes[place]?.voter ?? 0;
    const phone = phones[voter];
    const frame = frames[place];
    if (!phone || !frame || isWaiting[voter]) return false;
    isWaiting[voter] = 1;
    phone.onAck = (code) => {
      isWaiting[voter] = 0;
      codes[code] = (codes[code] ?? 0) + 1;
      answered();
    };
    phone.socket.write(frame);
    return true;
  });
  return { ...paced, codes };
};

/** Keeps phones voting, each changing its mind again and again, at a rate, until stopped. */
export const keepVoting = (phones: readonly RawPhone[], poll: number, firstSequence: number, perSecond: number) => {
  const sequences = new Uint8Array(phones.length).fill(firstSequence & 0xff);
  const isWaiting = new Uint8Array(phones.length);
  const codes: Codes = {};
  const start = performance.now();
  let sent = 0;
  let next = 0;
  const beat = setInterval(() => {
    const due = ((performance.now() - start) * perSecond) / 1000;
    for (let tried = 0; sent < due && tried < phones.length; tried += 1) {
      const voter = next;
      next = (next + 1) % phones.length;
      const phone = phones[voter];
      if (!phone || isWaiting[voter]) continue;
      isWaiting[voter] = 1;
      phone.onAck = (code) => {
        isWaiting[voter] = 0;
        codes[code] = (codes[code] ?? 0) + 1;
      };
      const sequence = sequences[voter] ?? 0;
      sequences[voter] = sequence + 1;
      phone.socket.write(voteFrame(poll, (sequence & 1) === 0 ? 1 : 2, sequence));
      sent += 1;
    }
  }, 1);
  return () => {
    clearInterval(beat);
    return { codes, sent, wallMs: performance.now() - start };
  };
};

export const finalChoices = (voters: number, round: number): (1 | 2)[] =>
  Array.from({ length: voters }, (_, voter) => finalChoice(voter, round));
