/** The show server's end of the link, for a bench that needs no more of it than an open vote. */
import { connectPhonesDoor } from '../../../server/audience/phones-link.ts';
import { openClock } from '../../../server/clock.ts';
import { episode, openVote } from '../fanout/evening.ts';

const clock = openClock();
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const door = connectPhonesDoor({
  url: `http://127.0.0.1:${process.env.BENCH_DOOR_PORT}`,
  secret: process.env.BENCH_LINK_SECRET ?? '',
  clock,
  log: quiet,
});
door.show(episode);
await openVote(door, clock);
process.stdout.write('{}\n');
