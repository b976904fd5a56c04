/** What was asked of `npm run rehearse`: read once, refused with the usage when it makes no sense. */
import { parseArgs } from 'node:util';

export type Options = {
  /** Undefined only with a house that runs already: then its newest episode. */
  readonly episode: string | undefined;
  readonly compress: number;
  readonly viewers: number;
  readonly orders: number;
  readonly obs: { readonly url: string; readonly password: string | undefined } | undefined;
  readonly json: string | undefined;
};

export const usage = `Usage: npm run rehearse -- --episode <file> [options]

  --episode <file>        the episode to play, such as shows/river-and-orchard/episodes/2026-12-03.yaml
  --compress <n>          how many times faster than planned, 1 to 600 (60)
  --viewers <n>           simulated phones, 0 to 5000 (200)
  --orders <n>            signed orders, 0 to 100000 (200)
  --obs <ws://host:port>  play it on this OBS; without it on the built-in rehearsal switcher
  --obs-password <text>   the password of that OBS (better: in CUECART_OBS_PASSWORD)
  --json <file>           write what happened to this file

Ends with 0 when everything planned happened, 1 when something is missing, 2 when asked wrongly.`;

const number = (name: string, text: string, least: number, most: number): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < least || value > most)
    throw new RangeError(`--${name} must be a number from ${least} to ${most}, not "${text}".`);
  return value;
};

const whole = (name: string, text: string, most: number): number => {
  const value = number(name, text, 0, most);
  if (!Number.isInteger(value)) throw new RangeError(`--${name} must be a whole number, not "${text}".`);
  return value;
};

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      episode: { type: 'string' },
      compress: { type: 'string', default: '60' },
      viewers: { type: 'string', default: '200' },
      orders: { type: 'string', default: '200' },
      obs: { type: 'string' },
      'obs-password': { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;

type Env = Readonly<Record<string, string | undefined>>;
export type Asked =
  | { readonly ask: 'play'; readonly options: Options }
  | { readonly ask: 'help' }
  | { readonly ask: 'nonsense'; readonly why: string };

/** @param isInHouse a running house was named, so the episode may be left to it */
export const readOptions = (args: readonly string[], env: Env, isInHouse: boolean): Asked => {
  try {
    const given = parse(args);
    if (given.help) return { ask: 'help' };
    if (given.episode === undefined && !isInHouse) return { ask: 'nonsense', why: 'Which episode? Name its file with --episode.' };
    if (given.obs !== undefined && !/^wss?:\/\/\S+$/.test(given.obs))
      return { ask: 'nonsense', why: `--obs must look like ws://127.0.0.1:4455, not "${given.obs}".` };
    const password = given['obs-password'] ?? env.CUECART_OBS_PASSWORD;
    return {
      ask: 'play',
      options: {
        episode: given.episode,
        compress: number('compress', given.compress, 1, 600),
        viewers: whole('viewers', given.viewers, 5000),
        orders: whole('orders', given.orders, 100_000),
        obs: given.obs === undefined ? undefined : { url: given.obs, password },
        json: given.json,
      },
    };
  } catch (error) {
    if (error instanceof RangeError || (error instanceof TypeError && 'code' in error)) return { ask: 'nonsense', why: error.message };
    throw error;
  }
};
