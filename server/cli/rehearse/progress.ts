/** How far a rehearsal is: a bar on a terminal, now and then a line elsewhere. */
import { Presets, SingleBar } from 'cli-progress';

export type Standing = {
  readonly done: number;
  readonly of: number;
  readonly segment: string;
  readonly votes: number;
  readonly orders: number;
};
export type Progress = { show(standing: Standing): void; stop(): void };

const lineEvery = 15_000;

const bar = (): Progress => {
  const format = '{bar} {value}/{total}  {segment}  votes {votes}  orders {orders}';
  const one = new SingleBar({ format, hideCursor: true, clearOnComplete: false, stopOnComplete: false }, Presets.shades_classic);
  let isStarted = false;
  return {
    show: ({ done, of, ...rest }) => {
      if (!isStarted) one.start(of, done, rest);
      else one.update(done, rest);
      isStarted = true;
    },
    stop: () => one.stop(),
  };
};

const lines = (out: NodeJS.WriteStream): Progress => {
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    show: ({ done, of, segment, votes, orders }) => {
      if (performance.now() - saidAt < lineEvery) return;
      saidAt = performance.now();
      out.write(`${done}/${of} segments, on air: ${segment || 'nothing yet'}, ${votes} votes, ${orders} orders\n`);
    },
    stop: () => undefined,
  };
};

export const openProgress = (out: NodeJS.WriteStream): Progress => (out.isTTY ? bar() : lines(out));
