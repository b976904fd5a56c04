/** Readers that are cut and resume at random, over restarts of the server: what each heard is one unbroken sequence. */
import { expect, it } from 'vitest';
import type { StationEvent } from '../../server/contract/views.ts';
import { foldEvents } from '../../server/core/station-feed.ts';
import { offAir, type StationState } from '../../server/core/station-state.ts';
import { changesForAll } from '../../server/stations/changes-for-all.ts';
import type { FeedLine } from '../../server/stations/feed-line.ts';
import { earlierOf } from '../../server/stations/feed-past.ts';
import { openFeedRecord } from '../../server/stations/feed-record.ts';
import { openRounds } from '../../server/stations/rounds.ts';
import { openSeat, type StationSeat } from '../../server/stations/station-seat.ts';
import { handClock } from '../fakes/hand-clock.ts';
import fc from '../run/properties.ts';
import { memoryFeedBook } from './memory-feed-book.ts';
import { graphic, label, noon, show, station } from './sample-show.ts';

const partners = [
  { station: station(), delay: 0 },
  { station: station({ id: 'inland', excludes: ['label'] }), delay: 0 },
];
const fail = (error: unknown) => {
  throw error;
};

/** One life of the server, as far as its feeds go. */
const live = async (epoch: string, book: ReturnType<typeof memoryFeedBook>) => {
  const earlier = earlierOf(await book.past());
  const clock = handClock(noon);
  const seats = new Map<string, StationSeat>(
    partners.map((partner) => {
      const { id } = partner.station;
      return [id, openSeat(epoch, partner, clock.now, earlier.seats.get(id))];
    }),
  );
  const rounds = openRounds<StationSeat>({ report: fail, clock });
  const record = openFeedRecord({ book, clock, report: () => undefined });
  const all = { seatOf: (id: string) => seats.get(id), all: () => [...seats.values()], settle: () => undefined };
  const changes = changesForAll({ clock, epoch, stations: () => partners, seats: all, rounds, record, told: () => undefined });
  return {
    publish: changes.publish,
    settle: async () => {
      rounds.finish();
      await new Promise((done) => setImmediate(done));
      rounds.finish();
    },
    seat: (id: string): StationSeat => seats.get(id) ?? fail(new Error(`no ${id}`)),
  };
};

/** A reader that keeps what it heard, and says its last id when it comes again. */
const reader = () => {
  const heard: StationEvent[] = [];
  let leave: (() => void) | undefined;
  const line = { tell: (event: StationEvent) => void heard.push(event), figure: () => undefined, taken: () => null, lastHeard: () => 0 };
  return {
    heard,
    cut: () => {
      leave?.();
      leave = undefined;
    },
    come: (seat: StationSeat) => {
      if (leave) return;
      seat.join(line as unknown as FeedLine, heard.at(-1)?.id);
      leave = () => seat.leave(line as unknown as FeedLine);
    },
  };
};

const deeds = ['change', 'change', 'none', 'cut', 'come', 'kill', 'kill in the write', 'facts wait', 'facts are on disk'] as const;
const Deeds = fc.array(fc.constantFrom(...deeds), { maxLength: 40 });
const DeedsOfAGoodDisk = fc.array(fc.constantFrom(...deeds.slice(0, 7)), { maxLength: 40 });

const play = async (evening: readonly (typeof deeds)[number][]) => {
  const book = memoryFeedBook();
  const readers = [reader(), reader()];
  let [lives, change, recorded] = [1, 0, true];
  let life = await live('life1', book);
  const begin = async () => {
    for (const one of readers) one.cut();
    lives += 1;
    life = await live(`life${lives}`, book);
  };
  const publish = () =>
    life.publish(
      show({ at: change, graphics: [graphic(`label-${change}`, label.data)], recording: { ok: recorded, waiting: 0, since: null } }),
    );
  for (const deed of [...evening, 'facts are on disk', 'change', 'come'] as const) {
    if (deed === 'facts wait') recorded = false;
    if (deed === 'facts are on disk') recorded = true;
    if (deed === 'cut') readers[0]?.cut();
    if (deed === 'come') for (const [index, one] of readers.entries()) one.come(life.seat(partners[index]?.station.id ?? ''));
    if (deed === 'change') change += 1;
    if (deed === 'kill in the write') {
      book.hang();
      change += 1;
    }
    if (['change', 'none', 'kill in the write'].includes(deed)) publish();
    await life.settle();
    if (deed.startsWith('kill')) await begin();
    book.goOn();
  }
  return { readers, life, entries: (await book.past()).entries };
};

const ids = (events: readonly StationEvent[]) => events.map(({ id }) => id);
const foldAll = (events: readonly StationEvent[]): StationState => foldEvents(offAir(0), events);

it('[F33] gives the same sequence however a reader is cut and resumes and the server killed: nothing missing, nothing twice', async () => {
  await fc.assert(
    fc.asyncProperty(DeedsOfAGoodDisk, async (evening) => {
      const { readers, life, entries } = await play(evening);
      for (const [index, { heard }] of readers.entries()) {
        const id = partners[index]?.station.id ?? '';
        const told = entries.flatMap(({ epoch, told: by }) => (by[id] === undefined ? [] : [`${epoch}-${by[id]}`]));
        const first = told.indexOf(heard[0]?.id ?? '');
        // A reader that came before anything was told began with an empty snapshot.
        expect(ids(heard).slice(first < 0 ? 1 : 0)).toEqual(told.slice(Math.max(0, first)));
        expect(foldAll(heard)).toEqual(life.seat(id).snapshot().data);
      }
    }),
    { numRuns: 60 },
  );
});

it('[F34] never continues over a restart what was told while facts waited for the disk: that reader gets a snapshot, and is right again', async () => {
  await fc.assert(
    fc.asyncProperty(Deeds, async (evening) => {
      const { readers, life } = await play(evening);
      for (const [index, { heard }] of readers.entries())
        expect(foldAll(heard)).toEqual(life.seat(partners[index]?.station.id ?? '').snapshot().data);
    }),
    { numRuns: 60 },
  );
});
