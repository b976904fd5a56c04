/**
 * `npm start`: builds the pages that changed, starts the show server and the phones' door, prints the doors,
 * and starts either again when it dies. A server that cannot start as it was told ends everything, with its sentence.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { nodeFlagsOf } from '../node-flags.ts';
import { buildPages } from './build-pages.ts';

type Part = { readonly name: 'show' | 'phones'; readonly file: 'main.ts' | 'phones.ts' };
type DoorList = Readonly<Record<string, string | null>>;
type CrewDoor = { readonly role: string; readonly name: string; readonly door: string };
type OutputDoor = { readonly id: string; readonly door: string };
type Ready = {
  readonly ready: string;
  readonly port: number;
  readonly doors?: DoorList;
  readonly outputs?: readonly OutputDoor[];
  readonly crew?: readonly CrewDoor[];
};

const parts: readonly Part[] = [
  { name: 'phones', file: 'phones.ts' },
  { name: 'show', file: 'main.ts' },
];
const cannotStart = 78;
const say = (line: string) => process.stdout.write(`${line}\n`);

const isReady = (line: string): Ready | undefined => {
  if (!line.startsWith('{')) return undefined;
  const read: unknown = JSON.parse(line);
  return typeof read === 'object' && read !== null && 'ready' in read ? (read as Ready) : undefined;
};

/** Keeps one part running until told to stop; resolves with its first readiness. */
const keepRunning = (part: Part, onGone: (code: number) => void): { ready: Promise<Ready>; stop: () => Promise<void> } => {
  let child: ChildProcess | undefined;
  let isStopping = false;
  let wait = 200;
  let timer: NodeJS.Timeout | undefined;
  const ready = new Promise<Ready>((resolve) => {
    const start = () => {
      const startedAt = performance.now();
      child = spawn(process.execPath, [...nodeFlagsOf(part.file), '--import', 'tsx', path.join(import.meta.dirname, '..', part.file)], {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      });
      if (child.stdout) {
        createInterface({ input: child.stdout }).on('line', (line) => {
          const said = isReady(line);
          if (said) resolve(said);
        });
      }
      child.once('exit', (code) => {
        if (isStopping) return;
        if (code === cannotStart) return onGone(cannotStart);
        wait = performance.now() - startedAt > 10_000 ? 200 : Math.min(5000, wait * 2);
        process.stderr.write(
          `The ${part.name === 'show' ? 'show server' : 'phones’ door'} ended (${code ?? 'killed'}); it is started again.\n`,
        );
        timer = setTimeout(start, wait);
      });
    };
    start();
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      isStopping = true;
      clearTimeout(timer);
      if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { ready, stop };
};

const printDoors = ({ doors = {}, crew = [], outputs = [] }: Partial<Ready>) => {
  const rows: readonly [string, string | null | undefined][] = [
    ['Start here', doors.front],
    [`Control room (${crew.length > 0 ? 'needs a sign-in link' : 'signs the director in, once'})`, doors.control],
    ...crew.map(({ role, name, door }): [string, string] => [`Control room for ${name} (${role}) and nobody else, once`, door]),
    ['Phone page', doors.phones],
    ['Program overlay', doors.program],
    ['Recording overlay', doors.recording],
    ...outputs.map(({ id, door }): [string, string] => [id === 'clean' ? 'Clean output (no graphics)' : `Output ${id}`, door]),
    ['A station’s overlay', doors.station],
    ['That station’s feed', doors.stationFeed ? `curl -N -H "Authorization: Bearer ${doors.stationKey}" ${doors.stationFeed}` : null],
  ];
  say('\nCuecart is running.\n');
  for (const [name, door] of rows) if (door) say(`  ${name}\n    ${door}\n`);
  say('Stop it with Ctrl+C.');
};

/** Resolves with the exit code once somebody wants it all to end. */
const untilToldToEnd = (): { code: Promise<number>; end: (code: number) => void } => {
  const ends = new AbortController();
  const code = new Promise<number>((resolve) => {
    ends.signal.addEventListener('abort', () => resolve(typeof ends.signal.reason === 'number' ? ends.signal.reason : 0));
  });
  const end = (exitCode: number) => ends.abort(exitCode);
  process.once('SIGINT', () => end(0));
  process.once('SIGTERM', () => end(0));
  return { code, end };
};

const run = async () => {
  await buildPages(say);
  const { code, end } = untilToldToEnd();
  const running = parts.map((part) => keepRunning(part, end));
  const ready = Promise.all(running.map((part) => part.ready)).then((all) => printDoors(all.find((one) => one.doors) ?? {}));
  const exitCode = await Promise.race([code, ready.then(() => code)]);
  await Promise.all(running.map((part) => part.stop()));
  process.exit(exitCode);
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
