/**
 * Levels as a meter shows them: up at once, down slowly, so that no peak between two looks is missed.
 *
 * A frame each 50 ms goes in; whoever shows it may look ten times a second or once.
 */
import { quietest, type SoundRow } from '../contract/monitors.ts';
import type { Db, EpochMs } from '../contract/units.ts';
import type { InputNow, Meter } from './sound-alarms.ts';

export type Levels = { readonly at: EpochMs; readonly inputs: ReadonlyMap<string, { readonly level: Db; readonly peak: Db }> };

/** Of a peak programme meter: 20 dB in 1.7 s (IEC 60268-10, type I). */
const fallsBy: Db = 20;
const inSeconds = 1.7;
/** An OBS of a house has a dozen; one with more than this is not shown whole. */
const mostInputs = 64;

export const noLevels: Levels = { at: 0, inputs: new Map() };

/** A factor of full scale, as OBS sends it, in dBFS. */
export const dbOf = (factor: number): Db => (factor > 0 ? Math.max(quietest, 20 * Math.log10(factor)) : quietest);

const fallen = (from: Db | undefined, since: number): Db =>
  from === undefined ? quietest : Math.max(quietest, from - (fallsBy / inSeconds) * (Math.max(0, since) / 1000));

export const showLevels = (before: Levels, frame: readonly Meter[], now: EpochMs): Levels => ({
  at: now,
  inputs: new Map(
    frame
      .slice(0, mostInputs)
      .map(({ input, level, peak }) => [input, { level, peak: Math.max(peak, fallen(before.inputs.get(input)?.peak, now - before.at)) }]),
  ),
});

const tenth = (db: Db): Db => Math.round(db * 10) / 10;

/** @param levels undefined while nothing is measured */
export const soundRows = (inputs: readonly InputNow[], levels: Levels | undefined): readonly SoundRow[] =>
  inputs.map((one) => {
    const heard = levels?.inputs.get(one.input);
    return { ...one, level: heard ? tenth(heard.level) : null, peak: heard ? tenth(heard.peak) : null };
  });
