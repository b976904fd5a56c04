/** A show server's door that stores orders and never gets to applying them. Prints its address. */
import { openArchive } from '../../server/archive/open-archive.ts';
import { quiet, trueClock } from '../fakes/true-clock.ts';
import { openDoor } from './a-shop.ts';

const [dataDir = '', secret = ''] = process.argv.slice(2);
const archive = await openArchive({ dataDir, deadlineMs: 20_000, clock: trueClock, log: quiet });
const { url } = await openDoor(secret, { ...archive, apply: () => new Promise(() => undefined) });
process.stdout.write(`${url}\n`);
