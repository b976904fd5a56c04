/**
 * Carried by a server under measurement: how long its event loop stood still at most, on being asked.
 *
 * A timer every 2 ms looks how late it is. What the thread spent waiting for a core (other processes had it) is taken
 * off, since that is the machine's block and not the server's; the wall figure keeps it.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { answerAsks } from './child.ts';

export type LoopBlocks = { readonly longestMs: number; readonly longestWallMs: number };

const every = 2;
const file = `/proc/${process.pid}/task/${process.pid}/schedstat`;
/** Milliseconds that the main thread was ready to run and had no core. */
const waited = (): number => Number(readFileSync(file, 'utf8').split(' ')[1]) / 1e6;

const createWatch = () => {
  let timer: NodeJS.Timeout | undefined;
  let longestMs = 0;
  let longestWallMs = 0;
  let at = 0;
  let waitedAt = 0;
  const look = (): void => {
    const [now, waitedNow] = [performance.now(), waited()];
    const late = now - at - every;
    longestWallMs = Math.max(longestWallMs, late);
    longestMs = Math.max(longestMs, late - (waitedNow - waitedAt));
    [at, waitedAt] = [now, waitedNow];
  };
  return {
    start: (): void => {
      longestMs = 0;
      longestWallMs = 0;
      [at, waitedAt] = [performance.now(), waited()];
      timer = setInterval(look, every);
    },
    stop: (): LoopBlocks => {
      clearInterval(timer);
      return { longestMs, longestWallMs };
    },
  };
};

const loop = createWatch();
answerAsks({ watchLoop: loop.start, loopBlocks: loop.stop });
process.channel?.unref();
