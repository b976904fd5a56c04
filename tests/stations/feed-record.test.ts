/** What is told, and what is in the book by then. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { expect, it } from 'vitest';
import { openFeedBook } from '../../server/archive/open-feed-book.ts';
import { feedMoment } from '../../server/core/feed-moment.ts';
import { noWares, stationFigures } from '../../server/core/station-figures.ts';
import type { FeedEntry } from '../../server/ports/feed-book.ts';
import type { FeedLine } from '../../server/stations/feed-line.ts';
import { openFeedRecord } from '../../server/stations/feed-record.ts';
import { answerRecordedFigures } from '../../server/stations/recorded-figures.ts';
import { openSeat } from '../../server/stations/station-seat.ts';
import { dataFolder } from '../archive/show-disk.ts';
import { handClock } from '../fakes/hand-clock.ts';
import { quiet, trueClock } from '../fakes/true-clock.ts';
import { memoryFeedBook } from './memory-feed-book.ts';
import { figures, noon, show, station } from './sample-show.ts';

const entry = (number: number): FeedEntry => ({
  ...{ epoch: 'life1', number, activation: 'a1', type: 'graphics', onAirAt: number },
  ...{ data: '[]', told: { harbour: number } },
});
const turn = () => new Promise((done) => setImmediate(done));

const begin = () => {
  const [book, clock] = [memoryFeedBook(), handClock(noon)];
  const problems: string[] = [];
  const record = openFeedRecord({ book, clock, report: (_, what) => problems.push(what) });
  const told: number[] = [];
  const keep = (number: number) => record.keep({ entries: [entry(number)] }, () => told.push(number));
  const written = async () => (await book.past()).entries.map(({ number }) => number);
  return { book, clock, record, problems, told, keep, written };
};

it('[F34] tells what came once it is in the book, in order, and what came meanwhile after it', async () => {
  const { keep, told, written } = begin();
  keep(1);
  keep(2);
  expect(told).toEqual([]);
  await turn();
  expect(told).toEqual([1, 2]);
  expect(await written()).toEqual([1, 2]);
});

it('[F34] holds nobody up when the disk refuses: it says so once, tells on, and writes what is missing when the disk is back', async () => {
  const { book, clock, keep, told, written, problems } = begin();
  book.refuse();
  keep(1);
  await turn();
  keep(2);
  expect(told).toEqual([1, 2]);
  expect(problems).toHaveLength(1);
  book.goOn();
  await clock.advance(1000);
  await turn();
  expect(await written()).toEqual([1, 2]);
  keep(3);
  await turn();
  expect(await written()).toEqual([1, 2, 3]);
  expect(told).toEqual([1, 2, 3]);
});

it('[F34] writes nothing that could follow from facts that are not on disk, and all of it once they are', async () => {
  const { clock, keep, told, record, written } = begin();
  record.factsAreRecorded(false);
  keep(1);
  expect(told).toEqual([1]);
  await clock.advance(1000);
  await turn();
  expect(await written()).toEqual([]);
  record.factsAreRecorded(true);
  keep(2);
  await turn();
  expect(await written()).toEqual([1, 2]);
});

it('[F35] keeps each published figure once on disk, and gives a station what it may have of them, a page at a time', async () => {
  const book = openFeedBook({ dataDir: dataFolder(), deadlineMs: 10_000, clock: trueClock, log: quiet });
  const kept = (revision: number) => ({ activation: 'a1', revision, at: noon, figures: JSON.stringify(figures({ revision })) });
  await book.write([entry(1)], [1, 2].map(kept));
  await book.write([entry(1), entry(2)], [2, 3].map(kept));
  expect((await book.past()).entries.map(({ number }) => number)).toEqual([1, 2]);
  expect((await book.figuresAfter('a1', 1, 10)).map(({ revision }) => revision)).toEqual([2, 3]);
  const feed = openSeat('life1', { station: station({ excludes: ['sales-ticker'] }), delay: 0 }, () => noon);
  feed.draft(feedMoment(show()), { station: station({ excludes: ['sales-ticker'] }), delay: 0 });
  feed.tell();
  const answers: unknown[] = [];
  const response = { set: () => response, json: (body: unknown) => void answers.push(body) };
  await answerRecordedFigures(book, feed, noWares, { query: { after: '1' } } as unknown as Request, response as unknown as Response);
  expect(answers[0]).toMatchObject({ activation: 'a1', next: null, figures: [{ revision: 2 }, { revision: 3 }] });
  expect(JSON.stringify(answers[0]), 'of what it excludes not even a zero').not.toContain('sales');
  await book.close();
});

it('[F21] gives a station no figures of its own break: none meanwhile, the newest as it is back, and none of that time afterwards', async () => {
  const [book, clock] = [memoryFeedBook(), handClock(noon)];
  const partner = { station: station(), delay: 10_000 };
  const seat = openSeat('life1', partner, clock.now);
  const own = {
    id: 'b1',
    withShow: false,
    leavesAt: noon + 20_000,
    rejoinsAt: noon + 50_000,
    length: 30_000,
    expectedAt: null,
    sustaining: null,
  };
  const heard: number[] = [];
  const line = {
    tell: () => undefined,
    beat: () => undefined,
    figure: ({ data }: { data: { revision: number } }) => void heard.push(data.revision),
  };
  seat.join({ ...line, taken: () => null, lastHeard: () => 0, lag: () => 0 } as unknown as FeedLine, undefined);
  const at = (state: 'planned' | 'started' | 'ended') => {
    seat.draft(feedMoment(show({ at: clock.now(), localBreaks: { harbour: [{ ...own, state }] } })), partner);
    seat.tell();
  };
  const count = async (revision: number) => {
    const newest = figures({ revision, at: clock.now() });
    await book.write([], [{ activation: 'a1', revision, at: clock.now(), figures: JSON.stringify(newest) }]);
    seat.figure(stationFigures(newest));
  };
  at('planned');
  await count(1);
  // The origin is ten seconds before their picture: what happens from here on they will see in their break.
  await clock.advance(10_000);
  expect(seat.figures()).toBeUndefined();
  await count(2);
  await clock.advance(10_000);
  at('started');
  await count(3);
  expect([heard, seat.figures()]).toEqual([[1], undefined]);
  await clock.advance(20_000);
  seat.settle();
  expect(heard).toEqual([1, 3]);
  await clock.advance(10_000);
  at('ended');
  await count(4);
  const answers: { figures: readonly { revision: number }[] }[] = [];
  const response = { set: () => response, json: (body: never) => void answers.push(body) };
  await answerRecordedFigures(book, seat, noWares, { query: {} } as unknown as Request, response as unknown as Response);
  expect(answers[0]?.figures.map(({ revision }) => revision)).toEqual([1, 4]);
});

it('[F33] has one entry for what some stations were told later than others, and the same written twice is once there', async () => {
  const book = openFeedBook({ dataDir: dataFolder(), deadlineMs: 10_000, clock: trueClock, log: quiet });
  await book.write([entry(1), entry(2)], []);
  const later = { ...entry(1), told: { inland: 7 } };
  for (let n = 0; n < 2; n += 1) await book.write([later], []);
  expect((await book.past()).entries).toEqual([{ ...entry(1), told: { harbour: 1, inland: 7 } }, entry(2)]);
  await book.close();
});

it('[F34] forces an evening’s feed to the platter before the next show, not while stations wait for it', async () => {
  const dataDir = dataFolder();
  const book = openFeedBook({ dataDir, deadlineMs: 10_000, clock: trueClock, log: quiet });
  const size = () => statSync(join(dataDir, 'feed.sqlite')).size;
  await book.write([entry(1)], []);
  const begun = size();
  const much = 'x'.repeat(100_000);
  for (let n = 2; n < 80; n += 1) await book.write([{ ...entry(n), data: much }], []);
  expect(size()).toBe(begun);
  await book.write([{ ...entry(80), activation: 'a2' }], []);
  expect(size()).toBeGreaterThan(78 * much.length);
  await book.close();
});

it('[F35] forgets the activations before the last two', async () => {
  const book = openFeedBook({ dataDir: dataFolder(), deadlineMs: 10_000, clock: trueClock, log: quiet });
  const ids = ['a1', 'a2', 'a3'];
  for (const [index, activation] of ids.entries())
    await book.write([{ ...entry(index + 1), activation }], [{ activation, revision: index + 1, at: noon, figures: '{}' }]);
  expect((await book.past()).entries.map(({ activation }) => activation)).toEqual(['a2', 'a3']);
  expect(await book.figuresAfter('a1', 0, 10)).toEqual([]);
  expect((await book.past()).figures?.activation).toBe('a3');
  await book.close();
});
