/** Graphics out, over real sockets. */
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io as connectTo, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Figures, GraphicData, PictureCode } from '../../server/contract/graphics.ts';
import type { OutputClientEvents, OutputServerEvents } from '../../server/contract/sockets.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { type ScreensDoor, screensDoor } from '../../server/screens/screens-door.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { figures, label, lowerThird, outputView } from '../stations/sample-show.ts';

type Page = {
  socket: Socket<OutputServerEvents, OutputClientEvents>;
  views: OutputView[];
  figures: Figures[];
  codes: string[];
  coming: string[][];
  refusal: string | undefined;
};

const log = { info: vi.fn(), warn: vi.fn() };
const view = vi.fn<(output: string) => OutputView | undefined>();
const knocked = vi.fn();
const painted = vi.fn();
let known = figures();
let scanned: PictureCode | undefined;
const revoked = new Set<string>();
let foreseen: readonly GraphicData[] = [];
let http: HttpServer;
let io: Server;
let door: ScreensDoor;
let pages: Page[] = [];

const openPage = (output: string, key: string): Page => {
  const { port } = http.address() as AddressInfo;
  const socket = connectTo(`http://127.0.0.1:${port}/outputs`, { transports: ['websocket'], forceNew: true, auth: { output, key } });
  const page: Page = { socket, views: [], figures: [], codes: [], coming: [], refusal: undefined };
  socket.on('structure', (said) => page.views.push(said));
  socket.on('figures', (said) => page.figures.push(said));
  socket.on('code', ({ link }) => page.codes.push(link));
  socket.on('coming', (said) => page.coming.push(said.map(({ kind }: GraphicData) => kind)));
  socket.on('connect_error', ({ message }) => {
    page.refusal = message;
  });
  pages.push(page);
  return page;
};

beforeEach(async () => {
  log.warn.mockClear();
  knocked.mockClear();
  painted.mockClear();
  known = figures();
  scanned = undefined;
  revoked.clear();
  foreseen = [];
  view.mockImplementation((output) => (output === 'program' ? outputView() : undefined));
  http = createServer();
  io = new Server(http, { transports: ['websocket'] });
  door = screensDoor({
    isOwn: (output) => output === 'program',
    io,
    keys: (output, key) => key === `key-of-${output}` && !revoked.has(key),
    view,
    figures: () => () => known,
    code: (output) => (output === 'program' ? scanned : undefined),
    coming: (output) => (output === 'program' ? foreseen : undefined),
    knocked,
    painted,
    clock: trueClock,
    log,
  });
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
});
afterEach(async () => {
  for (const { socket } of pages) socket.disconnect();
  pages = [];
  await door.close();
  await io.close();
});

describe('graphics out', () => {
  it('gives a page with the key a snapshot and the figures', async () => {
    const page = openPage('program', 'key-of-program');
    await eventually(() => expect([page.views, page.figures]).toEqual([[outputView()], [figures()]]));
  });

  it('refuses a wrong key, another output’s key and no key, and logs it without the key', async () => {
    const refused = [openPage('program', 'forged'), openPage('program', 'key-of-harbour'), openPage('', '')];
    await eventually(() => expect(refused.map(({ refusal }) => refusal)).toEqual(Array(2).fill('unauthorised').concat('unauthorised')));
    await eventually(() => expect(log.warn).toHaveBeenCalled());
    expect(JSON.stringify(log.warn.mock.calls)).not.toMatch(/forged|key-of/);
    expect(door.rows()).toEqual([]);
  });

  it('[F18] empties and cuts a page whose key is revoked, and leaves the others', async () => {
    view.mockImplementation((output) => outputView({ output, graphics: [label] }));
    const [page, other] = [openPage('harbour', 'key-of-harbour'), openPage('program', 'key-of-program')];
    await eventually(() => expect([page.views.length, other.views.length]).toEqual([1, 1]));
    revoked.add('key-of-harbour');
    door.recheck();
    await eventually(() => expect([page.socket.connected, page.views.at(-1)?.graphics]).toEqual([false, []]));
    expect(page.views.at(-1)).toMatchObject({ activation: null, delay: 0 });
    expect([other.socket.connected, other.views.length]).toEqual([true, 1]);
  });

  it('gives each page the code of its own output, once for each code, and no view for it', async () => {
    const code = (n: number): PictureCode => ({
      picture: 'program',
      at: n * 10_000,
      link: `https://vote.example/?p=program&c=${n}`,
      qr: { path: 'M0 0h1v1h-1z', size: 21 },
    });
    const [page, other] = [openPage('program', 'key-of-program'), openPage('harbour', 'key-of-harbour')];
    await eventually(() => expect(page.views).toHaveLength(1));
    for (const n of [1, 2]) {
      scanned = code(n);
      await eventually(() => expect(page.codes).toHaveLength(n));
    }
    expect(page.codes).toEqual([code(1).link, code(2).link]);
    expect([page.views.length, other.codes]).toEqual([1, []]);
  });

  it('[G45] tells what may come on once things have been still, when it is another, and only to the output that may know', async () => {
    const [page, other] = [openPage('program', 'key-of-program'), openPage('harbour', 'key-of-harbour')];
    await eventually(() => expect(page.coming).toEqual([[]]));
    foreseen = [label.data];
    view.mockImplementation(() => outputView({ revision: 7 }));
    for (let n = 0; n < 3; n += 1) door.publish();
    await eventually(() => expect(page.coming).toEqual([[], ['label']]));
    view.mockImplementation(() => outputView({ revision: 8 }));
    door.publish();
    foreseen = [label.data, lowerThird.data];
    await eventually(() => expect(page.coming).toEqual([[], ['label'], ['label', 'lower-third']]));
    expect(other.coming).toEqual([]);
  });

  it('sends each change of the show once, however often it is told of it', async () => {
    const page = openPage('program', 'key-of-program');
    await eventually(() => expect(page.views).toHaveLength(1));
    view.mockImplementation(() => outputView({ revision: 7, graphics: [label] }));
    for (let n = 0; n < 5; n += 1) door.publish();
    await eventually(() => expect(page.views.at(-1)?.revision).toBe(7));
    view.mockImplementation(() => outputView({ revision: 8, graphics: [] }));
    door.publish();
    await eventually(() => expect(page.views.map(({ revision }) => revision)).toEqual([outputView().revision, 7, 8]));
  });

  it('sends figures at most ten times a second, the newest of them', async () => {
    const page = openPage('program', 'key-of-program');
    await eventually(() => expect(page.figures).toHaveLength(1));
    for (let revision = 2; revision <= 500; revision += 1) {
      known = figures({ revision });
      door.publishFigures();
    }
    await eventually(() => expect(page.figures.at(-1)?.revision).toBe(500));
    expect(page.figures.length).toBeLessThan(5);
  });

  it('[F23] gives the newest figures at once to a page that may have them again', async () => {
    let may = false;
    await door.close();
    const figuresOf = () => () => (may ? known : undefined);
    door = screensDoor({
      ...{ io, view, knocked, log, clock: trueClock, figures: figuresOf },
      ...{ keys: () => true, code: () => undefined, coming: () => undefined },
    });
    const page = openPage('program', 'key-of-program');
    await eventually(() => expect(page.views).toHaveLength(1));
    door.publishFigures();
    known = figures({ revision: 5 });
    view.mockImplementation(() => outputView({ revision: 7 }));
    may = true;
    door.publish();
    await eventually(() => expect(page.figures.map(({ revision }) => revision)).toEqual([5]));
  });

  it('[F14] says by when the house’s own pages have drawn a change: two frames after they were told; nobody waits for a station’s', async () => {
    view.mockImplementation(() => outputView());
    const theirs = openPage('harbour', 'key-of-harbour');
    await eventually(() => expect(theirs.views).toHaveLength(1));
    door.publish();
    expect(door.drawnBy()).toBe(0);
    const page = openPage('program', 'key-of-program');
    await eventually(() => expect(page.views).toHaveLength(1));
    const told = trueClock.now();
    door.publish();
    expect(door.drawnBy() - told).toBeGreaterThanOrEqual(40);
  });
  it('[G52] knows which pages are there and what each has painted, and believes no nonsense', async () => {
    const page = openPage('program', 'key-of-program');
    await eventually(() => expect(door.rows()).toHaveLength(1));
    expect(door.rows()[0]).toMatchObject({ output: 'program', paintedRevision: null, painted: [] });
    page.socket.emit('painted', { epoch: 'e1', revision: 1, graphics: ['label-1'], at: 5 });
    await eventually(() => expect(door.rows()[0]).toMatchObject({ paintedRevision: 1, painted: ['label-1'] }));
    expect(painted.mock.calls).toMatchObject([[{ output: 'program', painted: ['label-1'] }, false]]);
    page.socket.emit('painted', { epoch: 'e1', revision: 2, graphics: Array(1000).fill('x'), at: 5 });
    const answered = await page.socket.emitWithAck('time');
    expect(answered).toBeGreaterThan(0);
    expect(door.rows()[0]).toMatchObject({ paintedRevision: 1 });
    page.socket.disconnect();
    await eventually(() => expect(door.rows()).toEqual([]));
    expect(painted.mock.calls.map(([, hasLeft]) => hasLeft)).toEqual([false, true]);
  });

  it('[G15] knows when a page told what it painted, how far behind it is, and what of it differs', async () => {
    const at = Date.now();
    view.mockImplementation((output) => (output === 'program' ? outputView({ at: at - 10_000, graphics: [label] }) : undefined));
    const page = openPage('program', 'key-of-program');
    await eventually(() => expect(page.views).toHaveLength(1));
    page.socket.emit('painted', { epoch: 'e1', revision: 1, graphics: ['other'], at: at - 5000 });
    await eventually(() => expect(door.rows()[0]).toMatchObject({ missing: ['label-1'], extra: ['other'] }));
    const row = door.rows()[0]!;
    expect(row.paintedAt).toBeGreaterThanOrEqual(at);
    expect(row.behind).toBeGreaterThanOrEqual(5000);
    page.socket.emit('painted', { epoch: 'e1', revision: 1, graphics: ['label-1'], at: Date.now() });
    await eventually(() => expect(door.rows()[0]).toMatchObject({ missing: [], extra: [] }));
    expect(door.seenAt('program')).toBeNull();
    page.socket.disconnect();
    await eventually(() => expect(door.seenAt('program')).toBeGreaterThanOrEqual(at));
  });

  it('[F13] says for which of its outputs a page came with which key, and no stranger’s names', async () => {
    const refused = [openPage('program', 'forged'), openPage('nowhere', 'forged'), openPage('program', '')];
    await eventually(() => expect(refused.map(({ refusal }) => refusal)).toEqual(Array(3).fill('unauthorised')));
    const page = openPage('program', 'key-of-program');
    await eventually(() => expect(page.views).toHaveLength(1));
    expect(knocked.mock.calls.map(([{ station, isRight }]) => [station, isRight])).toEqual([
      ['program', false],
      ['program', true],
    ]);
  });

  it('[F4] cuts a page that does not read, holds only the newest view for it, and keeps the others fed', async () => {
    const good = openPage('program', 'key-of-program');
    const stuck = openPage('program', 'key-of-program');
    await eventually(() => expect(door.rows()).toHaveLength(2));
    const raw = (stuck.socket.io.engine.transport as unknown as { ws: { pause: () => void } }).ws;
    raw.pause();
    stuck.socket.io.reconnection(false);
    const big = 'x'.repeat(300_000);
    let revision = 1;
    await eventually(
      () => {
        revision += 1;
        view.mockImplementation(() =>
          outputView({ revision, graphics: [{ ...label, data: { kind: 'label', text: big, mandatory: true } }] }),
        );
        door.publish();
        expect(door.rows()).toHaveLength(1);
      },
      { interval: 10, timeout: 60_000 },
    );
    await eventually(() => expect(good.views.at(-1)?.revision).toBe(revision));
    expect(log.warn).toHaveBeenCalledWith({ output: 'program' }, expect.stringContaining('was cut'));
  });
});
