/**
 * Pushing counts to 10,000 phones and 100 partners: ours against plain socket.io emit to as many, in one run.
 *
 *   npm run bench:fanout [-- --readme] [--json <file>] [--quick]
 * Rounds interleave; the figure is the median of each round's ratio of server CPU a delivered message. A count that was
 * missed or went backwards ends the bench (../report.ts has the exit codes). `--quick` only shows that it runs.
 */
import { atLeast, atMost, endWith, isAsked, median, mostGeneratorCores, report, rounded, say } from '../report.ts';
import type { LoopBlocks } from './loop-watch.ts';
import { type Measured, measure, openOurs, openPlain, type Side, watchLoops } from './side.ts';

/** Windows long enough that each holds the garbage collections of its messages: what is left behind is part of the price. */
const whole = { phones: 10_000, warmingSeconds: 20, rounds: 5, seconds: 14, watched: 10 };
const quick = { phones: 300, warmingSeconds: 0, rounds: 1, seconds: 2, watched: 2 };
const size = isAsked('quick') ? quick : whole;

const bounds = [
  atLeast('cpuVsSocketIo', 'counts to 10,000 phones and 100 stations against socket.io emit, × less CPU a message', 1.4, 1.7),
  atMost('longestLoopBlockMs', 'longest block of an event loop meanwhile, ms', 20),
];

type Round = { readonly ours: Measured; readonly plain: Measured };

const playRound = async (ours: Side, plain: Side, isOursFirst: boolean): Promise<Round> => {
  const first = await measure(isOursFirst ? ours : plain, size.seconds);
  const second = await measure(isOursFirst ? plain : ours, size.seconds);
  return isOursFirst ? { ours: first, plain: second } : { ours: second, plain: first };
};

const describe = (round: number, { ours, plain }: Round): string =>
  `round ${round + 1}: ${rounded(ours.cpuEach)} µs against ${rounded(plain.cpuEach)} µs a message (door and show ${ours.cpuOfEach.map((one) => rounded(one)).join(' + ')}).`;

const compare = async () => {
  say(`Connecting ${size.phones} phones and 200 partners' readers to each side …`);
  const [ours, plain] = [await openOurs(size.phones), await openPlain(size.phones)];
  try {
    if (size.warmingSeconds > 0) for (const side of [ours, plain]) await measure(side, size.warmingSeconds);
    const rounds: Round[] = [];
    for (let round = 0; round < size.rounds; round += 1) {
      const both = await playRound(ours, plain, round % 2 === 0);
      say(describe(round, both));
      rounds.push(both);
    }
    return { rounds, oursLoops: await watchLoops(ours, size.watched), plainLoops: await watchLoops(plain, size.watched) };
  } finally {
    await ours.stop();
    await plain.stop();
  }
};

const longest = (blocks: readonly LoopBlocks[], which: keyof LoopBlocks): number => rounded(Math.max(...blocks.map((one) => one[which])));

const main = async (): Promise<number> => {
  const { rounds, oursLoops, plainLoops } = await compare();
  const all = rounds.flatMap(({ ours, plain }) => [ours, plain]);
  const total = (which: 'delivered' | 'missing' | 'backwards'): number => all.reduce((sum, one) => sum + one[which], 0);
  if (total('missing') + total('backwards') > 0)
    throw new Error(`${total('missing')} readers missed the newest count, ${total('backwards')} saw one fall.`);
  const generatorCores = Math.max(...all.map((one) => one.generatorCores));
  return report({
    bench: 'fanout',
    bounds,
    figures: {
      cpuVsSocketIo: rounded(median(rounds.map(({ ours, plain }) => plain.cpuEach / ours.cpuEach)), 2),
      longestLoopBlockMs: longest(oursLoops, 'longestMs'),
      longestLoopBlockWithWaitsMs: longest(oursLoops, 'longestWallMs'),
      longestLoopBlockSocketIoMs: longest(plainLoops, 'longestMs'),
      cpuUsEach: rounded(median(rounds.map(({ ours }) => ours.cpuEach))),
      cpuUsEachSocketIo: rounded(median(rounds.map(({ plain }) => plain.cpuEach))),
      delivered: total('delivered'),
      generatorCores: rounded(generatorCores, 2),
    },
    inconclusive: generatorCores > mostGeneratorCores,
  });
};

endWith(main());
