/** How late a station's picture is, by the best that is known of it. */
import { expect, it } from 'vitest';
import { minutes, seconds } from '../../server/contract/units.ts';
import { delayKnown } from '../../server/core/measured-delay.ts';
import { alarmRules, lookAtStations, nothingSeen } from '../../server/core/station-alarms.ts';
import fc from '../run/properties.ts';

const noon = Date.UTC(2026, 11, 3, 4);
const set = { delay: seconds(7), tolerance: seconds(1), measured: null, measuredAt: null };
const said = (delay: number, ago = 0) => ({ measured: delay, measuredAt: noon - ago });
const coded = (delay: number, ago = 0) => ({ coded: { delay, at: noon - ago } });
const page = (behind: number, ago = 0) => ({ behind, paintedAt: noon - ago });

it('[F56] is as read in its return picture, else as it says, else as its page that is furthest behind says, and else nobody knows', () => {
  const pages = [page(7000), page(7100)];
  expect(delayKnown({ ...set, ...said(7200), ...coded(7420) }, pages, noon)).toMatchObject({ measured: 7420, measuredBy: 'code' });
  expect(delayKnown({ ...set, ...said(7200) }, pages, noon)).toMatchObject({ measured: 7200, measuredBy: 'station' });
  expect(delayKnown(set, pages, noon)).toMatchObject({ measured: 7100, measuredBy: 'page' });
  expect(delayKnown(set, [{ behind: null, paintedAt: noon }], noon)).toEqual({ measured: null, measuredAt: null });
});

it('[F56] goes on being as it was read for ten minutes, with that moment, and after that only where nothing else is known', () => {
  const at = noon - minutes(9);
  expect(delayKnown({ ...set, ...coded(7420, minutes(9)) }, [page(7000)], noon)).toMatchObject({ measured: 7420, measuredAt: at });
  expect(delayKnown({ ...set, ...coded(7420, minutes(11)) }, [page(7000)], noon)).toMatchObject({ measured: 7000, measuredBy: 'page' });
  expect(delayKnown({ ...set, ...coded(7420, minutes(11)) }, [], noon)).toMatchObject({ measured: 7420, measuredBy: 'code' });
});

it('[F56] raises the alarm by the best that is of late, and says by what: an old reading hides no newer word', () => {
  expect(delayKnown({ ...set, ...coded(9420) }, [page(7000)], noon)).toMatchObject({ drift: 2420, driftBy: 'code' });
  expect(delayKnown({ ...set, ...coded(7420) }, [page(9500)], noon).drift).toBeUndefined();
  const old = coded(7420, minutes(2));
  expect(delayKnown({ ...set, ...old, ...said(4000) }, [], noon)).toMatchObject({ measuredBy: 'code', drift: -3000, driftBy: 'station' });
  expect(delayKnown({ ...set, ...coded(9420, minutes(2)) }, [], noon).drift).toBeUndefined();
  const drifted = { id: 'harbour', health: 'ok', delivery: 'overlay', refusedAt: null, drift: 2420 } as const;
  const first = lookAtStations(nothingSeen, [drifted], noon);
  expect(lookAtStations(first, [drifted], noon + alarmRules.drift.onAfter)['drift harbour']).toMatchObject({ on: true });
});

it('[F56] is never an alarm within the tolerance, and always one beyond it, whichever way and by whatever it is known', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 180_000 }), fc.constantFrom('code', 'station', 'page'), (delay, by) => {
      const feed = { ...set, ...(by === 'code' ? coded(delay) : {}), ...(by === 'station' ? said(delay) : {}) };
      const known = delayKnown(feed, by === 'page' ? [page(delay)] : [], noon);
      expect(known.drift === undefined).toBe(Math.abs(delay - set.delay) <= set.tolerance);
      if (known.drift !== undefined) expect(known).toMatchObject({ drift: delay - set.delay, driftBy: by });
    }),
  );
});
