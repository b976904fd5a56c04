/** Secrets in the feed of a station that is behind the origin: when they leave the house, and that nothing is lost by it. */
import { describe, expect, it } from 'vitest';
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import type { StationEvent } from '../../server/contract/views.ts';
import { seenAt } from '../../server/core/delay-ramp.ts';
import { foldEvents } from '../../server/core/station-feed.ts';
import { leavesAt } from '../../server/core/station-secrets.ts';
import { offAir, stationState } from '../../server/core/station-state.ts';
import { changesForAll } from '../../server/stations/changes-for-all.ts';
import { stationRow } from '../../server/stations/dress/flat-row.ts';
import type { FeedLine } from '../../server/stations/feed-line.ts';
import { earlierOf } from '../../server/stations/feed-past.ts';
import { openFeedRecord } from '../../server/stations/feed-record.ts';
import { openRounds } from '../../server/stations/rounds.ts';
import { openSeat, type StationSeat } from '../../server/stations/station-seat.ts';
import { breathe, type HandClock, handClock } from '../fakes/hand-clock.ts';
import fc from '../run/properties.ts';
import { anyEvening, anyRoughEvening, type Deed, openEvening } from './evening-of-secrets.ts';
import { type MemoryFeedBook, memoryFeedBook } from './memory-feed-book.ts';
import { graphic, label, noon, show, station } from './sample-show.ts';

const fail = (error: unknown) => {
  throw error;
};
type Heard = { readonly at: EpochMs; readonly event: StationEvent };

/** One life of the server for one station that is this far behind. */
const live = async (
  clock: HandClock,
  delay: Ms,
  {
    epoch = 'life1',
    book,
    report = fail,
    read = () => undefined,
  }: { epoch?: string; book?: MemoryFeedBook; report?: (error: unknown) => void; read?: (event: StationEvent) => void } = {},
) => {
  const partner = { station: station(), delay };
  const heard: Heard[] = [];
  const seat = openSeat(epoch, partner, clock.now, book && earlierOf(await book.past()).seats.get('harbour'));
  const seats = { seatOf: (id: string) => (id === 'harbour' ? seat : undefined), all: () => [seat], settle: () => undefined };
  const rounds = openRounds<StationSeat>({ report, clock });
  const record = openFeedRecord({ book, clock, report: fail });
  /** What rings is done before time goes on. */
  const wakeAt = (at: EpochMs, ring: () => void) =>
    clock.wakeAt(at, () => {
      ring();
      rounds.finish();
    });
  const changes = changesForAll({
    clock: { now: clock.now, wakeAt },
    epoch,
    stations: () => [partner],
    seats,
    rounds,
    record,
    told: () => undefined,
  });
  const tell = (event: StationEvent) => {
    heard.push({ at: clock.now(), event });
    read(event);
  };
  const line = { tell, figure: () => undefined, taken: () => null };
  seat.join({ ...line, lastHeard: () => 0, lag: () => 0 } as unknown as FeedLine, undefined);
  heard.length = 0;
  const settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      rounds.finish();
      await breathe();
    }
  };
  return { heard, seat, changes, settle };
};

const said = (events: readonly Heard[]) => events.map(({ event: { id, type, onAirAt, data } }) => ({ id, type, onAirAt, data }));

/** The same evening for a station, with its secrets kept and with none of them known as secret. */
const play = async (evening: readonly Deed[], delay: Ms) => {
  const clock = handClock(noon);
  const show = openEvening();
  const [kept, open] = [await live(clock, delay), await live(clock, delay)];
  const rows: { readonly at: EpochMs; readonly text: string }[] = [];
  const look = () => rows.push({ at: clock.now(), text: JSON.stringify(stationRow({ ...kept.seat.known(), isTest: false }, clock.now())) });
  for (const { after, what } of [{ after: 0, what: 'change' as const }, ...evening]) {
    await clock.advance(after);
    look();
    show.do(what, clock.now());
    const view = show.view(clock.now());
    kept.changes.publish(view, show.secrets());
    open.changes.publish(view);
    await kept.settle();
    await open.settle();
    look();
  }
  const last = clock.now();
  await clock.advance(delay);
  await kept.settle();
  look();
  return { show, kept, open, rows, last };
};

describe('the feed of a station that is behind the origin', () => {
  it('[F39] tells no result, correction or revealed price before its viewers are there, in events, snapshots and rows', async () => {
    await fc.assert(
      fc.asyncProperty(anyRoughEvening, fc.constantFrom(0, 800, 4000, 30_000), async (evening, delay) => {
        const { show, kept, rows } = await play(evening, delay);
        for (const secret of show.told) {
          const [{ number }, from] = [secret, show.mayLeave(secret, delay)];
          const early = kept.heard.filter((one) => one.at < from && JSON.stringify(one.event.data).includes(`${number}`));
          expect(early).toEqual([]);
          const amount = (number / 100).toFixed(2);
          expect(rows.filter((row) => row.at < from && (row.text.includes(`${number}`) || row.text.includes(amount)))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[F41] tells all the same, once, in the same order and with the same moments, and never later than its viewers see it', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvening, fc.constantFrom(0, 800, 4000, 30_000), async (evening, delay) => {
        const { kept, open } = await play(evening, delay);
        expect(said(kept.heard)).toEqual(said(open.heard));
        for (const { at, event } of kept.heard) expect(at).toBeLessThanOrEqual(seenAt(event.onAirAt, delay, undefined));
      }),
      { numRuns: 60 },
    );
  });

  it('[F41] has told all that was due once its delay is dumped, and ends with what is so', async () => {
    await fc.assert(
      fc.asyncProperty(anyRoughEvening, fc.constantFrom(4000, 30_000), async (evening, delay) => {
        const { show, kept, open, last } = await play([...evening, { after: 1, what: 'result' }, { after: 1, what: 'dump' }], delay);
        expect(said(kept.heard)).toEqual(said(open.heard));
        expect(kept.heard.every(({ at }) => at <= last)).toBe(true);
        const state = foldEvents(
          offAir(delay),
          kept.heard.map(({ event }) => event),
        );
        expect(state).toEqual(stationState(show.view(last), station(), delay));
      }),
      { numRuns: 40 },
    );
  });

  it('[F39, F41] keeps a secret over a restart too, and tells it then, once', async () => {
    const clock = handClock(noon);
    const book = memoryFeedBook();
    const evening = openEvening();
    const first = await live(clock, 10_000, { book });
    for (const what of ['change', 'result'] as const) {
      evening.do(what, clock.now());
      first.changes.publish(evening.view(clock.now()), evening.secrets());
      await first.settle();
    }
    first.changes.close();
    const second = await live(clock, 10_000, { epoch: 'life2', book });
    second.changes.publish(evening.view(clock.now()), evening.secrets());
    await second.settle();
    expect(JSON.stringify((await book.past()).entries)).not.toContain('7000001');
    expect(second.heard).toEqual([]);
    await clock.advance(9700);
    await second.settle();
    expect(second.heard).toEqual([]);
    await clock.advance(100);
    await second.settle();
    expect(second.heard.map(({ event: { id, type, onAirAt } }) => [id, type, onAirAt])).toEqual([
      ['life2-1', 'graphics', noon],
      ['life2-2', 'poll', noon],
      ['life2-3', 'result', noon],
    ]);
  });

  it('[F41] ends with what is so where the first of several moments that are due together could not be told', async () => {
    const clock = handClock(noon);
    const evening = openEvening();
    const problems: unknown[] = [];
    const read = ({ type }: StationEvent) => {
      if (problems.length === 0 && type !== 'snapshot') throw new Error('The line is broken.');
    };
    const report = (error: unknown) => void problems.push(error);
    const { seat, changes, settle } = await live(clock, 10_000, { book: memoryFeedBook(), report, read });
    changes.publish(evening.view(clock.now()), evening.secrets());
    await settle();
    for (const what of ['result', 'change'] as const) {
      await clock.advance(100);
      evening.do(what, clock.now());
      changes.publish(evening.view(clock.now()), evening.secrets());
      await settle();
    }
    const view = evening.view(clock.now());
    await clock.advance(10_000);
    await settle();
    expect(problems).toHaveLength(1);
    expect(seat.snapshot().data).toEqual(stationState(view, station(), 10_000));
  });

  it('[F8, F39] drops what waits for a station that is muted, and tells it so at once', async () => {
    const clock = handClock(noon);
    const evening = openEvening();
    const { heard, changes, settle } = await live(clock, 10_000);
    evening.do('result', clock.now());
    changes.publish(evening.view(clock.now()), evening.secrets());
    const muted = { harbour: { since: noon, by: 'Mei', reason: 'on fire' } };
    changes.publish({ ...evening.view(clock.now()), muted }, evening.secrets());
    await settle();
    expect(heard).toMatchObject([{ at: noon, event: { type: 'snapshot', data: { muted: true } } }]);
    await clock.advance(20_000);
    await settle();
    expect(heard).toHaveLength(1);
  });

  it('[F21, F39] tells no graphics of a moment that its viewers will miss in a break that began meanwhile', async () => {
    const clock = handClock(noon);
    const evening = openEvening();
    const { heard, changes, settle } = await live(clock, 10_000);
    evening.do('result', clock.now());
    changes.publish(evening.view(clock.now()), evening.secrets());
    await clock.advance(5000);
    const away = { id: 'b1', state: 'started' as const, withShow: false, leavesAt: clock.now(), rejoinsAt: null, length: null };
    changes.publish({ ...evening.view(clock.now()), localBreaks: { harbour: [away as never] } }, evening.secrets());
    await clock.advance(5000);
    await settle();
    expect(heard.length).toBeGreaterThan(0);
    expect(JSON.stringify(heard.filter(({ event }) => event.type === 'graphics'))).not.toContain('7000001');
    expect(heard.every(({ event }) => event.type !== 'snapshot' || (event.data as { graphics: unknown[] }).graphics.length === 0)).toBe(
      true,
    );
  });

  it('[F39] holds nothing back from a station whose graphics are burnt into its picture, nor from one without a delay', async () => {
    const clock = handClock(noon);
    const { heard, changes, settle } = await live(clock, 0);
    const evening = openEvening();
    evening.do('result', clock.now());
    changes.publish(evening.view(clock.now()), evening.secrets());
    await settle();
    expect(JSON.stringify(heard)).toContain('7000001');
    expect(leavesAt(noon, 0, undefined)).toBeLessThan(noon);
    changes.publish(show({ at: noon + 1, graphics: [graphic('label-2', label.data)] }));
  });
});
