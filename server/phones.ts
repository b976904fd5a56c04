/**
 * The phones' own process: its port, its file, its life. The show server sees only counts.
 *
 * Prints one JSON line when it listens. Exits with one sentence and 78 when it cannot start as it was told, 75 when the
 * disk refuses and it may be started again later; 1 when it can no longer record votes and should be started again. Ends cleanly on SIGINT, SIGTERM, and when
 * the process that started it lets go of it.
 */
import { pino, stdSerializers } from 'pino';
import { type Door, openDoor } from './audience/door.ts';
import { readPhonesConfig } from './audience/phones-config.ts';
import { DiskFailed, DiskLate, DiskUnusable } from './audience/phones-disk.ts';
import { openClock } from './clock.ts';
import { FolderInUse } from './hold-folder.ts';
import { lastBallotAt } from './last-moment.ts';

/** As it was told it can never start; and: it could, once the disk is mended. (EX_CONFIG and EX_TEMPFAIL of sysexits.h.) */
const never = 78;
const notNow = 75;

const refuse = (code: number, message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(code);
};

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** The sentence for a person, or undefined when this is a bug and its stack is worth more. */
const explain = (error: unknown, port: number, dataDir: string): readonly [number, string] | undefined => {
  const code = codeOf(error);
  if (error instanceof DiskUnusable || error instanceof FolderInUse) return [never, error.message];
  if (error instanceof DiskFailed || error instanceof DiskLate || code === 'ENOSPC' || code === 'SQLITE_FULL') {
    const reason = error instanceof Error ? error.message : code;
    return [notNow, `The data folder ${dataDir} cannot be written (${reason}). Make room, or name another in CUECART_DATA_DIR.`];
  }
  if (code === 'EADDRINUSE') return [never, `Port ${port} is in use. Stop what uses it, or set CUECART_PHONES_PORT to another port.`];
  if (code === 'EACCES' && error instanceof Error && 'syscall' in error && error.syscall === 'listen') {
    return [never, `Port ${port} may not be used by this user. Set CUECART_PHONES_PORT to one above 1023.`];
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return [never, 'CUECART_HOST is not an address of this machine.'];
  if (!/^(?:EACCES|EPERM|EROFS|ENOTDIR|EEXIST|SQLITE_)/.test(code)) return undefined;
  return [never, `The data folder ${dataDir} cannot be written (${code}). Mend it, or name another in CUECART_DATA_DIR.`];
};

const run = async (): Promise<void> => {
  const read = readPhonesConfig(process.env);
  if (!read.ok) return refuse(never, read.message);
  const { config } = read;
  const log = pino(
    { name: 'phones', level: config.logLevel, serializers: { error: stdSerializers.err } },
    pino.destination({ dest: 2, sync: true }),
  );
  let door: Door;
  try {
    door = await openDoor({ config, clock: openClock(Date.now, lastBallotAt(config.dataDir)), log });
  } catch (error) {
    const explained = explain(error, config.port, config.dataDir);
    if (explained) return refuse(...explained);
    throw error;
  }
  let isClosing = false;
  const close = (): void => {
    if (isClosing) return;
    isClosing = true;
    door.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ reason: String(error) }, 'The door did not close cleanly.');
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
  process.once('disconnect', close);
  door.onDeath((reason) => {
    log.fatal({ reason }, 'Votes can no longer be recorded: the door ends, to be started again.');
    process.exit(1);
  });
  process.stdout.write(`${JSON.stringify({ ready: 'phones', port: door.port })}\n`);
};

await run();
