/**
 * Pushing counts to 10,000 phones and 100 partners: ours against plain socket.io emit to as many, in one run.
 *
 *   npm run bench:fanout [-- --readme] [--phones=10000] [--rounds=5]
 * Rounds interleave; the figure is the median of each round's ratio of server CPU a delivered message. A table, then one
 * JSON line. Ends with 1 when a figure misses its mark or a count was missed or went backwards; with 2 when the
 * generator was the bottleneck and nothing can be said.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LoopBlocks } from './loop-watch.ts';
import { type Measured, measure, openOurs, openPlain, watchLoops } from './side.ts';

const option = (name: string, otherwise: number): number =>
  Number(process.argv.find((given) => given.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const phones = option('phones', 10_000);
const rounds = option('rounds', 5);
const seconds = 5;
const marks = { cpuVsSocketIo: 1.4, longestLoopBlockMs: 20, generatorCores: 0.9 };

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
const say = (text: string): void => void process.stderr.write(`${text}\n`);

type Round = { readonly ours: Measured; readonly plain: Measured };

const run = async () => {
  say(`Connecting ${phones} phones and 200 partners' readers to each side …`);
  const [ours, plain] = [await openOurs(phones), await openPlain(phones)];
  try {
    const done: Round[] = [];
    await measure(ours, 2);
    await measure(plain, 2);
    for (let round = 0; round < rounds; round += 1) {
      const isOursFirst = round % 2 === 0;
      const first = await measure(isOursFirst ? ours : plain, seconds);
      const second = await measure(isOursFirst ? plain : ours, seconds);
      const both = isOursFirst ? { ours: first, plain: second } : { ours: second, plain: first };
      done.push(both);
      say(
        `Round ${round + 1}: ${rounded(both.ours.cpuEach)} µs against ${rounded(both.plain.cpuEach)} µs a message (door and show ${both.ours.cpuOfEach.map((one) => rounded(one)).join(' + ')}).`,
      );
    }
    return { done, oursLoops: await watchLoops(ours, 2 * seconds), plainLoops: await watchLoops(plain, seconds) };
  } finally {
    await ours.stop();
    await plain.stop();
  }
};

const { done, oursLoops, plainLoops } = await run();
const longest = (blocks: readonly LoopBlocks[], which: keyof LoopBlocks): number => rounded(Math.max(...blocks.map((one) => one[which])));
say(`Longest blocks of the door and the show: ${oursLoops.map((one) => `${rounded(one.longestMs)} ms`).join(', ')}.`);
const all = done.flatMap(({ ours, plain }) => [ours, plain]);
const figures = {
  bench: 'fanout',
  phones,
  cpuVsSocketIo: rounded(median(done.map(({ ours, plain }) => plain.cpuEach / ours.cpuEach)), 2),
  longestLoopBlockMs: longest(oursLoops, 'longestMs'),
  longestLoopBlockMsWall: longest(oursLoops, 'longestWallMs'),
  cpuUsEach: rounded(median(done.map(({ ours }) => ours.cpuEach))),
  cpuUsEachSocketIo: rounded(median(done.map(({ plain }) => plain.cpuEach))),
  delivered: all.reduce((sum, one) => sum + one.delivered, 0),
  missing: all.reduce((sum, one) => sum + one.missing, 0),
  backwards: all.reduce((sum, one) => sum + one.backwards, 0),
  generatorCores: rounded(Math.max(...all.map((one) => one.generatorCores)), 2),
};
const isConclusive = figures.generatorCores <= marks.generatorCores;
const isMet =
  figures.missing === 0 &&
  figures.backwards === 0 &&
  figures.cpuVsSocketIo >= marks.cpuVsSocketIo &&
  figures.longestLoopBlockMs <= marks.longestLoopBlockMs;

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = [
  row(`counts to ${phones.toLocaleString('en')} phones and 100 stations`, 'ours', 'socket.io emit'),
  row('---', '---:', '---:'),
  row('server CPU a delivered message, µs', figures.cpuUsEach, figures.cpuUsEachSocketIo),
  row('longest block of the event loop, ms', figures.longestLoopBlockMs, longest(plainLoops, 'longestMs')),
  row('with the waits for a core, ms', figures.longestLoopBlockMsWall, longest(plainLoops, 'longestWallMs')),
  row(
    'messages delivered to phones',
    ...(['ours', 'plain'] as const).map((side) => done.reduce((sum, one) => sum + one[side].toPhones, 0)),
  ),
  row('**times less CPU** (must 1.4, aim 1.7)', `**${figures.cpuVsSocketIo}**`, 1),
].join('\n');

process.stdout.write(`${table}\n${JSON.stringify({ ...figures, conclusive: isConclusive, met: isConclusive && isMet })}\n`);
if (!isConclusive) say(`Inconclusive: a generator used ${figures.generatorCores} of a core.`);
if (process.argv.includes('--readme') && isConclusive && isMet) {
  const file = path.resolve(import.meta.dirname, '../../../README.md');
  const [from, to] = ['<!-- bench:fanout -->', '<!-- /bench:fanout -->'];
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from) || !text.includes(to)) throw new Error(`README.md has no ${from} … ${to}.`);
  writeFileSync(file, `${text.slice(0, text.indexOf(from) + from.length)}\n${table}\n${text.slice(text.indexOf(to))}`);
}
process.exitCode = !isConclusive ? 2 : isMet ? 0 : 1;
