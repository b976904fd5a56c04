/** What operators send and what they are shown, over real sockets. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CommandSchema, Role } from '../../server/contract/commands.ts';
import { theServer } from '../../server/contract/inviters.ts';
import { mayAsk } from '../../server/contract/who-may.ts';
import { figuresFor, viewFor } from '../../server/core/for-role.ts';
import { eventually } from '../run/eventually.ts';
import { openHouse } from './door-house.ts';

let houses: Awaited<ReturnType<typeof openHouse>>[] = [];
const house = async (...how: Parameters<typeof openHouse>) => {
  const opened = await openHouse(...how);
  houses.push(opened);
  return opened;
};
afterEach(async () => {
  await Promise.all(houses.map((opened) => opened.close()));
  houses = [];
});

const take = (key: string) => ({ type: 'segment.take', key, believesOnAir: null });

describe('an operator at the socket', () => {
  it('is told who they are, and sees the whole view and the figures first', async () => {
    const { cookieFor, open, shown } = await house();
    const screen = open({ cookie: await cookieFor('director', 'Lin') });
    const [me, view, figures] = await Promise.all([
      new Promise((told) => screen.once('me', told)),
      new Promise((told) => screen.once('view', told)),
      new Promise((told) => screen.once('figures', told)),
    ]);
    expect(me).toMatchObject({ name: 'Lin', role: 'director' });
    expect(view).toEqual(JSON.parse(JSON.stringify(viewFor(shown.view, 'director'))));
    expect(figures).toEqual(JSON.parse(JSON.stringify(figuresFor(shown.figures, shown.view.polls, 'director'))));
  });

  it('sees the hidden split of an open vote only from the vote position, in what comes first and in what comes later', async () => {
    const { cookieFor, open, shown, door } = await house();
    const counted = shown.view.polls.find(({ phase }) => phase === 'open')?.counted;
    const split = `${counted?.yea ?? 'none'}`;
    const heardBy = async (role: Role, name: string) => {
      const screen = open({ cookie: await cookieFor(role, name) });
      const heard: string[] = [];
      for (const what of ['view', 'change', 'figures'] as const) screen.on(what, (told: unknown) => heard.push(JSON.stringify(told)));
      await expect.poll(() => heard.length).toBe(2);
      return heard;
    };
    const [vote, producer] = [await heardBy('vote', 'Wu'), await heardBy('producer', 'Jun')];
    door.publish();
    door.publishFigures();
    await expect.poll(() => [vote.length, producer.length]).toEqual([4, 4]);
    expect(vote.every((told) => told.includes(split))).toBe(true);
    expect(producer.some((told) => told.includes(split))).toBe(false);
  });

  it('is refused without a session, with a forged one, and from another site', async () => {
    const { address, cookieFor, open, refusalOf } = await house();
    const cookie = await cookieFor('director', 'Lin');
    expect(await refusalOf(open({}))).toBe('not-signed-in');
    expect(await refusalOf(open({ cookie: `${cookie.split('=')[0]}=${'f'.repeat(43)}` }))).toBe('not-signed-in');
    expect(await refusalOf(open({ cookie, origin: 'https://evil.example' }))).toBe('wrong-origin');
    expect(await refusalOf(open({ cookie, origin: `${address}0` }))).toBe('wrong-origin');
  });

  it('hears the server’s time', async () => {
    const { cookieFor, enter, clock } = await house();
    clock.shift(123_456_789);
    const screen = await enter(await cookieFor('director', 'Lin'));
    const before = clock.now();
    const told: number = await screen.emitWithAck('time');
    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(clock.now());
  });

  it('is counted as there while a screen is open', async () => {
    const { cookieFor, enter, door } = await house();
    const changes = vi.fn();
    door.onPresence(changes);
    const cookie = await cookieFor('vote', 'Wu');
    const [one, two] = [await enter(cookie), await enter(cookie)];
    expect(door.operators()).toMatchObject([{ name: 'Wu', role: 'vote', connected: true }]);
    one.disconnect();
    await eventually(() => expect(changes).toHaveBeenCalledTimes(3));
    expect(door.operators()).toMatchObject([{ connected: true }]);
    two.disconnect();
    await eventually(() => expect(door.operators()).toMatchObject([{ name: 'Wu', connected: false }]));
  });
});

describe('a command', () => {
  it('reaches the show with the one who sent it, and its answer comes back', async () => {
    const { cookieFor, enter, send, asked } = await house(async () => ({ ok: true, recorded: false, note: 'not recorded' }));
    const screen = await enter(await cookieFor('director', 'Lin'));
    expect(await send(screen, take('key-00000001'))).toEqual({ ok: true, recorded: false, note: 'not recorded' });
    expect(asked).toMatchObject([{ command: take('key-00000001'), who: { name: 'Lin', role: 'director' } }]);
  });

  it('[C7] brings who let its sender in, and the device it came from', async () => {
    const { cookieFor, enter, send, asked } = await house();
    await send(await enter(await cookieFor('director', 'Lin')), take('key-00000001'));
    expect(asked[0]?.who).toMatchObject({ invitedBy: [theServer], device: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(asked[0]?.who).not.toHaveProperty('expiresAt');
  });

  it('with a key sent twice reaches the show twice: the show knows what it has done', async () => {
    const { cookieFor, enter, send, asked } = await house();
    const screen = await enter(await cookieFor('director', 'Lin'));
    await Promise.all([send(screen, take('key-00000001')), send(screen, take('key-00000001'))]);
    expect(asked.map(({ command }) => command.key)).toEqual(['key-00000001', 'key-00000001']);
  });

  it('that is nonsense is refused and reaches nobody', async () => {
    const { cookieFor, enter, send, asked } = await house();
    const screen = await enter(await cookieFor('director', 'Lin'));
    const nonsense: unknown[] = [null, 7, 'take', [], {}, { type: 'take' }, { ...take('key-00000001'), extra: 1 }, { ...take('short') }];
    for (const command of nonsense) expect(await send(screen, command)).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
    screen.emit('command', take('key-00000001') as never, 'not a function' as never);
    expect(await send(screen, { type: 'graphic.clear', key: 'key-00000002' })).toMatchObject({ ok: true });
    expect(asked.map(({ command }) => command.type)).toEqual(['graphic.clear']);
  });

  it('[C3] is refused to a role that may not send it', async () => {
    const { cookieFor, enter, send, asked } = await house();
    const screen = await enter(await cookieFor('graphics', 'Sun'));
    expect(await send(screen, take('key-00000001'))).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    expect(await send(screen, { type: 'graphic.clear', key: 'key-00000002' })).toMatchObject({ ok: true });
    expect(asked).toHaveLength(1);
  });

  it('that breaks something is answered all the same, and logged', async () => {
    const { cookieFor, enter, send, logged } = await house(() => Promise.reject(new Error('a bug')));
    const screen = await enter(await cookieFor('director', 'Lin'));
    expect(await send(screen, take('key-00000001'))).toMatchObject({ ok: false, refusal: { code: 'busy' } });
    expect(logged).toContainEqual({ level: 'error', text: 'A command failed.' });
    expect(screen.connected).toBe(true);
  });

  it('waits its turn when one screen sends too many at once', async () => {
    const held: (() => void)[] = [];
    const { cookieFor, enter, send } = await house(() => new Promise((done) => held.push(() => done({ ok: true, recorded: true }))));
    const screen = await enter(await cookieFor('director', 'Lin'));
    const answers = Array.from({ length: 12 }, (_, n) => send(screen, take(`key-0000000${n}`)));
    const early = await Promise.race(answers.slice(8));
    expect(early).toMatchObject({ ok: false, refusal: { code: 'busy' } });
    for (const release of held) release();
    expect((await Promise.all(answers)).filter(({ ok }) => ok)).toHaveLength(8);
  });

  it('pressed seconds ago, before a glitch of the line, is not done now', async () => {
    const { cookieFor, enter, clock, asked } = await house();
    const screen = await enter(await cookieFor('director', 'Lin'));
    const press = (pressedAt: number | null) => screen.emitWithAck('press', { command: take('key-00000001') as never, pressedAt });
    expect(await press(clock.now() - 8000)).toMatchObject({ ok: false, refusal: { code: 'stale' } });
    expect(asked).toHaveLength(0);
    expect(await press(clock.now() - 100)).toMatchObject({ ok: true });
    expect(await press(null)).toMatchObject({ ok: true });
    expect(await press(clock.now() + 400)).toMatchObject({ ok: true });
    expect(await press(clock.now() + 60_000)).toMatchObject({ ok: false, refusal: { code: 'stale' } });
    for (const nonsense of ['now', undefined, {}, true])
      expect(await press(nonsense as never)).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
    expect(asked).toHaveLength(3);
    expect(await screen.emitWithAck('press', undefined as never)).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
  });
});

describe('who may ask what', () => {
  it('leaves no command to nobody, and gives a viewer none', () => {
    for (const { shape } of CommandSchema.options) {
      const type = shape.type.value;
      expect(Role.options.filter((role) => mayAsk(role, { type })).length, type).toBeGreaterThan(0);
      expect(mayAsk('viewer', { type }), type).toBe(false);
      expect(mayAsk('director', { type }), type).toBe(true);
    }
  });

  it('lets the guests’ operator title a guest and nothing else', () => {
    expect(mayAsk('guests', { type: 'graphic.on', graphic: 'lower-third' })).toBe(true);
    expect(mayAsk('guests', { type: 'graphic.on', graphic: 'product-card' })).toBe(false);
    expect(mayAsk('guests', { type: 'graphic.on' })).toBe(false);
  });
});

describe('what changes', () => {
  it('is sent once for many changes at the same moment, and the newest only', async () => {
    const { cookieFor, open, door, shown } = await house();
    const screen = open({ cookie: await cookieFor('director', 'Lin') });
    const seen: number[] = [];
    screen.on('view', (view) => void seen.push(view.revision));
    screen.on('change', ({ parts }) => void seen.push(parts.revision));
    await eventually(() => expect(seen).toHaveLength(1));
    for (let n = 0; n < 100; n++) {
      shown.view = { ...shown.view, revision: shown.view.revision + 1 };
      door.publish();
    }
    const last = shown.view.revision;
    await eventually(() => expect(seen.at(-1)).toBe(last));
    expect(seen.length).toBeLessThanOrEqual(3);
  });

  it('never throws when the view cannot be made: it is logged, and the next one is sent', async () => {
    const { cookieFor, enter, door, shown, logged } = await house();
    const screen = await enter(await cookieFor('director', 'Lin'));
    const whole = shown.view;
    Object.defineProperty(shown, 'view', {
      configurable: true,
      get: () => {
        throw new Error('a bug');
      },
    });
    door.publish();
    await eventually(() => expect(logged.some(({ level }) => level === 'error')).toBe(true));
    Object.defineProperty(shown, 'view', { configurable: true, writable: true, value: whole });
    const next = new Promise((seen) => screen.once('change', seen));
    door.publish();
    await next;
  });

  it('reaches a screen that stopped reading as one newest view, not as a heap of old ones', async () => {
    const { cookieFor, open, door, shown } = await house();
    const screen = open({ cookie: await cookieFor('director', 'Lin') });
    const big = 'x'.repeat(2_000_000);
    const seen: number[] = [];
    screen.on('view', (view) => void seen.push(view.revision));
    screen.on('change', ({ parts }) => void seen.push(parts.revision));
    await eventually(() => expect(seen).toHaveLength(1));
    // The engine's raw socket: paused, it leaves the server's writes waiting, like a laptop that fell asleep.
    const raw = (screen.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;
    raw.pause();
    for (let n = 0; n < 40; n++) {
      const made = shown.viewsMade;
      shown.view = { ...shown.view, revision: shown.view.revision + 1, epoch: big };
      door.publish();
      await eventually(() => expect(shown.viewsMade).toBeGreaterThan(made), { interval: 5 });
    }
    raw.resume();
    await eventually(() => expect(seen.at(-1)).toBe(shown.view.revision));
    expect(seen.length).toBeLessThan(20);
  });
});
