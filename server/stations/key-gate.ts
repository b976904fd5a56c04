/**
 * Who knocks at a station's door: judged by the key and by where it comes from, told to those who watch for wrong keys, and logged without the key.
 *
 * Every door of the stations asks here: their feed, their own side, their packages.
 */
import type { Response } from 'express';
import type { Clock } from '../ports/clock.ts';
import type { Knocking } from './presented-key.ts';
import { refusalLog } from './refusal-log.ts';
import { type Judge, type Known, openCallers } from './station-key.ts';
import type { Knock } from './wrong-keys.ts';

export type GateNeeds = {
  readonly clock: Clock;
  readonly log: { readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void };
  /** What a key is worth. */
  readonly judge: Judge;
  readonly stations: () => readonly { readonly station: Known }[];
  readonly knocked: (knock: Knock) => void;
};

/** `path`: what was asked for, for the log. */
export type Caller = Knocking & { readonly path: string };

export type Refused = { readonly ok: false; readonly status: number; readonly message: string };
export type LetIn = { readonly ok: true; readonly stationId: string; readonly key: string };

export type KeyGate = { readonly find: (asked: Caller) => LetIn | Refused; readonly close: () => void };

/** @param what was refused, in the log's words */
export const keyGate = ({ clock, log, judge, stations, knocked }: GateNeeds, what: string): KeyGate => {
  const refusals = refusalLog(clock, (fields, message) => log.warn(fields, message));
  const callerOf = openCallers(judge);
  return {
    find: (asked) => {
      const known = stations().map(({ station }) => station);
      const caller = callerOf(asked, known);
      const address = asked.ip ?? '';
      if (caller.ok) {
        knocked({ station: caller.stationId, address, isRight: true });
        return caller;
      }
      const { status, message, stationId: station, why } = caller;
      if (station !== undefined && why) knocked({ station, address, isRight: false, why });
      refusals.refused({ status, address, path: asked.path, station, why }, `${what} refused: ${message}`);
      return { ok: false, status, message };
    },
    close: refusals.close,
  };
};

export const refusalCode = (status: number): string => (status === 403 ? 'not-yours' : 'no-key');

/** @param mayBeBasic pollers that are given an address with a name and a key send them only once they are asked to */
export const answerRefused = (response: Response, { status, message }: Refused, mayBeBasic = false): void => {
  const [bearer, basic] = ['Bearer realm="stations"', 'Basic realm="stations", charset="UTF-8"'];
  if (status === 401) response.set('www-authenticate', mayBeBasic ? [bearer, basic] : [bearer]);
  response.status(status).json({ code: refusalCode(status), message });
};
