/** Who watches by a link, over real sockets: what they are shown, and what a link is worth to anybody else. */
import { io as connect, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import type { ViewKind, WatchClientEvents, WatchServerEvents, WatchView } from '../../server/contract/watch.ts';
import { keptRecords } from '../../server/operators/kept-records.ts';
import { viewLinks } from '../../server/operators/watch/view-links.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';
import { shiftableClock } from '../fakes/shiftable-clock.ts';
import { eventually } from '../run/eventually.ts';
import { openHouse } from './door-house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;
type Page = Socket<WatchServerEvents, WatchClientEvents>;
let houses: House[] = [];
let pages: Page[] = [];
afterEach(async () => {
  for (const page of pages) page.disconnect();
  await Promise.all(houses.map((opened) => opened.close()));
  [houses, pages] = [[], []];
});
const house = async () => {
  const opened = await openHouse();
  houses.push(opened);
  return opened;
};

const make = async ({ post, cookieFor }: House, kind: ViewKind, name = 'Studio 1', role: 'director' | 'producer' | 'vote' = 'director') => {
  const response = await post('/operators/links', { kind, name }, { cookie: await cookieFor(role, 'Lin') });
  return { status: response.status, link: ((await response.json()) as { link?: string }).link ?? '' };
};
const revoke = async ({ post, cookieFor }: House, id: string) =>
  (await post('/operators/links/revoke', { id }, { cookie: await cookieFor('producer', 'Jun') })).status;

const open = ({ address }: House, token: unknown, origin = address) => {
  const heard: WatchView[] = [];
  const said: string[] = [];
  const page: Page = connect(`${address}/views`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { token },
    extraHeaders: { origin },
  });
  pages.push(page);
  page.on('view', (view) => void heard.push(view));
  page.on('hello', ({ kind, name }) => void said.push(`${kind} ${name}`));
  page.on('revoked', () => void said.push('revoked'));
  page.on('connect_error', ({ message }) => void said.push(message));
  page.on('disconnect', () => void said.push('gone'));
  return { page, heard, said };
};
const tokenIn = (link: string) => link.split('#')[1] ?? '';

describe('a link of a view', () => {
  it('[W1] shows its view and no other, at once and after every change', async () => {
    const opened = await house();
    const { link } = await make(opened, 'green-room');
    expect(link).toMatch(/^\/view#[\w-]{43}$/);
    const { heard, said } = open(opened, tokenIn(link));
    await eventually(() => expect(heard).toHaveLength(1));
    expect(said).toEqual(['green-room Studio 1']);
    opened.shown.view = { ...opened.shown.view, revision: 999 };
    opened.door.publish();
    await eventually(() => expect(heard.at(-1)).toMatchObject({ kind: 'green-room', revision: 999 }));
  });

  it('[W1] is worth nothing when it is foreign, and that is logged without it', async () => {
    const opened = await house();
    const { link } = await make(opened, 'presenter');
    for (const token of ['f'.repeat(43), '', undefined, 7, tokenIn(link).slice(1)]) {
      const { heard, said } = open(opened, token);
      await eventually(() => expect(said).toEqual(['revoked']));
      expect(heard).toEqual([]);
    }
    const elsewhere = open(opened, tokenIn(link), 'https://evil.example');
    await eventually(() => expect(elsewhere.said).toEqual(['wrong-origin']));
    await eventually(() => expect(opened.logged.some(({ level, text }) => level === 'warn' && text.includes('was refused'))).toBe(true));
    expect(JSON.stringify(opened.logged)).not.toContain(tokenIn(link));
  });

  it('[W1] ends its pages at once when it is revoked, and lets nobody in again', async () => {
    const opened = await house();
    const [one, other] = [await make(opened, 'presenter'), await make(opened, 'clock', 'Corridor')];
    const [page, spared] = [open(opened, tokenIn(one.link)), open(opened, tokenIn(other.link))];
    await eventually(() => expect([page.heard.length, spared.heard.length]).toEqual([1, 1]));
    const id = opened.door.links().find(({ kind }) => kind === 'presenter')?.id ?? '';
    expect(await revoke(opened, id)).toBe(200);
    await eventually(() => expect(page.said).toEqual(['presenter Studio 1', 'revoked', 'gone']));
    opened.door.publish();
    await eventually(() => expect(spared.heard).toHaveLength(2));
    expect(page.heard).toHaveLength(1);
    const again = open(opened, tokenIn(one.link));
    await eventually(() => expect(again.said).toEqual(['revoked']));
    expect(await revoke(opened, id)).toBe(404);
  });

  it('[W1] is made by the director and the producer only, and at most forty stand', async () => {
    const opened = await house();
    expect((await make(opened, 'clock', 'No', 'vote')).status).toBe(403);
    expect((await opened.post('/operators/links', { kind: 'clock', name: 'No' })).status).toBe(403);
    const cookie = await opened.cookieFor('producer', 'Jun');
    expect((await opened.post('/operators/links', { kind: 'everything', name: 'No' }, { cookie })).status).toBe(400);
    const answers: number[] = [];
    for (let n = 0; n < 41; n += 1)
      answers.push((await opened.post('/operators/links', { kind: 'clock', name: `${n}` }, { cookie })).status);
    expect(answers.filter((status) => status === 200)).toHaveLength(40);
    expect(answers.at(-1)).toBe(409);
  });

  it('[W1] is kept over a restart as a hash, and so is that it was revoked', async () => {
    const [store, clock] = [memoryArchive(), shiftableClock()];
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const life = () => viewLinks(keptRecords(store, clock, quiet));
    const first = life();
    const [stays, goes] = [await first.make('clock', 'A', 'Lin', 1), await first.make('floor', 'B', 'Lin', 2)];
    await first.revoke(first.all()[1]?.id ?? '');
    expect(await store.get('view-links')).not.toContain(stays);
    const second = life();
    expect(await second.linkOf(stays ?? '')).toMatchObject({ kind: 'clock', name: 'A' });
    expect(await second.linkOf(goes ?? '')).toBeUndefined();
  });

  it('says how many pages watch with it', async () => {
    const opened = await house();
    const { link } = await make(opened, 'floor');
    const [one] = [open(opened, tokenIn(link)), open(opened, tokenIn(link))];
    await eventually(() => expect(opened.door.links()).toMatchObject([{ kind: 'floor', name: 'Studio 1', by: 'Lin', screens: 2 }]));
    one.page.disconnect();
    await eventually(() => expect(opened.door.links()).toMatchObject([{ screens: 1 }]));
  });
});

describe('a page of a view', () => {
  it('[W2] commands nothing, whatever it sends', async () => {
    const opened = await house();
    const { page, heard, said } = open(opened, tokenIn((await make(opened, 'presenter')).link));
    await eventually(() => expect(heard).toHaveLength(1));
    const raw = page as unknown as Socket;
    const take = { type: 'segment.take', key: 'key-00000001', believesOnAir: null };
    for (const event of ['command', 'press'])
      raw.emit(event, event === 'press' ? { command: take, pressedAt: null } : take, () => undefined);
    for (const nonsense of [null, 7, {}, { messageId: 1, mark: 'seen' }, { messageId: 'm', mark: 'read' }]) raw.emit('mark', nonsense);
    await raw.emitWithAck('time');
    expect([opened.asked, opened.marks]).toEqual([[], []]);
    expect(said).toEqual(['presenter Studio 1']);
  });

  it('[W6] of the presenter says which message it shows and which was seen, by the link’s name; no other page does', async () => {
    const opened = await house();
    const presenter = open(opened, tokenIn((await make(opened, 'presenter')).link));
    const floor = open(opened, tokenIn((await make(opened, 'floor', 'Floor')).link));
    for (const { page } of [floor, presenter]) {
      page.emit('mark', { messageId: 'm1', mark: 'delivered' });
      page.emit('mark', { messageId: 'm1', mark: 'seen' });
      await page.emitWithAck('time');
    }
    expect(opened.marks).toEqual([
      ['m1', 'delivered', 'Studio 1'],
      ['m1', 'seen', 'Studio 1'],
    ]);
  });
});

it('a view that cannot be made is logged, and the page stays', async () => {
  const opened = await house();
  const { page, heard } = open(opened, tokenIn((await make(opened, 'clock')).link));
  await eventually(() => expect(heard).toHaveLength(1));
  opened.shown.view = null as never;
  opened.door.publish();
  await eventually(() => expect(opened.logged.some(({ text }) => text.includes('for those who watch'))).toBe(true));
  expect(page.connected).toBe(true);
});
