/** How near the evening is while somebody rehearses, and which row a rehearsal may begin with. */
import { describe, expect, it } from 'vitest';
import { nearness, nextEvening } from '../../control-room/rehearsal/near-start.ts';
import { wayToRehearse } from '../../control-room/rehearsal/use-rehearse-here.ts';
import { minutes } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';

const noon = Date.UTC(2026, 11, 3, 4);
const evening = (file: string, startsIn: number, lasts = 120) => ({
  ...{ file, title: file, date: '2026-12-03' },
  planned: { startsAt: noon + minutes(startsIn), hardOut: noon + minutes(startsIn + lasts), zone: 'Asia/Shanghai' },
});

describe('the next evening', () => {
  it('[R6] is the first that is not over, whatever order the files are in', () => {
    const files = [evening('later', 1500), evening('over', -200), evening('tonight', 60), { file: 'broken', title: 'b', date: '' }];
    expect(nextEvening(files, noon)?.file).toBe('tonight');
  });

  it('[R6] is still the one that should be on air, until its hard out', () => {
    expect(nextEvening([evening('now', -100), evening('tomorrow', 1300)], noon)?.file).toBe('now');
    expect(nextEvening([evening('now', -120), evening('tomorrow', 1300)], noon)?.file).toBe('tomorrow');
    expect(nextEvening([], noon)).toBeNull();
  });

  it.each([
    [3601, null],
    [3600, 'hour'],
    [1801, 'hour'],
    [1800, 'half'],
    [600, 'ten'],
    [300, 'five'],
    [1, 'five'],
    [0, 'late'],
    [-500, 'late'],
  ] as const)('[R6] %i s ahead: %s', (left, level) => {
    expect(nearness(left)).toBe(level);
  });
});

describe('“rehearse from here”', () => {
  const rehearsal = { from: null, crowd: null, hadCrowd: false };
  const way = (kind: 'live' | 'rehearsal', phase: OperatorView['phase'], state: 'later' | 'bench' = 'later') =>
    wayToRehearse(
      { activation: { id: 'a', kind, file: 'third.yaml' }, rehearsal: kind === 'live' ? null : rehearsal, phase, polls: [] },
      { state },
    );

  it('[R4] moves the start of a rehearsal that has not begun, and begins one anew after the end', () => {
    expect([way('rehearsal', 'preflight'), way('rehearsal', 'ready')]).toEqual([{ as: 'move' }, { as: 'move' }]);
    expect([way('rehearsal', 'ended'), way('live', 'ended')]).toEqual([
      { as: 'anew', episode: 'third.yaml' },
      { as: 'anew', episode: 'third.yaml' },
    ]);
    expect(way('rehearsal', 'preflight', 'bench')).toBeNull();
  });

  it.each(['preflight', 'ready', 'live', 'frozen', 'break'] as const)(
    '[R8] is not offered while an evening in earnest is in %s',
    (phase) => {
      expect(way('live', phase)).toBeNull();
    },
  );
});
