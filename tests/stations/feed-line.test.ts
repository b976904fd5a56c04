/** One open feed to a reader who does not keep up: real back pressure, no network. */
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import type { StationEvent } from '../../server/contract/views.ts';
import type { CloudEvent } from '../../server/stations/dress/cloud-event.ts';
import { openFeedLine } from '../../server/stations/feed-line.ts';
import { openFeedText } from '../../server/stations/feed-text.ts';

/** Takes a piece only when it is told to. */
const slowReader = () => {
  const taken: string[] = [];
  let take: (() => void) | undefined;
  const stream = new Writable({
    highWaterMark: 1,
    write: (piece: Buffer, _encoding, done) => {
      take = () => {
        taken.push(piece.toString());
        done();
      };
    },
  });
  const readAll = async () => {
    for (let idle = 0; idle < 3; idle += 1) {
      while (take) {
        const next = take;
        take = undefined;
        next();
        idle = 0;
        await new Promise(setImmediate);
      }
      await new Promise(setImmediate);
    }
  };
  return { response: Object.assign(stream, { writeHead: () => undefined, flushHeaders: () => undefined }), taken, readAll };
};

const event = (type: StationEvent['type'], n: number): StationEvent => ({ id: 'life1-1', type, onAirAt: 0, data: { n } });

it('[F4] a reader who is behind gets, once it reads again, the newest figures and the newest code, and neither in place of the other', async () => {
  const { response, taken, readAll } = slowReader();
  const line = openFeedLine(
    response as never,
    () => 0,
    openFeedText()('/stations/v1/harbour'),
    () => undefined,
  );
  line.tell(event('segment', 1));
  for (let n = 1; n <= 50; n += 1) {
    line.figure(event('figures', n));
    line.figure(event('code', n));
  }
  await readAll();
  const said = taken.flatMap((piece) => /^data: (.*)$/m.exec(piece)?.[1] ?? []).map((text) => JSON.parse(text) as CloudEvent);
  expect(said.map(({ type, data }) => [type, data])).toEqual([
    ['cuecart.station.segment', { n: 1 }],
    ['cuecart.station.figures', { n: 50 }],
    ['cuecart.station.code', { n: 50 }],
  ]);
});
