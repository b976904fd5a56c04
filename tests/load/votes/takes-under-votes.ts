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
import { type CommandBody, type OperatorLine, openOperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import { load, makeReady } from '../../../server/cli/rehearse/play.ts';
import type { Figures } from '../../../server/contract/graphics.ts';
import { openKeys } from '../../../server/keys.ts';
import type { Generator } from './children.ts';

const phones = 6000;
/** Sooner, a take is held for a finger that bounced. */
const takeEvery = 420;
/** For what must come true before it goes on. */
const within = 10_000;
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

type Output = Awaited<ReturnType<typeof watchCounts>>;

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

const must = async (line: OperatorLine, command: CommandBody): Promise<void> => {
  const reply = await line.ask(command);
  if (!reply.ok) throw new Error(`${command.type} was refused: ${reply.refusal.message}`);
};

/** The rundown over and over: from its end back to its first segment. */
const takeAll = async (line: OperatorLine, takes: number): Promise<number[]> => {
  const took: number[] = [];
  const first = line.view().rundown[0]?.id ?? '';
  for (let take = 0; take < takes; take += 1) {
    await sleep(takeEvery);
    if (line.view().nextSegmentId === null) await must(line, { type: 'segment.setNext', segmentId: first });
    const asked = performance.now();
    await must(line, { type: 'segment.take', believesOnAir: line.view().onAir?.runId ?? null });
    took.push(performance.now() - asked);
  }
  return took;
};

/** Resolves once the page has shown so many votes; rejects when it has not in time. */
const untilShown = async (output: Output, votes: number): Promise<void> => {
  for (const giveUpAt = performance.now() + within; (output.seen.at(-1)?.votes ?? 0) < votes; await sleep(20))
    if (performance.now() > giveUpAt) throw new Error(`The page shows ${output.seen.at(-1)?.votes} votes of ${votes}.`);
};

/** @param costPerVote µs of the door's CPU, as measured in this run */
export const takesUnderVotes = async (generator: Generator, costPerVote: number, takes: number): Promise<UnderVotes> => {
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
    await untilShown(output, phones);
    let isOver = false;
    const newcomers = sendNewcomers(`http://127.0.0.1:${port}`, pollId, () => isOver);
    const took = await takeAll(line, takes);
    isOver = true;
    const acknowledged = await newcomers;
    await untilShown(output, phones + acknowledged.length);
    const run = await generator.ask('stopVoting');
    output.close();
    line.close();
    if (acknowledged.length === 0) throw new Error('No newcomer voted.');
    const late = acknowledged.map((at, place) => (output.seen.find(({ votes }) => votes >= phones + place + 1)?.at ?? Number.NaN) - at);
    return {
      takeP99Ms: p99(took),
      countToOutputP99Ms: p99(late),
      perSecond: ((run?.counted ?? 0) * 1000) / (run?.wallMs ?? 1),
    };
  } finally {
    await generator.ask('closePhones', 'show');
    await house.close();
    await removeThrowAwayFolder(folder);
  }
};
