/**
 * From many frames to one delay. Pure: nothing here reads a clock.
 *
 * A frame shows a code somewhere in its step, so that over many frames the middle one has stood for half a step. Frames that do not
 * agree (a delay that changes, another picture, clocks that were corrected) are no measure, and are said to be none.
 */
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import { findCodes, type Grey } from './find-code.ts';
import { agoOf, type DrawnBy, readCells, step } from './time-code.ts';

type Sample = { readonly seen: EpochMs; readonly ago: Ms };
/** What was read lately, by who drew it, oldest first; what the last frame had; and when the last frames came, whatever they had. */
export type Reading = {
  readonly samples: Readonly<Record<DrawnBy, readonly Sample[]>>;
  readonly last: 'nothing' | 'unreadable' | 'read' | 'several';
  readonly looks: readonly EpochMs[];
};
export const nothingRead: Reading = { samples: { house: [], overlay: [], test: [] }, last: 'nothing', looks: [] };

/** `behind`: how much later than it was drawn. `spread`: between the frames that agree least, a few of both ends left out. */
export type Measured =
  | { readonly is: 'measured'; readonly behind: Ms; readonly spread: Ms; readonly frames: number }
  | { readonly is: 'counting'; readonly frames: number }
  | { readonly is: 'unsteady'; readonly frames: number };

export const framesWanted = 50;
const framesLeast = 25;
const samplesLast: Ms = 15_000;
/** Of ninety in a hundred frames: the step, and a few frames' time of jitter. */
const widestSpread: Ms = step + 120;
const longest: Ms = 180_000;
const looksLast: Ms = 5000;
const paceAfter: Ms = 3000;
const mostLooks = 300;

/** Codes that say times further apart are of two pictures. */
const isApart = (a: Ms, b: Ms): boolean => Math.abs(a - b) > step;

/** @param seen when this frame was taken, by the house's clock */
export const readFrame = (before: Reading, grey: Grey, seen: EpochMs): Reading => {
  const codes = findCodes(grey);
  const told = codes.flatMap(({ cells }) => (cells ? (readCells(cells) ?? []) : []));
  const samples = { ...before.samples };
  let isTwofold = false;
  for (const by of ['house', 'overlay', 'test'] as const) {
    const agos = told.flatMap((one) => (one.by === by ? [agoOf(one, seen)] : []));
    const kept = before.samples[by].filter((sample) => seen - sample.seen < samplesLast);
    const [ago] = agos;
    const isTwice = agos.some((other) => ago !== undefined && isApart(other, ago));
    isTwofold ||= isTwice;
    samples[by] = ago === undefined || isTwice ? kept : [...kept, { seen, ago }].slice(-framesWanted);
  }
  const last = isTwofold ? 'several' : told.length > 0 ? 'read' : codes.length > 0 ? 'unreadable' : 'nothing';
  // Two at least of before, so that the slowest picture has a pace too.
  const lately = before.looks.filter((at, n) => seen - at < looksLast || n >= before.looks.length - 2);
  return { samples, last, looks: [...lately, seen].slice(-mostLooks) };
};

/** Frames a second; undefined until they were watched for a moment. */
export const paceOf = ({ looks }: Reading): number | undefined => {
  const [first = 0, last = 0] = [looks[0], looks.at(-1)];
  return last - first < paceAfter ? undefined : ((looks.length - 1) * 1000) / (last - first);
};

const shareOf = (sorted: readonly number[], share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? 0;

/** @returns undefined while nothing that was drawn so is seen */
export const measuredOf = ({ samples }: Reading, by: DrawnBy): Measured | undefined => {
  const sorted = samples[by].map(({ ago }) => ago).sort((a, b) => a - b);
  const frames = sorted.length;
  if (frames === 0) return undefined;
  if (frames < framesLeast) return { is: 'counting', frames };
  const spread = shareOf(sorted, 0.95) - shareOf(sorted, 0.05);
  const behind = shareOf(sorted, 0.5) - step / 2;
  if (spread > widestSpread || behind < -step || behind > longest) return { is: 'unsteady', frames };
  return { is: 'measured', behind: Math.max(0, Math.round(behind)), spread: Math.round(spread), frames };
};
