/** What a change costs with many stations: what they are told alike is one value, and so one comparison, one entry and one encoding. */
import { describe, expect, it, vi } from 'vitest';
import type { PollPhase } from '../../server/contract/views.ts';
import { type FeedMoment, feedMoment } from '../../server/core/feed-moment.ts';
import { openSharedParts } from '../../server/core/shared-parts.ts';
import { noSecrets } from '../../server/core/station-secrets.ts';
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

  it('[F42] is one value too where it says that there is none any more', () => {
    const [on, off] = ['apples', null].map((segmentId) =>
      feedMoment(
        show({
          at: noon + (segmentId ? 1 : 2),
          onAir: segmentId === null ? null : { runId: 'run-1', segmentId, startedAt: noon, endsAt: noon + 9, shotId: 'desk', slate: null },
        }),
      ),
    );
    const told = partners.flatMap(({ station: who, delay }) => {
      const [knew, knows] = [on, off].map((moment) => moment?.stateOf(who, delay));
      return knew && knows ? (off?.changesOf(knew, knows) ?? []) : [];
    });
    expect(told.length).toBeGreaterThanOrEqual(100);
    expect(told.every(({ data }) => data === null)).toBe(true);
    expect(new Set(told).size).toBe(told.length / 100);
  });

  it('[F42] makes anew only the vote that changed, of all the evening’s votes that a station is told of again', () => {
    const parts = openSharedParts();
    const votes = Array.from({ length: 8 }, (_, n) => poll(`vote-${n}`, { phase: 'revealed', opensAt: noon, endsAt: noon + 45_000 }));
    const told = (n: number, phase: PollPhase) => {
      const rows = votes.map((row, place) => ({ ...row, phase: place === 7 ? phase : row.phase }));
      const moment = feedMoment(show({ at: noon + n, polls: rows, graphics: [{ ...label, id: `label-${n}` }] }), noSecrets, parts);
      return statesOf(moment);
    };
    const [open, still, closed] = [told(1, 'open'), told(2, 'open'), told(3, 'closing')];
    for (const [n, one] of open.entries()) {
      expect(still[n]?.polls).toBe(one.polls);
      const now = closed[n]?.polls ?? [];
      expect(now.map((said, place) => said === one.polls[place])).toEqual([true, true, true, true, true, true, true, false]);
    }
    expect(new Set(open.flatMap(({ polls: own }) => own)).size).toBe(800);
  });

  it('[F42] keeps what stays on screen one value, whatever comes beside it', () => {
    const parts = openSharedParts();
    const stays = graphic('stays', { ...label.data });
    const told = (n: number) =>
      statesOf(feedMoment(show({ at: noon + n, graphics: [{ ...stays }, graphic(`label-${n}`, label.data)] }), noSecrets, parts));
    const [one, next] = [told(1), told(2)];
    expect(next[0]?.graphics).not.toBe(one[0]?.graphics);
    expect(new Set([...one, ...next].map(({ graphics }) => graphics[0])).size).toBe(1);
  });

  it('[F42] keeps no text of what has gone round, and says the same again to whoever returns for it', () => {
    const toJSON = vi.fn(() => ({ n: 1 }));
    const event = { id: 'life1-1', type: 'graphics' as const, onAirAt: noon, data: { toJSON } };
    const { event: write } = openFeedText()('/stations/v1/s0');
    const first = write(event);
    for (let n = 0; n < 100; n += 1) write({ ...event, data: { n } });
    expect(write(event)).toEqual(first);
    expect(toJSON).toHaveBeenCalledTimes(2);
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
