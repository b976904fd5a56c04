/** What a change costs with many stations: what they are told alike is one value, and so one comparison, one entry and one encoding. */
import { describe, expect, it, vi } from 'vitest';
import { type FeedMoment, feedMoment } from '../../server/core/feed-moment.ts';
import type { StationState } from '../../server/core/station-state.ts';
import { openEntries } from '../../server/stations/feed-entries.ts';
import { openFeedText } from '../../server/stations/feed-text.ts';
import { graphic, label, noon, poll, show, station } from './sample-show.ts';

/** A hundred, each with its own delay. */
const partners = Array.from({ length: 100 }, (_, n) => ({ station: station({ id: `s${n}` }), delay: n * 100 }));
const polls = [poll('apples', { phase: 'open', opensAt: noon, endsAt: noon + 45_000 })];
const at = (n: number): FeedMoment => feedMoment(show({ at: noon + n, polls, graphics: [graphic(`label-${n}`, label.data)] }));
const statesOf = (moment: FeedMoment): readonly StationState[] => partners.map(({ station: who, delay }) => moment.stateOf(who, delay));

describe('a change that a hundred stations hear of', () => {
  const [before, after] = [at(1), at(2)];
  const [known, next] = [statesOf(before), statesOf(after)];
  const changes = partners.map((_, n) => after.changesOf(known[n] as StationState, next[n] as StationState));

  it('[F42] is one value for all of them, whatever their delays', () => {
    expect(new Set(next.map(({ graphics }) => graphics)).size).toBe(1);
    expect(changes.every((some) => some.length === 1 && some[0] === changes[0]?.[0])).toBe(true);
    expect(new Set(next.map(({ polls: own }) => own)).size).toBe(100);
  });

  it('[F42] is one entry of the book, and is encoded once for all lines', () => {
    const entering = partners.map(({ station: { id } }, n) => ({
      station: id,
      drafted: (changes[n] ?? []).map((change) => ({ change, event: { id: 'life1-1', ...change } })),
    }));
    expect(openEntries('life1')('a1', entering)).toHaveLength(1);
    const toJSON = vi.fn(() => ({ n: 1 }));
    const data = { toJSON };
    const text = openFeedText();
    for (const { station: who } of partners) text(`/stations/v1/${who.id}`).event({ id: 'life1-1', type: 'graphics', onAirAt: noon, data });
    expect(toJSON).toHaveBeenCalledOnce();
  });
});
