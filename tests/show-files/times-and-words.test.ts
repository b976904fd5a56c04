/** Local times become moments once; mistyped words find what was meant. */

import { describe, expect, it } from 'vitest';
import { EpisodeFile, SeriesFile } from '../../server/contract/show-file.ts';
import { didYouMean, slipsBetween } from '../../server/core/did-you-mean.ts';
import { momentOf, sayLength, timeOfDay } from '../../server/core/plan-times.ts';
import { episodeProblems, readPlan } from '../../server/core/read-plan.ts';
import fc from '../run/properties.ts';

const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

describe('a local time', () => {
  it('[T8] is a moment in its zone', () => {
    expect(iso(momentOf('2026-12-03', '20:00', 'Asia/Shanghai'))).toBe('2026-12-03T12:00:00.000Z');
    expect(iso(momentOf('2026-12-31', '00:30', 'Europe/Berlin', 1))).toBe('2026-12-31T23:30:00.000Z');
  });

  it('that the clocks jump over is none', () => {
    expect(momentOf('2026-03-29', '02:30', 'Europe/Berlin')).toBeUndefined();
    expect(momentOf('2026-03-29', '03:00', 'Europe/Berlin')).toBeDefined();
  });

  it('that the clocks show twice is the first', () => {
    expect(iso(momentOf('2026-10-25', '02:30', 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z');
  });

  it('reads back as it was written, whatever the zone', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    const two = (n: number) => String(n).padStart(2, '0');
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (zone, day, month, hour, minute) => {
          const at = momentOf(`2026-${two(month)}-${two(day)}`, `${two(hour)}:${two(minute)}`, zone);
          expect(at === undefined || timeOfDay(at, zone) === `${two(hour)}:${two(minute)}:00`).toBe(true);
        },
      ),
    );
  });
});

describe('an episode that ends after midnight', () => {
  const series = SeriesFile.parse({
    series: 'late',
    name: 'Late',
    zone: 'Europe/Berlin',
    languages: ['en'],
    currency: 'EUR',
    brand: { primary: '#000000', accent: '#ffcc00', ink: '#000000', paper: '#ffffff' },
    paths: [{ id: 'web', name: 'Web', delay: '10s' }],
    scenes: [{ id: 'studio', obs: 'Studio' }],
    inputs: [{ id: 'clips', obs: 'Clips', kind: 'clip' }],
    shots: [{ id: 'wide', label: 'Wide', scene: 'studio' }],
    slates: { break: 'wide', breakdown: 'wide' },
  });
  const episode = (date: string, start: string, hardOut: string) =>
    EpisodeFile.parse({
      episode: 'late',
      series: 'series.yaml',
      title: 'Late',
      date,
      start,
      hardOut,
      closingClip: 'end',
      clips: [{ id: 'end', title: 'End', input: 'clips', shot: 'wide', out: '0:10' }],
      segments: [{ id: 'all', title: 'All', kind: 'host', planned: '30:00', shots: ['wide'] }],
    });

  it('has its hard out on the next day', () => {
    const reading = readPlan(series, episode('2026-12-03', '23:30', '00:30'));
    expect(reading.ok && iso(reading.plan.hardOut)).toBe('2026-12-03T23:30:00.000Z');
  });

  it('may not start at a time that its zone skips that night', () => {
    const problems = episodeProblems(series, episode('2026-03-29', '02:15', '03:30'));
    expect(problems.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
      'start: in Europe/Berlin the clocks never show 02:15 that night',
    ]);
  });

  it('may not lose its channel the moment it starts', () => {
    const problems = episodeProblems(series, episode('2026-12-03', '20:00', '20:00'));
    expect(problems.map(({ message }) => message)).toEqual(['the channel is lost the moment the show starts']);
  });

  it('gets lengths that its file leaves open: from 60 to 140 per cent of planned', () => {
    const reading = readPlan(series, episode('2026-12-03', '23:00', '23:45'));
    expect(reading.ok && reading.plan.segments.all).toMatchObject({ planned: 1_800_000, min: 1_080_000, max: 2_520_000 });
  });
});

describe('a mistyped word', () => {
  it('finds what was meant when it is near, and nothing when it is not', () => {
    expect(didYouMean('host-clsoe', ['host', 'host-close', 'guest-close'])).toBe('host-close');
    expect(didYouMean('Wide', ['wide'])).toBe('wide');
    expect(didYouMean('a', ['b', 'c'])).toBeUndefined();
    expect(didYouMean('kitchen', ['orchard', 'clip'])).toBeUndefined();
  });

  it('is never nearer to one word than the other way round', () => {
    const word = fc.stringMatching(/^[a-d]{0,8}$/);
    fc.assert(fc.property(word, word, (one, other) => slipsBetween(one, other, 3) === slipsBetween(other, one, 3)));
    fc.assert(fc.property(word, (one) => slipsBetween(one, one, 3) === 0));
  });
});

describe('a length', () => {
  it('is said as people write it', () => {
    expect([sayLength(0), sayLength(90_000), sayLength(7_380_000)]).toEqual(['0:00', '1:30', '2:03:00']);
  });
});
