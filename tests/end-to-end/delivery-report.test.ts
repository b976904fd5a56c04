/** An evening with two stations on the real server: one is cut for a while, the server is killed once, and the reports say just that. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { signIn } from '../../server/cli/rehearse/operator-line.ts';
import type { DeliveryReport, StationDelivery } from '../../server/contract/delivery.ts';
import type { OutputClientEvents, OutputServerEvents } from '../../server/contract/sockets.ts';
import { openKeys } from '../../server/keys.ts';
import { eventually } from '../run/eventually.ts';
import { listenTo, type Reader } from '../stations/reader.ts';
import { openHouse, type TestHouse } from './open-house.ts';
import { insist, see, standBy } from './show-caller.ts';

const patience = { timeout: 60_000 };
const shows = path.resolve(import.meta.dirname, 'show');
let folder: string;
let house: TestHouse;
let line: OperatorLine;
let keyOf: (id: string) => string;
let port: number;
let page: Socket<OutputServerEvents, OutputClientEvents>;
let feed: Reader;
let cookie: string;

/** A page of graphics that paints all it is sent, at once, and says so as ours does. */
const openPage = (output: string) => {
  const socket: typeof page = io(`${house.front}/outputs`, {
    ...{ transports: ['websocket'], reconnectionDelay: 100, reconnectionDelayMax: 300 },
    auth: { output, key: keyOf(output) },
  });
  let shown: Parameters<OutputServerEvents['structure']>[0] | undefined;
  const tell = () => {
    if (!shown) return;
    const { epoch, revision, graphics } = shown;
    socket.emit('painted', { epoch, revision, graphics: graphics.map(({ id }) => id), at: Date.now(), fps: 50 });
  };
  socket.on('structure', (view) => {
    shown = view;
    tell();
  });
  const telling = setInterval(tell, 1000);
  socket.on('disconnect', () => socket.active || clearInterval(telling));
  return socket;
};

const comeBack = (): Promise<Reader> => listenTo(port, keyOf('inland')).catch(comeBack);
const ask = (where: string, key: string) => fetch(`${house.front}${where}`, { headers: { authorization: `Bearer ${key}` } });
const activation = () => line.view().activation?.id ?? '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cuecart-delivery-'));
  await cp(shows, path.join(folder, 'show'), { recursive: true });
  const seriesFile = path.join(folder, 'show/series.yaml');
  const series = await readFile(seriesFile, 'utf8');
  await writeFile(seriesFile, series.replace('\nstations:\n', '\nstations:\n  - { id: inland, name: Inland, path: far, language: en }\n'));
  house = await openHouse({ seriesFile });
  line = await house.operator();
  keyOf = (await openKeys(house.dataDir, () => undefined)).keyOf;
  port = Number(new URL(house.front).port);
  ({ cookie } = await signIn(await operatorLink()));
  page = openPage('neighbour');
  feed = await comeBack();
});
afterAll(async () => {
  page?.disconnect();
  feed?.leave();
  line?.close();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

const operatorLink = async (): Promise<string> => {
  const answer = await fetch(`${house.front}/front/sign-in-link`, { method: 'POST', headers: { origin: house.front } });
  return `${house.front}${((await answer.json()) as { link: string }).link}`;
};
/** As an operator reads it. */
const reportsNow = async (): Promise<DeliveryReport> => {
  const answer = await fetch(`${house.front}/operators/delivery/report?activation=${activation()}`, { headers: { cookie } });
  return (await answer.json()) as DeliveryReport;
};
const of = (report: DeliveryReport, id: string): StationDelivery | undefined => report.stations.find(({ station }) => station.id === id);

describe('delivery reports of an evening', () => {
  it('[F50] during it: what its page painted stands with its times, and a station that was cut has its gap', async () => {
    await standBy(line);
    await insist(line, { type: 'segment.take', believesOnAir: null });
    await insist(line, { type: 'graphic.on', graphic: 'label', text: 'Paid partner' });
    await see(line, 'both stations', ({ stations }) => stations.every(({ feeds, overlays }) => feeds + overlays > 0));
    await see(line, 'what its page says', ({ stations }) => stations.some(({ fps, from }) => fps === 50 && from.includes('127.0.0.1')));
    feed.leave();
    await eventually(async () => expect(of(await reportsNow(), 'inland')?.connected.gaps.lasted).toBeGreaterThanOrEqual(2000), patience);
    feed = await comeBack();
    await eventually(async () => {
      const report = await reportsNow();
      expect(report.show.ended).toBe(false);
      const [whole, cut] = [of(report, 'neighbour'), of(report, 'inland')];
      expect(whole).toMatchObject({ feed: null, fps: { least: 50 } });
      expect(whole?.graphics.some.find(({ what }) => what === 'Paid partner')?.lasted).toBeGreaterThanOrEqual(2000);
      expect(whole?.connected.gaps.lasted).toBeLessThan(cut?.connected.gaps.lasted ?? 0);
      expect(cut?.connected.gaps.count).toBeGreaterThanOrEqual(1);
      expect(cut?.connected.percent).toBeLessThan(whole?.connected.percent ?? 0);
      expect(cut?.feed?.delivered).toBeGreaterThan(0);
      expect(cut?.graphics.some).toEqual([]);
    }, patience);
  });

  it('[F51] over kill -9: what nobody saw is said to have no record, and what was written down before is there', async () => {
    const before = of(await reportsNow(), 'neighbour');
    await house.show.kill();
    await house.show.start();
    await see(line, 'the same evening', ({ phase }) => phase === 'live');
    feed = await comeBack();
    await eventually(async () => {
      const report = await reportsNow();
      const after = of(report, 'neighbour');
      expect(after?.record.missing.count).toBeGreaterThanOrEqual(1);
      expect(after?.record.missing.lasted).toBeGreaterThanOrEqual(1000);
      expect(after?.connected.lasted).toBeGreaterThanOrEqual((before?.connected.lasted ?? 0) - 6000);
      expect(of(report, 'inland')?.connected.gaps.count).toBeGreaterThanOrEqual(1);
      expect(after?.graphics.some.find(({ what }) => what === 'Paid partner')?.lasted).toBeGreaterThanOrEqual(1000);
    }, patience);
  });

  it('[F53] over: a station reads its own with its own key, and nothing with another’s; while it runs there is none', async () => {
    const own = `/stations/v1/report?activation=${activation()}`;
    expect((await ask(own, keyOf('neighbour'))).status).toBe(404);
    await insist(line, { type: 'episode.end' });
    await see(line, 'the end', ({ phase }) => phase === 'ended');
    const answer = await ask(own, keyOf('neighbour'));
    const report = (await answer.json()) as DeliveryReport;
    expect([answer.status, report.show.ended, report.stations.map(({ station }) => station.id)]).toEqual([200, true, ['neighbour']]);
    expect(JSON.stringify(report.stations)).not.toContain('inland');
    for (const [key, status] of [['forged', 401] as const, [keyOf('inland'), 403] as const])
      expect((await ask(`${own}&station=neighbour`, key)).status).toBe(status);
    const csv = await (await ask(`${own}&as=csv`, keyOf('neighbour'))).text();
    expect(csv).toContain('Paid partner');
  });

  it('[F53] the command writes the same from the data folder, in each of its forms', async () => {
    const out = path.join(folder, 'report.html');
    const run = (...args: string[]) =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/cli/delivery.ts', '--data', house.dataDir, ...args]);
    await run('--activation', activation(), '--as', 'html', '--lang', 'zh', '--out', out);
    const html = await readFile(out, 'utf8');
    for (const words of ['送达报告', 'Paid partner', 'Inland', '<html lang="zh">']) expect(html).toContain(words);
    await expect(run('--activation', activation(), '--out', out)).rejects.toMatchObject({ code: 1 });
    await expect(run()).rejects.toMatchObject({ code: 2 });
  });
});
