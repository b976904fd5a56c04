/** Silence, clipping and inputs that are not as the shot says: what rises, what falls, and that nothing flaps. */

import { describe, expect, it } from 'vitest';
import type { SoundAlarm } from '../../server/contract/monitors.ts';
import {
  deaf,
  hear,
  type InputNow,
  isHeard,
  type Meter,
  type SoundWatch,
  soundAlarms,
  soundRules,
} from '../../server/core/sound-alarms.ts';
import { dbOf, noLevels, showLevels, soundRows } from '../../server/core/sound-levels.ts';
import fc from '../run/properties.ts';

const frameEvery = 50;
const host: InputNow = { input: 'Mic host', wantedOpen: true, open: true };
const guest: InputNow = { input: 'Mic guest', wantedOpen: false, open: false };
const inputs = [host, guest];
const meter = (input: string, peak: number, source = peak): Meter => ({ input, level: peak - 6, peak, source });
const at = (peak: number) => [meter('Mic host', peak), meter('Mic guest', -100, -20)];

/** Frames one after the other; what stood after each. */
const play = (frames: readonly (readonly Meter[])[], of: readonly InputNow[] = inputs, from: SoundWatch = deaf) => {
  const stood: (readonly SoundAlarm[])[] = [];
  let watch = from;
  let now = watch.heardAt ?? 1_000_000;
  for (const frame of frames) {
    now += frameEvery;
    watch = hear(watch, frame, of, now);
    stood.push(soundAlarms(watch, of, now));
  }
  return { watch, now, stood, kinds: () => soundAlarms(watch, of, now).map(({ kind }) => kind) };
};
const lasting = (ms: number, peak: number) => Array.from({ length: Math.ceil(ms / frameEvery) + 1 }, () => at(peak));

describe('silence on air', () => {
  it('[N5] is said once every open input has been under -50 dBFS for four seconds, and not before', () => {
    expect(play(lasting(3900, -60)).kinds()).toEqual([]);
    const silent = play(lasting(4000, -60));
    expect(silent.stood.at(-1)).toEqual([{ kind: 'silence', inputs: ['Mic host'] }]);
  });

  it('[N5] is not ended by a click, but by half a second of sound', () => {
    const silent = play(lasting(4100, -60)).watch;
    const click = play([...lasting(50, -10), ...lasting(3000, -60)], inputs, silent);
    expect(click.stood.every((alarms) => alarms.some(({ kind }) => kind === 'silence'))).toBe(true);
    expect(play(lasting(600, -20), inputs, silent).kinds()).toEqual([]);
  });

  it('[N5] counts from the beginning after any sound, and lasts through sound that is too soft', () => {
    expect(play([...lasting(3900, -60), at(-30), ...lasting(3900, -60)]).kinds()).toEqual([]);
    const silent = play(lasting(4100, -60)).watch;
    expect(play(lasting(2000, -48), inputs, silent).kinds()).toEqual(['silence']);
  });

  it('is no alarm when no input is open, nor while nothing is on air', () => {
    expect(play(lasting(9000, -100), [{ ...host, wantedOpen: false, open: false }]).kinds()).toEqual([]);
    expect(play(lasting(9000, -100), []).kinds()).toEqual([]);
  });

  it('[N6] is not guessed from frames that did not come', () => {
    const quiet = play(lasting(3000, -60));
    const later = quiet.now + 5000;
    expect(isHeard(quiet.watch, later)).toBe(false);
    expect(soundAlarms(hear(quiet.watch, at(-60), inputs, later), inputs, later)).toEqual([]);
    const silent = play(lasting(4100, -60));
    expect(soundAlarms(silent.watch, inputs, silent.now + 5000)).toEqual([]);
  });

  it('[N5] does not flap, whatever is heard: between two rises lie four seconds', () => {
    const heard = fc.array(fc.record({ peak: fc.integer({ min: -100, max: 0 }), frames: fc.integer({ min: 1, max: 60 }) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(heard, (parts) => {
        const { stood } = play(parts.flatMap(({ peak, frames }) => Array.from({ length: frames }, () => at(peak))));
        const is = stood.map((alarms) => alarms.some(({ kind }) => kind === 'silence'));
        const rises = is.flatMap((on, n) => (on && !is[n - 1] ? [n * frameEvery] : []));
        for (const [n, rise] of rises.entries()) if (n > 0) expect(rise - rises[n - 1]!).toBeGreaterThanOrEqual(soundRules.silentFor);
      }),
    );
  });
});

describe('clipping', () => {
  it('[N5] is three frames at full scale within a second, of an open input, before or behind its fader', () => {
    expect(play([at(0), at(0)]).kinds()).toEqual([]);
    expect(play([at(0), at(-20), at(-0.5), at(0)]).stood.at(-1)).toEqual([{ kind: 'clipping', inputs: ['Mic host'] }]);
    const hot = [meter('Mic host', -12, 0)];
    expect(play([hot, hot, hot]).kinds()).toEqual(['clipping']);
    const closed = [meter('Mic host', -20), meter('Mic guest', -100, 0)];
    expect(play([closed, closed, closed, closed]).kinds()).toEqual([]);
  });

  it('[N5] stands until three seconds have passed without a peak over -2 dBFS', () => {
    const clipped = play([at(0), at(0), at(0)]).watch;
    expect(play(lasting(2800, -10), inputs, clipped).kinds()).toEqual(['clipping']);
    expect(play(lasting(9000, -1.5), inputs, clipped).kinds()).toEqual(['clipping']);
    expect(play(lasting(3200, -10), inputs, clipped).kinds()).toEqual([]);
  });

  it('[N5] remembers at most three frames of each input', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 0 }), { maxLength: 200 }), (peaks) => {
        const { watch } = play(peaks.map(at));
        for (const { hits } of Object.values(watch.clipping)) expect(hits.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('an input that is not as the shot says', () => {
  it('[N7] is an alarm once it has been so for longer than a take lasts', () => {
    const left = [host, { ...guest, open: true }];
    expect(play(lasting(1000, -20), left).kinds()).toEqual([]);
    expect(play(lasting(1600, -20), left).stood.at(-1)).toEqual([{ kind: 'stays-open', inputs: ['Mic guest'] }]);
    const shut = [{ ...host, open: false }, guest];
    expect(play(lasting(1600, -20), shut).stood.at(-1)).toEqual([{ kind: 'stays-closed', inputs: ['Mic host'] }]);
  });

  it('[N6] is none while the switcher does not say', () => {
    expect(play(lasting(5000, -20), [{ ...host, open: null }]).kinds()).toEqual([]);
  });
});

describe('levels', () => {
  it('are dB of full scale, and never less than -100', () => {
    expect([1, 0.5, 0, -1, 1e-9, Number.NaN].map((factor) => Math.round(dbOf(factor)))).toEqual([0, -6, -100, -100, -100, -100]);
  });

  it('rise at once and fall by 20 dB in 1.7 s, never below what is heard', () => {
    const loud = showLevels(noLevels, at(-3), 1000);
    expect(showLevels(loud, at(-60), 2700).inputs.get('Mic host')?.peak).toBeCloseTo(-23, 5);
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 0 }), fc.integer({ min: 0, max: 20_000 }), (peak, after) => {
        const shown = showLevels(loud, at(peak), 1000 + after).inputs.get('Mic host')?.peak ?? 0;
        expect(shown).toBeGreaterThanOrEqual(peak);
        expect(shown).toBeLessThanOrEqual(Math.max(peak, -3));
      }),
    );
  });

  it('[N6] of an input that is not measured are not known', () => {
    expect(soundRows([host], undefined)).toEqual([{ ...host, level: null, peak: null }]);
    expect(soundRows([host, guest], showLevels(noLevels, [meter('Mic host', -3.14)], 1))).toEqual([
      { ...host, level: -9.1, peak: -3.1 },
      { ...guest, level: null, peak: null },
    ]);
  });
});

describe('an input that the show does not name', () => {
  const strange = (ms: number, peak: number) =>
    Array.from({ length: Math.ceil(ms / frameEvery) + 1 }, () => [...at(-20), meter('Desktop Audio', peak)]);

  it('[N7] is an alarm with its name once it sounds for longer than a take lasts, and is over after three quiet seconds', () => {
    expect(play(strange(1400, -30)).kinds()).toEqual([]);
    const loud = play(strange(1600, -30));
    expect(loud.stood.at(-1)).toEqual([{ kind: 'unnamed', inputs: ['Desktop Audio'] }]);
    expect(play(strange(2900, -80), inputs, loud.watch).kinds()).toEqual(['unnamed']);
    expect(play(strange(3100, -80), inputs, loud.watch).kinds()).toEqual([]);
  });

  it('[N5,N7] is none for a click, while it is quiet, or while nothing is on air', () => {
    expect(play([...strange(50, -10), ...strange(3000, -80)]).stood.flat()).toEqual([]);
    expect(play(strange(4000, -60)).stood.flat()).toEqual([]);
    expect(play(strange(4000, -20), []).stood.flat()).toEqual([]);
  });
});
