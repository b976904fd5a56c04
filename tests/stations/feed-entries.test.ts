/** What stations of many delays and exclusions are told, as the book has it: one entry for what is told alike, each station's own in its order. */
import { expect, it } from 'vitest';
import type { GraphicKind } from '../../server/contract/show-file.ts';
import { feedMoment } from '../../server/core/feed-moment.ts';
import { openSharedParts } from '../../server/core/shared-parts.ts';
import type { Change } from '../../server/core/station-feed.ts';
import { noSecrets } from '../../server/core/station-secrets.ts';
import type { Partner } from '../../server/core/station-settings-row.ts';
import type { FeedEntry } from '../../server/ports/feed-book.ts';
import { openEntries } from '../../server/stations/feed-entries.ts';
import { earlierOf } from '../../server/stations/feed-past.ts';
import { openSeatFeed } from '../../server/stations/seat-feed.ts';
import fc from '../run/properties.ts';
import { anyShow } from './any-show.ts';
import { memoryFeedBook } from './memory-feed-book.ts';
import { graphic, label, noon, show, station } from './sample-show.ts';

const exclusions: readonly GraphicKind[][] = [[], ['product-card'], ['label'], ['vote-bar', 'result']];

const partners: readonly Partner[] = Array.from({ length: 12 }, (_, place) => ({
  station: station({ id: `s${place}`, excludes: exclusions[place % 4] ?? [] }),
  delay: place * 900,
}));

/** All of them through these moments. */
const live = (shows: readonly ReturnType<typeof show>[]) => {
  const enter = openEntries('life1');
  const parts = openSharedParts();
  const seats = partners.map((partner) => ({ partner, feed: openSeatFeed('life1', partner, () => noon) }));
  const entries: FeedEntry[] = [];
  for (const view of shows) {
    const moment = feedMoment(view, noSecrets, parts);
    entries.push(
      ...enter(
        'a1',
        seats.map(({ partner, feed }) => ({ station: partner.station.id, drafted: feed.draft(moment, partner) })),
      ),
    );
    for (const { feed } of seats) feed.tell();
  }
  return { seats, entries };
};

it('[F33] has each station’s events in one unbroken chain, whoever else was told the same', () => {
  fc.assert(
    fc.property(fc.array(anyShow, { minLength: 1, maxLength: 8 }), (shows) => {
      const { seats, entries } = live(shows);
      const earlier = earlierOf({ entries, figures: null, hooks: [] });
      for (const { partner, feed } of seats) {
        const seat = earlier.seats.get(partner.station.id);
        expect(seat?.events.length ?? 0).toBe(feed.ring.sequence());
        if (seat) expect(seat.state).toEqual(feed.state());
      }
    }),
  );
});

it('[F33, F41] has them so too where stations were told the same moments later than others, each in its own time, and each change once', async () => {
  const turns = fc.array(fc.nat(partners.length - 1), { maxLength: 120 });
  await fc.assert(
    fc.asyncProperty(fc.array(anyShow, { minLength: 1, maxLength: 6 }), turns, async (shows, order) => {
      const [enter, parts, book] = [openEntries('life1'), openSharedParts(), memoryFeedBook()];
      const moments = shows.map((view) => feedMoment(view, noSecrets, parts));
      const seats = partners.map((partner) => ({ partner, feed: openSeatFeed('life1', partner, () => noon), heard: 0 }));
      const changes = new Set<Change>();
      const hearNext = async (seat: (typeof seats)[number]) => {
        const moment = moments[seat.heard];
        if (!moment) return;
        seat.heard += 1;
        const drafted = seat.feed.draft(moment, seat.partner);
        for (const { change } of drafted) changes.add(change);
        await book.write(enter('a1', [{ station: seat.partner.station.id, drafted }]), []);
        seat.feed.tell();
      };
      const all = Array.from({ length: shows.length }, () => seats).flat();
      for (const seat of [...order.flatMap((place) => seats[place] ?? []), ...all]) await hearNext(seat);
      const past = await book.past();
      expect(past.entries).toHaveLength(changes.size);
      for (const { partner, feed } of seats) {
        const seat = earlierOf(past).seats.get(partner.station.id);
        expect(seat?.events ?? []).toEqual(feed.ring.after('life1-0'));
        if (seat) expect(seat.state).toEqual(feed.state());
      }
    }),
    { numRuns: 50 },
  );
});

it('[F33] enters once what a dozen stations of a dozen delays are told alike', () => {
  const shows = Array.from({ length: 50 }, (_, n) => show({ at: noon + n, graphics: [graphic(`card-${n}`, { ...label.data })] }));
  const { seats, entries } = live(shows);
  // The first is a snapshot for each, with its own delay in it; the rest are alike for all who may have labels.
  expect(entries).toHaveLength(partners.length + shows.length - 1);
  expect(seats[0]?.feed.ring.sequence()).toBe(shows.length);
});
