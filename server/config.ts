/** The show server's settings, read once from the environment. A bad value is refused with its name and what to write. */
import path from 'node:path';
import { z } from 'zod';
import { Role } from './contract/commands.ts';

export type CrewMember = { readonly role: Role; readonly name: string };

export type Config = {
  readonly host: string;
  readonly port: number;
  readonly phonesPort: number;
  readonly dataDir: string;
  readonly showsDir: string;
  readonly seriesFile: string;
  /** Null: the built-in rehearsal switcher. */
  readonly obs: { readonly url: string; readonly password: string | undefined } | null;
  /** Where viewers' phones reach the phones' door: printed in codes on air. */
  readonly phonesUrl: string;
  /** Who gets a sign-in link of their own at the start; empty: only a director, who invites the others. */
  readonly crew: readonly CrewMember[];
  /** Button boxes over OSC; null: off. */
  readonly osc: { readonly host: string; readonly port: number } | null;
  /** Tally for under-monitor displays; null: off. */
  readonly tsl: { readonly host: string; readonly port: number; readonly version: '3.1' | '5' } | null;
  /** Stations' webhooks may lead into our own network and over plain HTTP: for tests and rehearsals in the house. */
  readonly webhooksInside: boolean;
  /** How many proxies of our own stand in front: that many addresses of `X-Forwarded-For` are believed. */
  readonly proxies: number;
  readonly logLevel: string;
};

const port = (name: string) =>
  z.coerce
    .number({ error: `${name} must be a port from 0 to 65535.` })
    .int(`${name} must be a whole number.`)
    .min(0, `${name} must be a port from 0 to 65535.`)
    .max(65_535, `${name} must be a port from 0 to 65535.`);

const address = (protocols: readonly string[], message: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), message);

const mostInCrew = 12;
const Crew = z
  .array(z.object({ role: Role, name: z.string().min(1).max(40) }))
  .max(mostInCrew)
  .refine((crew) => crew.some(({ role }) => role === 'director') && new Set(crew.map(({ name }) => name)).size === crew.length);
const memberIn = (text: string): { readonly role: string; readonly name: string } => {
  const [role = '', ...name] = text.split(':');
  return { role: role.trim(), name: name.join(':').trim() };
};
/** Undefined when it cannot be read. */
const crewIn = (text: string): readonly CrewMember[] | undefined =>
  text.trim() === '' ? [] : Crew.safeParse(text.split(',').map(memberIn)).data;

/** `host:port`, an IPv6 host in square brackets. Undefined when it is none. */
const displaysAt = (text: string): { readonly host: string; readonly port: number } | undefined => {
  const [, six, host = six, port] = /^(?:\[([0-9A-Fa-f:]+)\]|([A-Za-z0-9._-]+)):(\d{1,5})$/.exec(text) ?? [];
  return host !== undefined && Number(port) >= 1 && Number(port) <= 65_535 ? { host, port: Number(port) } : undefined;
};

const Settings = z.object({
  CUECART_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'CUECART_HOST must be an address or host name, such as 127.0.0.1.')
    .default('127.0.0.1'),
  CUECART_PORT: port('CUECART_PORT').default(4400),
  CUECART_PHONES_PORT: port('CUECART_PHONES_PORT').default(4401),
  CUECART_DATA_DIR: z.string().min(1, 'CUECART_DATA_DIR must name a folder.').default('./data'),
  CUECART_SHOWS_DIR: z.string().min(1, 'CUECART_SHOWS_DIR must name a folder.').optional(),
  CUECART_SERIES: z.string().min(1, 'CUECART_SERIES must name a series file.').optional(),
  CUECART_OBS_URL: address(['ws:', 'wss:'], 'CUECART_OBS_URL must look like ws://127.0.0.1:4455.').optional(),
  CUECART_OBS_PASSWORD: z.string().optional(),
  CUECART_PHONES_URL: address(['http:', 'https:'], 'CUECART_PHONES_URL must be a web address such as https://vote.example.tv/.').optional(),
  CUECART_CREW: z
    .string()
    .default('')
    .refine(
      (text) => crewIn(text) !== undefined,
      `CUECART_CREW must name who signs in, such as director:Ann,vote:Bo: a director among them, each name once, at most ${mostInCrew}.`,
    ),
  CUECART_OSC_PORT: port('CUECART_OSC_PORT').optional(),
  CUECART_OSC_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'CUECART_OSC_HOST must be an address or host name, such as 127.0.0.1.')
    .default('127.0.0.1'),
  CUECART_TSL: z
    .string()
    .transform(displaysAt)
    .refine((displays) => displays !== undefined, 'CUECART_TSL must name where the displays listen, such as 192.168.1.20:8900.')
    .optional(),
  CUECART_TSL_VERSION: z.enum(['3.1', '5'], 'CUECART_TSL_VERSION must be 3.1 or 5.').default('3.1'),
  CUECART_WEBHOOKS: z.enum(['public', 'inside'], 'CUECART_WEBHOOKS must be public or inside.').default('public'),
  CUECART_TRUST_PROXY: z.coerce
    .number({ error: 'CUECART_TRUST_PROXY must be a whole number from 0 to 5.' })
    .int('CUECART_TRUST_PROXY must be a whole number from 0 to 5.')
    .min(0, 'CUECART_TRUST_PROXY must be a whole number from 0 to 5.')
    .max(5, 'CUECART_TRUST_PROXY must be a whole number from 0 to 5.')
    .default(0),
  CUECART_LOG: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'CUECART_LOG must be one of trace, debug, info, warn, error, fatal, silent.',
    )
    .default('warn'),
});

const house = path.resolve(import.meta.dirname, '..');
const demoSeries = 'shows/river-and-orchard/series.yaml';

type Env = Readonly<Record<string, string | undefined>>;

export const readConfig = (env: Env): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly message: string } => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Settings.safeParse(given);
  if (!read.success) return { ok: false, message: read.error.issues.map((issue) => issue.message).join(' ') };
  const set = read.data;
  if (set.CUECART_PORT !== 0 && set.CUECART_PORT === set.CUECART_PHONES_PORT)
    return { ok: false, message: 'CUECART_PORT and CUECART_PHONES_PORT must differ.' };
  const seriesFile = set.CUECART_SERIES === undefined ? path.join(house, demoSeries) : path.resolve(set.CUECART_SERIES);
  return {
    ok: true,
    config: {
      host: set.CUECART_HOST,
      port: set.CUECART_PORT,
      phonesPort: set.CUECART_PHONES_PORT,
      dataDir: path.resolve(set.CUECART_DATA_DIR),
      showsDir: set.CUECART_SHOWS_DIR === undefined ? path.dirname(seriesFile) : path.resolve(set.CUECART_SHOWS_DIR),
      seriesFile,
      obs: set.CUECART_OBS_URL === undefined ? null : { url: set.CUECART_OBS_URL, password: set.CUECART_OBS_PASSWORD },
      phonesUrl:
        set.CUECART_PHONES_URL ?? `http://${set.CUECART_HOST === '0.0.0.0' ? 'localhost' : set.CUECART_HOST}:${set.CUECART_PHONES_PORT}/`,
      crew: crewIn(set.CUECART_CREW) ?? [],
      osc: set.CUECART_OSC_PORT === undefined ? null : { host: set.CUECART_OSC_HOST, port: set.CUECART_OSC_PORT },
      tsl: set.CUECART_TSL === undefined ? null : { ...set.CUECART_TSL, version: set.CUECART_TSL_VERSION },
      webhooksInside: set.CUECART_WEBHOOKS === 'inside',
      proxies: set.CUECART_TRUST_PROXY,
      logLevel: set.CUECART_LOG,
    },
  };
};
