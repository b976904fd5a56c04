/**
 * When to try OBS again, and what to tell the operator meanwhile.
 *
 * Everything is tried again for ever, except what only a person can mend.
 */
import type { Ms } from '../contract/units.ts';
import type { SwitcherHealth } from '../ports/switcher.ts';
import { ObsGone, ObsLate } from './obs-connection.ts';

const shortest: Ms = 50;
const longest: Ms = 2000;

/**
 * @param attempt 0 for the first wait
 * @param chance from 0 to 1: spreads several controllers that lost the same OBS
 * @returns between 25 ms and 2 s
 */
export const waitBefore = (attempt: number, chance: number): Ms => {
  const full = Math.min(longest, shortest * 2 ** Math.min(attempt, 10));
  return Math.round(full * (0.5 + 0.5 * chance));
};

/** OBS is there but is not ours to drive, or does not let us in: trying again cannot help. */
export class ObsNotOurs extends Error {}

/** obs-websocket's close codes (WebSocketCloseCode in its protocol page). */
const closeCode = { wrongPassword: 4009, wrongVersion: 4010, kicked: 4011 } as const;

const refusals: Readonly<Record<number, (url: string) => string>> = {
  [closeCode.wrongPassword]: (url) =>
    `OBS at ${url} refuses the password. Set the one that OBS shows under Tools, WebSocket Server Settings, then connect again.`,
  [closeCode.wrongVersion]: (url) =>
    `OBS at ${url} speaks another version of its remote protocol. Update OBS to 28 or later, then connect again.`,
  [closeCode.kicked]: (url) => `Somebody removed Cuecart in OBS at ${url}. Connect again when they are ready for it.`,
};

export type Verdict = Pick<SwitcherHealth, 'message'> & { readonly state: 'lost' | 'hung' | 'refused' };

/** What the end of a connection, or of an attempt at one, means. */
export const judge = (failure: unknown, url: string): Verdict => {
  if (failure instanceof ObsNotOurs) return { state: 'refused', message: failure.message };
  if (failure instanceof SyntaxError)
    return { state: 'refused', message: `${url} is not an address of OBS: write one such as ws://127.0.0.1:4455.` };
  const refusal = failure instanceof ObsGone ? refusals[failure.code] : undefined;
  if (refusal) return { state: 'refused', message: refusal(url) };
  if (failure instanceof ObsLate)
    return { state: 'hung', message: `OBS at ${url} does not answer. Look at its window and at the network; still trying.` };
  return { state: 'lost', message: `No connection to OBS at ${url}. Start OBS or look at its WebSocket settings; still trying.` };
};
