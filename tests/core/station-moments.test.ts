/** Moments of one evening: a station's state is made again only when it may be another, and is never an old one. */
import { describe, expect, it } from 'vitest';
import type { LocalBreakRow } from '../../server/contract/local-breaks.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { feedMoment } from '../../server/core/feed-moment.ts';
import { openSharedParts } from '../../server/core/shared-parts.ts';
import { noSecrets } from '../../server/core/station-secrets.ts';
import { stationState } from '../../server/core/station-state.ts';
import fc from '../run/properties.ts';
import { anyShow } from '../stations/any-show.ts';
import { graphic, label, noon, show, station } from '../stations/sample-show.ts';

const plus = (seconds: number) => noon + seconds * 1000;
const ownBreak: LocalBreakRow = {
  id: 'local-1',
  state: 'started',
  withShow: false,
  leavesAt: plus(20),
  rejoinsAt: plus(40),
  length: 20_000,
  expectedAt: null,
  sustaining: null,
};

/** One for each way in which the clock, or a word of the house, makes of the same show something else for a station. */
const stations = [
  station(),
  station({ id: 'inland', path: 'web', excludes: ['vote-bar'] }),
  station({ id: 'by-hours', openFor: [{ from: plus(10), to: plus(30) }] }),
  station({ id: 'leaves', outAt: plus(25) }),
  station({ id: 'has-breaks' }),
  station({ id: 'dumps' }),
];
const delays = [0, 8000];

const anyEvening = fc.array(
  fc.record({
    view: fc.option(anyShow, { nil: undefined }),
    after: fc.integer({ min: 0, max: 12 }),
    hasBreaks: fc.boolean(),
    hasDumped: fc.boolean(),
  }),
  { minLength: 2, maxLength: 12 },
);

describe('the moments of an evening', () => {
  it('[F42] tell every station what that moment alone would tell it, whatever was made for the moments before', () => {
    fc.assert(
      fc.property(anyEvening, (evening) => {
        const parts = openSharedParts();
        let [known, seconds]: [OperatorView, number] = [show(), 0];
        for (const { view, after, hasBreaks, hasDumped } of evening) {
          seconds += after;
          known = {
            ...(view ?? known),
            at: plus(seconds),
            localBreaks: hasBreaks ? { 'has-breaks': [ownBreak] } : {},
            dumped: hasDumped ? { dumps: { at: plus(5), by: 'Harbour TV', over: 60_000 } } : {},
          };
          const moment = feedMoment(known, noSecrets, parts);
          for (const who of stations)
            for (const delay of delays) expect(moment.stateOf(who, delay)).toEqual(stationState(known, who, delay));
        }
      }),
    );
  });

  it('[F42] give a station the very same state while the control room sees other things', () => {
    const parts = openSharedParts();
    const stateOf = (view: OperatorView) => feedMoment(view, noSecrets, parts).stateOf(station(), 8000);
    const before = stateOf(show({ graphics: [label] }));
    const other = { revision: 9, at: plus(3), rundown: show().rundown.map((row) => ({ ...row, actual: 3000 })) };
    expect(stateOf(show({ graphics: [label], ...other }))).toBe(before);
    expect(stateOf(show({ graphics: [label, graphic('label-2', label.data)], ...other }))).not.toBe(before);
  });
});
