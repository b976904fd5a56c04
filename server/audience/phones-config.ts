/** The settings of the phones' process, read once from the environment. */
import path from 'node:path';
import { z } from 'zod';

export type PhonesConfig = {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Where the built phone page is. */
  readonly pageDir: string;
  /** At most this many passes an activation. */
  readonly passCap: number;
  /** New passes from one place before a newcomer there works for theirs; 0: nobody does. */
  readonly crowd: number;
  /** Proxies of our own in front of the door, whose word about addresses is taken. */
  readonly proxies: number;
  readonly logLevel: string;
};

const wholeNumber = (name: string, least: number, most: number, means?: string) => {
  const tell = (what: string): string => `${name} must be ${what}${means === undefined ? '' : ` (${means})`}.`;
  return z.coerce
    .number({ error: tell(`a whole number from ${least} to ${most}`) })
    .int(tell(`a whole number from ${least} to ${most}`))
    .min(least, tell(`at least ${least}`))
    .max(most, tell(`at most ${most}`));
};

const Settings = z.object({
  CUECART_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'CUECART_HOST must be an address or host name, such as 127.0.0.1.')
    .default('127.0.0.1'),
  CUECART_PHONES_PORT: wholeNumber('CUECART_PHONES_PORT', 0, 65_535).default(4401),
  CUECART_DATA_DIR: z.string().min(1, 'CUECART_DATA_DIR must name a folder.').default('./data'),
  CUECART_LOG: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'CUECART_LOG must be one of trace, debug, info, warn, error, fatal, silent.',
    )
    .default('warn'),
  CUECART_PHONES_CROWD: wholeNumber(
    'CUECART_PHONES_CROWD',
    0,
    1_000_000,
    'how many new passes one network may have before newcomers there work for theirs, 0 for never',
  ).default(300),
  CUECART_TRUST_PROXY: wholeNumber('CUECART_TRUST_PROXY', 0, 5, 'how many proxies of your own stand in front of the door').default(0),
  CUECART_PHONES_PASSES: wholeNumber('CUECART_PHONES_PASSES', 1, 100_000_000).default(3_000_000),
});

export const readPhonesConfig = (
  env: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly config: PhonesConfig } | { readonly ok: false; readonly message: string } => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Settings.safeParse(given);
  if (!read.success) return { ok: false, message: read.error.issues.map((issue) => issue.message).join(' ') };
  return {
    ok: true,
    config: {
      host: read.data.CUECART_HOST,
      port: read.data.CUECART_PHONES_PORT,
      dataDir: path.resolve(read.data.CUECART_DATA_DIR),
      pageDir: path.resolve(import.meta.dirname, '../../dist/phone'),
      passCap: read.data.CUECART_PHONES_PASSES,
      crowd: read.data.CUECART_PHONES_CROWD,
      proxies: read.data.CUECART_TRUST_PROXY,
      logLevel: read.data.CUECART_LOG,
    },
  };
};
