/** A desk follows the show by what became of it: it always has what whoever sees the whole has, and knows when it does not. */
import { describe, expect, it } from 'vitest';
import { afterChange, type Told } from '../../server/contract/view-change.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { openViewChanges } from '../../server/operators/view-changes.ts';
import { sampleView } from '../fakes/sample-view.ts';
import fc from '../run/properties.ts';

const noon = Date.UTC(2026, 11, 3, 4);
const whole = sampleView(noon);

/** Some of its parts as a show moves them; a part may go and come back. */
const viewOf = (revision: number, seed: readonly number[]): OperatorView => {
  const [alarm = 0, line = 0, title = 0, gone = 0] = seed;
  const view = {
    ...whole,
    revision,
    at: noon + revision,
    alarms: { ...whole.alarms, strangers: null, rules: { above: alarm, named: [] } },
    stations: whole.stations.slice(line % 3),
    rundown: whole.rundown.map((row) => ({ ...row, title: `${title}` })),
  };
  return gone === 0 ? view : { ...view, dumped: { harbour: { at: noon, by: 'Lin', over: 1000 } } };
};

const steps = fc.array(
  fc.record({
    do: fc.constantFrom('tell', 'tell', 'greet', 'behind'),
    who: fc.nat(3),
    seed: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(1)),
  }),
  { maxLength: 40 },
);

describe('what operators are told', () => {
  it('[A7] makes of any changes the very view, for each who was told them all, whoever came, fell behind and was given the whole meanwhile', () => {
    fc.assert(
      fc.property(steps, (played) => {
        const changes = openViewChanges();
        const desks = new Map<number, Told>();
        /** Those who are behind, and how much they missed. */
        const missed = new Map<number, number>();
        let revision = 0;
        const tell = (view: OperatorView) => {
          const change = JSON.parse(JSON.stringify(changes.since('director', view)));
          for (const [desk, held] of desks) {
            const now = afterChange(held, change);
            const lacks = missed.get(desk);
            if (lacks !== undefined) {
              missed.set(desk, lacks + 1);
              if (lacks > 0) expect(now, 'what was missed is known').toBeUndefined();
              continue;
            }
            expect(now?.view).toEqual(JSON.parse(JSON.stringify(view)));
            if (now) desks.set(desk, now);
          }
        };
        for (const { do: deed, who, seed } of played) {
          revision += 1;
          const view = viewOf(revision, seed);
          if (deed === 'behind' && desks.has(who)) missed.set(who, 0);
          if (deed === 'tell') tell(view);
          if (deed !== 'greet') continue;
          desks.set(who, { view, number: changes.whole('director', view) });
          missed.delete(who);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('[A7] tells what is another, and always what is on air', () => {
    const changes = openViewChanges();
    changes.whole('director', whole);
    changes.since('director', whole);
    const { parts, gone, after, number } = changes.since('director', { ...whole, revision: whole.revision + 1, phase: 'break' });
    expect(Object.keys(parts).toSorted()).toEqual(['at', 'epoch', 'onAir', 'phase', 'revision']);
    expect([gone, number - after]).toEqual([[], 1]);
  });

  it('[A7] is not made of a telling that has not come', () => {
    const changes = openViewChanges();
    const number = changes.whole('director', whole);
    changes.since('director', whole);
    expect(afterChange({ view: whole, number }, changes.since('director', whole))).toBeUndefined();
    expect(afterChange(undefined, changes.since('director', whole))).toBeUndefined();
  });
});
