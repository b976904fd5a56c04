/**
 * Whether a line is silent, by looks at it many times a second. Nothing here reads a clock.
 *
 * A look that is late by itself proves nothing: the page was held, by its own work or a busy machine, and what came meanwhile is still
 * to be read. So the server is asked afresh and the next looks judge. After a sleep they find nothing: a laptop that slept may have
 * stopped its own clock, but never the time of day, so the longer silence of the two counts.
 */
import type { EpochMs, Ms } from '../../server/contract/units.ts';

/** Between two looks. */
export const lookEvery: Ms = 100;
/** With the look and the paint after it, a screen says so within two seconds, also on a busy laptop. */
export const silentAfter: Ms = 1600;
/** A connection that is silent for longer is not waited for: the server may long have forgotten it. */
export const hangUpAfter: Ms = 3000;
/** A look that is later than this was held. */
export const heldAfter: Ms = 800;
/** An answer over a far line, and its being read. */
export const hearsOutFor: Ms = 300;

/** `own`: this screen's clock, which never steps while the page lives. `day`: the time of day. */
export type Clocks = { readonly own: EpochMs; readonly day: EpochMs };
/** `lookedAt` and `judgesFrom` by the time of day; `heard`: null while nothing was. */
export type Listening = { readonly heard: Clocks | null; readonly lookedAt: EpochMs; readonly judgesFrom: EpochMs };

export const startListening = ({ day }: Clocks): Listening => ({ heard: null, lookedAt: day, judgesFrom: day });

/** `asks`: the server is to be asked now. `hangsUp`: so silent that the connection is taken for dead, if it is no newer. */
export type Look = { readonly listening: Listening; readonly asks: boolean; readonly isSilent: boolean; readonly hangsUp: boolean };

export const look = (before: Listening, { own, day }: Clocks): Look => {
  const { heard, lookedAt, judgesFrom } = before;
  // A page that is held again and again judges all the same: after a grace in which nothing was heard there is no other.
  const mayHear = judgesFrom <= lookedAt || (heard !== null && heard.day > judgesFrom - hearsOutFor);
  const wasHeld = day - lookedAt > heldAfter && mayHear;
  const listening: Listening = { heard, lookedAt: day, judgesFrom: wasHeld ? day + hearsOutFor : Math.min(judgesFrom, day + hearsOutFor) };
  const silence = heard && day >= listening.judgesFrom ? Math.max(own - heard.own, day - heard.day) : 0;
  return { listening, asks: wasHeld, isSilent: silence > silentAfter, hangsUp: silence > hangUpAfter };
};
