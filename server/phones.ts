/**
 * The phones' own process: its port, its file, its life. The show server sees only counts.
 *
 * Prints one JSON line when it listens. Exit code 78 with one sentence when it cannot start as it was told;
 * 1 when it can no longer record votes and should be started again. Ends cleanly on SIGINT, SIGTERM, and when
 * the process that started it lets go of it.
 */
import { pino } from 'pino';
import { type Door, openDoor } from './audience/door.ts';
import { openDoorClock } from './audience/door-clock.ts';
import { FolderInUse } from './audience/hold-folder.ts';
import { readPhonesConfig } from './audience/phones-config.ts';
import { DiskUnusable } from './audience/phones-disk.ts';

const cannotStart = 78;

const refuse = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(cannotStart);
};

/** The sentence for a person, or undefined when this is a bug and its stack is worth more. */
const explain = (error: unknown, port: number, dataDir: string): string | undefined => {
  if (error instanceof DiskUnusable || error instanceof FolderInUse) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop what uses it, or set CUECART_PHONES_PORT to another port.`;
  if (code === 'EACCES' && error instanceof Error && 'syscall' in error && error.syscall === 'listen')
    return `Port ${port} may not be used by this user. Set CUECART_PHONES_PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'CUECART_HOST is not an address of this machine.';
  if (/^(?:EACCES|EPERM|EROFS|ENOSPC|ENOTDIR|EEXIST|SQLITE_)/.test(code))
    return `The data folder ${dataDir} cannot be written (${code}). Mend it, or name another in CUECART_DATA_DIR.`;
  return undefined;
};

const run = async (): Promise<void> => {
  const read = readPhonesConfig(process.env);
  if (!read.ok) return refuse(read.message);
  const { config } = read;
  const log = pino({ name: 'phones', level: process.env.CUECART_LOG ?? 'info' }, pino.destination({ dest: 2, sync: true }));
  let door: Door;
  try {
    door = await openDoor({ config, clock: openDoorClock(), log });
  } catch (error) {
    const sentence = explain(error, config.port, config.dataDir);
    if (sentence) return refuse(sentence);
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
