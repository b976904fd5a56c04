/**
 * The director under load: a real show server, the real door, an operator's socket that takes, a program page that counts.
 *
 * Phones vote at four fifths of what the machine takes. Beside them a thin stream of newcomers votes once each: how late
 * the page's count has the newest of them is how late any vote reaches an output.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { findEpisode } from '../../../server/cli/rehearse/episode-file.ts';
import { type House, makeThrowAwayFolder, removeThrowAwayFolder, startHouse } from '../../../server/cli/rehearse/house.ts';
import { type OperatorLine, openOperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import { load, makeReady } from '../../../server/cli/rehearse/play.ts';
import type { Figures } from '../../../server/contract/graphics.ts';
import { openKeys } from '../../../server/keys.ts';
import type { Generator } from './children.ts';

const phones = 6000;
const takes = 40;
const takeEvery = 200;
/** Two cores: the door must share them with the generator and the show server. */
const share = 0.8;
/** What one phone may do in the long run, with something in hand. */
const mostPerPhone = 4.5;

export type UnderVotes = { readonly takeP99Ms: number; readonly countToOutputP99Ms: number; readonly perSecond: number };

const p99 = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? Number.NaN;
};

/** When the program page first showed so many counted votes. */
const watchCounts = async (house: House, pollId: string) => {
  const keys = await openKeys(house.dataDir, () => undefined);
  const socket = io(`${house.front}/outputs`, { transports: ['websocket'], auth: { output: 'program', key: keys.keyOf('program') } });
  const seen: { readonly votes: number; readonly at: number }[] = [];
  socket.on('figures', (figures: Figures) => {
    const votes = figures.polls[pollId]?.turnout;
    if (votes !== undefined && votes > (seen.at(-1)?.votes ?? -1)) seen.push({ votes, at: performance.now() });
  });
  return { seen, close: () => void socket.close() };
};

/** Newcomers over HTTP, one after another; the times at which each was acknowledged. */
const sendNewcomers = async (door: string, poll: string, isOver: () => boolean): Promise<number[]> => {
  const acknowledged: number[] = [];
  while (!isOver()) {
    const { pass } = (await (await fetch(`${door}/pass`, { method: 'POST' })).json()) as { pass: string };
    const answer = await fetch(`${door}/v/${poll}/yea`, { method: 'POST', headers: { 'x-pass': pass } });
    if (answer.status === 200) acknowledged.push(performance.now());
    await sleep(15);
  }
  return acknowledged;
};

const takeAll = async (line: OperatorLine): Promise<number[]> => {
  const took: number[] = [];
  for (let take = 0; take < takes && line.view().nextSegmentId !== null; take += 1) {
    const onAir = line.view().onAir?.runId ?? null;
    const asked = performance.now();
    const reply = await line.ask({ type: 'segment.take', believesOnAir: onAir });
    if (reply.ok) took.push(performance.now() - asked);
    await sleep(takeEvery);
  }
  return took;
};

/** @param costPerVote µs of the door's CPU, as measured in this run */
export const takesUnderVotes = async (generator: Generator, costPerVote: number): Promise<UnderVotes> => {
  const folder = await makeThrowAwayFolder();
  const episode = await findEpisode('shows/river-and-orchard/episodes/2026-12-01.yaml', folder);
  const house = await startHouse({ dataDir: folder, showsDir: episode.showsDir, seriesFile: episode.seriesFile, obs: undefined });
  try {
    const line = await openOperatorLine(house.signInLink);
    await load(line, { file: episode.name, kind: 'simulated', compress: 1 }, false);
    await makeReady(line);
    await line.ask({ type: 'segment.take', believesOnAir: null });
    const pollId = line.view().polls[0]?.id ?? '';
    const opened = await line.ask({ type: 'poll.open', pollId, window: 120_000 });
    if (!opened.ok) throw new Error(`The poll did not open: ${opened.refusal.message}`);
    const port = Number(new URL(house.phones).port);
    await generator.ask('phones', 'show', port, phones, true);
    const output = await watchCounts(house, pollId);
    const perSecond = Math.min(phones * mostPerPhone, share * (1e6 / costPerVote));
    await generator.ask('keepVoting', 'show', 1, perSecond, 0);
    await sleep(3000);
    let isOver = false;
    const newcomers = sendNewcomers(`http://127.0.0.1:${port}`, pollId, () => isOver);
    const took = await takeAll(line);
    isOver = true;
    const acknowledged = await newcomers;
    await sleep(1000);
    const run = await generator.ask('stopVoting');
    output.close();
    line.close();
    if (took.length === 0 || acknowledged.length === 0) throw new Error('Nothing was taken, or nobody voted.');
    const late = acknowledged.map((at, place) => (output.seen.find(({ votes }) => votes >= phones + place + 1)?.at ?? Number.NaN) - at);
    return {
      takeP99Ms: p99(took),
      countToOutputP99Ms: late.some(Number.isNaN) ? Number.NaN : p99(late),
      perSecond: ((run?.counted ?? 0) * 1000) / (run?.wallMs ?? 1),
    };
  } finally {
    await generator.ask('closePhones', 'show');
    await house.close();
    await removeThrowAwayFolder(folder);
  }
};
