/** A station's events posted to its own receiver, which checks each signature as Standard Webhooks says. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { expect, it, onTestFinished } from 'vitest';
import type { StationEvent } from '../../../server/contract/views.ts';
import type { Answer } from '../../../server/core/webhook-tries.ts';
import { nothingEarlier } from '../../../server/stations/feed-past.ts';
import { judgeBy } from '../../../server/stations/station-key.ts';
import { stationsDoor } from '../../../server/stations/stations-door.ts';
import { openHook } from '../../../server/stations/webhooks/hook.ts';
import { type Message, NotPostedTo, openPost } from '../../../server/stations/webhooks/post.ts';
import { signedMessage } from '../../../server/stations/webhooks/sign.ts';
import { breathe, handClock } from '../../fakes/hand-clock.ts';
import { trueClock } from '../../fakes/true-clock.ts';
import { eventually } from '../../run/eventually.ts';
import { memoryFeedBook } from '../memory-feed-book.ts';
import { graphic, label, noon, show, station } from '../sample-show.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ...').toString('base64')}`;
type Said = { readonly type: string; readonly data: StationEvent };

/** Answers in turn with these, then with the last of them; keeps what was rightly signed. */
const receiver = async (...answers: readonly number[]) => {
  const taken: { readonly id: string; readonly status: number; readonly said: Said }[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      const said = new Webhook(secret).verify(Buffer.concat(pieces).toString(), headers) as Said;
      const status = answers[Math.min(taken.length, answers.length - 1)] ?? 204;
      taken.push({ id: headers['webhook-id'] ?? '', status, said });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, taken };
};

const doorTo = (url: string, more: { book?: ReturnType<typeof memoryFeedBook>; epoch?: string; hooks?: readonly object[] } = {}) => {
  const door = stationsDoor({
    ...{ clock: trueClock, log: { info: () => undefined, warn: () => undefined }, epoch: more.epoch ?? 'life1' },
    judge: judgeBy(() => 'key'),
    stations: () => [{ station: station({ webhooks: [url] }), delay: 0 }],
    code: () => undefined,
    knocked: () => undefined,
    ...(more.book ? { book: more.book } : {}),
    earlier: { ...nothingEarlier, hooks: (more.hooks ?? []) as typeof nothingEarlier.hooks },
    webhooks: { post: openPost({ inside: true }), secretOf: () => secret, chance: () => 1 },
  });
  onTestFinished(() => door.close());
  return door;
};
const labelled = (n: number) => show({ at: noon + n, graphics: [graphic(`label-${n}`, label.data)] });

it('[F36] posts every structural event once and in order, signed, with its id; a try that failed comes again under the same id', async () => {
  const { url, taken } = await receiver(204, 500, 204);
  const book = memoryFeedBook();
  const door = doorTo(url, { book });
  door.publish(show());
  await eventually(() => expect(taken).toHaveLength(1));
  for (let n = 1; n <= 5; n += 1) door.publish(labelled(n));
  await eventually(() => expect(taken).toHaveLength(7));
  const whole = Array.from({ length: 5 }, (_, n) => `harbour.life1-${n + 2}`);
  expect(taken.map(({ id }) => id)).toEqual(['harbour.life1-1.snapshot', 'harbour.life1-2', ...whole]);
  expect(taken[2]?.said).toMatchObject({
    type: 'cuecart.station.graphics',
    data: { id: 'life1-2', source: '/stations/v1/harbour', data: [{ id: 'label-1' }] },
  });
  await eventually(() => expect(door.rows()[0]?.webhooks).toMatchObject([{ state: 'well', waiting: 0, delivered: { event: 'life1-6' } }]));
  expect((await book.past()).hooks).toMatchObject([{ station: 'harbour', delivered: 'life1-6', stopped: false }]);
});

it('[F36] stops for good at 410, over a restart too, and says so', async () => {
  const { url, taken } = await receiver(410);
  const book = memoryFeedBook();
  const door = doorTo(url, { book });
  door.publish(show());
  await eventually(() => expect(door.rows()[0]?.webhooks).toMatchObject([{ state: 'stopped' }]));
  expect(door.rows()[0], 'nobody is there').toMatchObject({ feeds: 0 });
  door.publish(labelled(1));
  const next = doorTo(url, { epoch: 'life2', hooks: (await book.past()).hooks });
  next.publish(labelled(2));
  await eventually(() => expect(next.rows()[0]).toMatchObject({ feeds: 0, webhooks: [{ state: 'stopped' }] }));
  expect(taken).toHaveLength(1);
});

const event = (n: number): StationEvent => ({ id: `life1-${n}`, type: 'graphics', onAirAt: noon, data: n });
const hooked = (answer: (message: Message) => Answer | Error) => {
  const clock = handClock(noon);
  const posted: string[] = [];
  const [problems, gone]: [string[], string[]] = [[], []];
  let newest = 0;
  const hook = openHook({
    host: 'station.example',
    clock,
    post: async (message) => {
      posted.push(message.headers['webhook-id'] ?? '');
      const said = answer(message);
      if (said instanceof Error) throw said;
      return said;
    },
    chance: () => 0,
    sign: (said) => signedMessage({ url: 'https://station.example/', station: 's', source: '/stations/v1/s', secret }, said, clock.now()),
    snapshot: () => ({ id: `life1-${newest}`, type: 'snapshot', onAirAt: noon, data: {} }),
    taken: () => undefined,
    gone: () => void gone.push('gone'),
    report: (problem) => problems.push(problem),
  });
  const tell = (n: number) => {
    newest = n;
    hook.line.tell(event(n));
  };
  return { clock, hook, posted, problems, tell };
};

it('[F36] keeps a bounded number waiting: what is too much is shed and counted, and a snapshot comes in its place', async () => {
  let status = 503;
  const { clock, hook, posted, tell } = hooked(() => ({ status }));
  for (let n = 1; n <= 250; n += 1) tell(n);
  await breathe();
  expect(hook.row()).toMatchObject({ state: 'trying', shed: 200 });
  status = 204;
  await clock.advance(2000);
  expect(hook.row()).toMatchObject({ state: 'well', waiting: 0, shed: 249, problem: null });
  expect(posted).toEqual(['s.life1-1', 's.life1-1', 's.life1-250.snapshot']);
});

it('[F8, F36] posts nothing of what waited once its station is muted, only that it is, and all of it anew when it is not any more', async () => {
  let status = 503;
  const { clock, hook, posted, tell } = hooked(() => ({ status }));
  for (const n of [1, 2, 3]) tell(n);
  await breathe();
  hook.line.tell({ id: 'life1-4', type: 'snapshot', onAirAt: noon, data: { muted: true } });
  status = 204;
  await clock.advance(2000);
  expect(posted, 'the first was on its way').toEqual(['s.life1-1', 's.life1-4.snapshot']);
  expect(hook.row()).toMatchObject({ state: 'well', waiting: 0, shed: 3, delivered: { event: 'life1-4' } });
  hook.line.tell({ id: 'life1-5', type: 'snapshot', onAirAt: noon, data: { muted: false } });
  await breathe();
  expect(posted.slice(2)).toEqual(['s.life1-5.snapshot']);
});

it('[F36] gives a dead receiver up after its time, rests, and begins again with a snapshot at the next change', async () => {
  let status = 500;
  const { clock, hook, posted, tell, problems } = hooked(() => ({ status }));
  tell(1);
  await clock.advance(3_600_000);
  const tries = posted.length;
  expect(hook.row()).toMatchObject({ state: 'given-up', waiting: 0, shed: 1 });
  expect(tries).toBeLessThan(25);
  expect(problems.length).toBeLessThanOrEqual(2);
  status = 200;
  tell(2);
  await breathe();
  expect(posted.slice(tries)).toEqual(['s.life1-2.snapshot']);
  expect(hook.row().state).toBe('well');
});

it('[F37] says of an address that may not be posted to that it is refused, and tries it no more', async () => {
  const { clock, hook, posted, tell } = hooked(() => new NotPostedTo('It is not on the public internet.'));
  tell(1);
  await clock.advance(120_000);
  tell(2);
  await clock.advance(120_000);
  expect(posted).toHaveLength(1);
  expect(hook.row()).toMatchObject({ state: 'refused', problem: 'It is not on the public internet.' });
});
