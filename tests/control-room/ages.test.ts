/** Every value from outside, one by one: fresh, old, old with the line, and as old as it is when the line is back. */
import { describe, expect, it } from 'vitest';
import { figuresParts, fromOutside, lineSources, phonesAt, type Stamped, viewParts } from '../../control-room/ages/from-outside.ts';
import { judgeAge } from '../../control-room/ages/judge-age.ts';
import { type Source, staysFresh } from '../../server/contract/ages.ts';
import { minutes, seconds } from '../../server/contract/units.ts';
import { sampleSound } from '../fakes/sample-sound.ts';
import { sampleView } from '../fakes/sample-view.ts';

const noon = 1_764_763_200_000;
const told = { view: sampleView(noon), sound: sampleSound(noon) };
const open = (now: number) => ({ now, isLost: false });
const lost = (now: number) => ({ now, isLost: true });

/** As the sample has it: a station that is gone, its page, and one that nobody measured. */
const isKnown = (stamped: Stamped): stamped is Stamped & { at: number } => stamped.at !== null;
const values = fromOutside(told).filter(isKnown);
const speaking = values.filter(({ of, at }) => noon - at <= staysFresh[of]);

const sources = Object.keys(staysFresh) as readonly Source[];

describe('the values from outside', () => {
  it('[C20] are of every source that there is, and every part of the view says which', () => {
    expect(new Set(values.map(({ of }) => of))).toEqual(new Set(sources));
    const named = [...Object.values(viewParts), ...Object.values(figuresParts)].flatMap((origin) => (origin === 'show' ? [] : origin));
    // Levels come by a message of their own.
    expect(new Set([...named, 'sound'])).toEqual(new Set(sources));
    expect(told.view.lines.every(({ line }) => lineSources[line] in staysFresh)).toBe(true);
  });

  it.each(speaking)('[C20] $what ($of) is fresh as long as its source should take to speak again, and old from then on', ({ of, at }) => {
    expect(judgeAge(of, at, open(at + staysFresh[of]))).toEqual({ isOld: false, age: staysFresh[of] });
    expect(judgeAge(of, at, open(at + staysFresh[of] + 1))).toEqual({ isOld: true, age: staysFresh[of] + 1 });
  });

  it.each(speaking)('[C21] $what ($of) is old while the line is lost, however young it was, and its age goes on', ({ of, at }) => {
    expect(judgeAge(of, at, lost(at))).toEqual({ isOld: true, age: 0 });
    expect(judgeAge(of, at, lost(at + seconds(90)))).toEqual({ isOld: true, age: seconds(90) });
  });

  it.each(speaking)('[C21] $what ($of) is not fresh because the line is back: only once it has come again', ({ of, at }) => {
    const back = at + minutes(20);
    expect(judgeAge(of, at, open(back)).isOld, 'as it stood before').toBe(true);
    expect(judgeAge(of, back, open(back)), 'said anew').toEqual({ isOld: false, age: 0 });
  });

  it('[C20] are never younger than nothing, whatever two clocks say', () => {
    for (const { of, at } of values) expect(judgeAge(of, at, open(at - seconds(3))).age).toBe(0);
  });

  it('[C20] have no age where nobody said when they were so: then the value itself says that it is not known', () => {
    for (const of of sources) {
      expect(judgeAge(of, null, open(noon))).toEqual({ isOld: false, age: null });
      expect(judgeAge(of, null, lost(noon))).toEqual({ isOld: true, age: null });
    }
  });

  it('[C20] of the sample are as old as they say: one station and one page have long said nothing', () => {
    const old = values.filter(({ of, at }) => judgeAge(of, at, open(noon)).isOld);
    expect(old.map(({ what }) => what)).toEqual(['station jilin', 'page s3']);
    expect(phonesAt(told.view)).toBe(noon);
  });
});
