/**
 * The show server's process. Exit code 78 with one sentence when it cannot start as it was told.
 * Ends cleanly on SIGINT, SIGTERM, and when the process that started it lets go of it.
 */
import { type Logger, pino, stdSerializers } from 'pino';
import { NewerData } from './archive/open-archive.ts';
import { openClock } from './clock.ts';
import { readConfig } from './config.ts';
import { FolderInUse, holdFolder } from './hold-folder.ts';
import { KeysUnusable } from './keys.ts';
import { lastFactAt } from './last-moment.ts';
import { openShowServer } from './show-server.ts';

const cannotStart = 78;

const refuse = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(cannotStart);
};

/** The sentence for a person, or undefined when this is a bug and its stack is worth more. */
const explain = (error: unknown, port: number): string | undefined => {
  if (error instanceof NewerData || error instanceof KeysUnusable) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop what uses it, or set CUECART_PORT to another port.`;
  if (code === 'EACCES' && error instanceof Error && 'syscall' in error && error.syscall === 'listen')
    return `Port ${port} may not be used by this user. Set CUECART_PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'CUECART_HOST is not an address of this machine.';
  return undefined;
};

/** A folder that cannot be written stops nobody; one that another show server uses does. */
const hold = (dataDir: string, log: Logger): (() => void) => {
  try {
    return holdFolder(dataDir, 'show');
  } catch (error) {
    if (error instanceof FolderInUse) return refuse(error.message);
    log.error({ error }, `The data folder ${dataDir} cannot be held: make sure that no other show server uses it.`);
    return () => undefined;
  }
};

const run = async (): Promise<void> => {
  const read = readConfig(process.env);
  if (!read.ok) return refuse(read.message);
  const { config } = read;
  const log = pino(
    { name: 'show', level: config.logLevel, serializers: { error: stdSerializers.err } },
    pino.destination({ dest: 2, sync: true }),
  );
  const letGo = hold(config.dataDir, log);
  const server = await openShowServer(config, openClock(Date.now, lastFactAt(config.dataDir)), log).catch((error: unknown) => {
    const sentence = explain(error, config.port);
    if (sentence) return refuse(sentence);
    throw error;
  });
  let isClosing = false;
  const close = (): void => {
    if (isClosing) return;
    isClosing = true;
    server
      .close()
      .finally(letGo)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ error: String(error) }, 'The show server did not close cleanly.');
          process.exit(1);
        },
      );
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
  process.once('disconnect', close);
  process.stdout.write(
    `${JSON.stringify({ ready: 'show', port: server.port, doors: server.doors, crew: server.crew, outputs: server.outputs })}\n`,
  );
};

await run();
