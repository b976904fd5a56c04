/** What people and programs get wrong: the house refuses to start with one sentence, or the show goes on with one clear message. */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environmentOf, startPart } from '../../server/cli/rehearse/house.ts';
import { type OperatorLine, openOperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { load, makeReady } from '../../server/cli/rehearse/play.ts';
import { readShopSecrets } from '../../server/cli/rehearse/shoppers.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { openKeys } from '../../server/keys.ts';
import { startFakeObs } from '../fakes/fake-obs.ts';
import { freePort } from '../run/free-port.ts';
import { openHouse, type TestHouse, type Wish } from './open-house.ts';
import { evening, insist, see, standBy, take, takeUpTo } from './show-caller.ts';
import { postOrder } from './signed-order.ts';

const root = path.resolve(import.meta.dirname, '../..');
const show = path.join(import.meta.dirname, 'show');
const allScenes = ['Studio', 'Table', 'Board', 'Pause', 'Broken'];
const inputs = ['Mic Host', 'Mic Guest', 'Music Bed', 'Film'];
const patience = { timeout: 60_000 };

let folder: string;
const closers: (() => Promise<unknown> | unknown)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cuecart-bad-input-'));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await rm(folder, { recursive: true, force: true });
});

const start = (file: 'main.ts' | 'phones.ts', env: Readonly<Record<string, string>>) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `server/${file}`], {
      cwd: root,
      env: { ...process.env, CUECART_PORT: '0', CUECART_PHONES_PORT: '0', CUECART_DATA_DIR: path.join(folder, 'data'), ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString();
    });
    child.once('close', (code) => resolve({ code, said: said.trim() }));
    closers.push(() => child.kill('SIGKILL'));
  });

describe('the servers refuse to start, with one sentence', () => {
  let taken: Server;
  let port = 0;
  beforeEach(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    port = address && typeof address === 'object' ? address.port : 0;
    closers.push(() => taken.close());
  });

  it('when the port is in use', patience, async () => {
    const said = `Port ${port} is in use. Stop what uses it, or set`;
    expect(await start('main.ts', { CUECART_PORT: String(port) })).toEqual({ code: 78, said: `${said} CUECART_PORT to another port.` });
    expect(await start('phones.ts', { CUECART_PHONES_PORT: String(port) })).toEqual({
      code: 78,
      said: `${said} CUECART_PHONES_PORT to another port.`,
    });
  });

  it('when a later version wrote the data folder, which is left as it was', patience, async () => {
    const dataDir = path.join(folder, 'data');
    await mkdir(dataDir);
    const file = path.join(dataDir, 'show.sqlite');
    const database = new SQLite(file);
    database.pragma('user_version = 999');
    database.close();
    const before = await readFile(file);
    const { code, said } = await start('main.ts', {});
    expect(code).toBe(78);
    expect(said.split('\n')).toHaveLength(1);
    expect(said).toContain('later version of Cuecart');
    expect(await readFile(file)).toEqual(before);
  });

  it('when a setting makes no sense, naming it', patience, async () => {
    expect(await start('main.ts', { CUECART_PORT: 'abc' })).toEqual({ code: 78, said: 'CUECART_PORT must be a port from 0 to 65535.' });
    expect((await start('main.ts', { CUECART_OBS_URL: 'localhost' })).said).toBe('CUECART_OBS_URL must look like ws://127.0.0.1:4455.');
  });
});

/** A house for one test, and a director in it. */
const enter = async (wish: Wish = {}): Promise<{ house: TestHouse; line: OperatorLine }> => {
  const house = await openHouse({ dataDir: path.join(folder, 'data'), ...wish });
  closers.push(() => house.close());
  const line = await house.operator();
  closers.push(() => line.close());
  return { house, line };
};
const refusal = (line: OperatorLine, command: Parameters<OperatorLine['ask']>[0]) =>
  line.ask(command).then((reply) => (reply.ok ? 'ok' : reply.refusal.code));

describe('the show goes on, with one clear message', () => {
  it('after a broken show file', patience, async () => {
    await cp(show, path.join(folder, 'show'), { recursive: true });
    const broken = (await readFile(path.join(show, evening), 'utf8')).replace('shots: [host, table]', 'shots: [hots]');
    await writeFile(path.join(folder, 'show/episodes/broken.yaml'), broken);
    const { line } = await enter({ seriesFile: path.join(folder, 'show/series.yaml') });
    await insist(line, { type: 'episode.activate', episode: evening, kind: 'simulated', compress: 1 });
    const reply = await line.ask({ type: 'episode.activate', episode: 'episodes/broken.yaml', kind: 'simulated' });
    expect(reply).toMatchObject({
      ok: false,
      refusal: { code: 'bad-show-file', message: expect.stringMatching(/broken\.yaml:\d+ .*hots/) },
    });
    expect(line.view()).toMatchObject({ phase: 'preflight', episode: { id: 'evening' } });
  });

  it('after forged orders, false passes, stale takes and used links', patience, async () => {
    const { house, line } = await enter();
    await standBy(line);
    await takeUpTo(line, 'talk');

    const secret = (await readShopSecrets(house.dataDir)).market ?? '';
    const forged = await postOrder(house.front, 'market', `whsec_${Buffer.alloc(32, 7).toString('base64')}`, { id: 'forged' });
    expect(forged.status).toBe(401);
    expect((await postOrder(house.front, 'market', secret, { id: 'honest' })).status).toBe(200);
    await expect.poll(() => line.figures()?.sales).toMatchObject({ units: 1, net: { minor: 4990 } });

    await insist(line, { type: 'poll.open', pollId: 'apple', window: 30_000 });
    await see(line, 'the vote is open', (view) => view.polls[0]?.phase === 'open');
    const door = house.phones.replace('ws:', 'http:').replace(/\/ws$/, '');
    const vote = await fetch(`${door}/v/apple/yea`, { method: 'POST', headers: { 'x-pass': 'AAAAAAAAAAAAAAAA' } });
    expect({ status: vote.status, ...((await vote.json()) as object) }).toMatchObject({ status: 401, code: 'false-pass' });

    const onAir = line.view().onAir?.runId;
    expect(await refusal(line, { type: 'segment.take', believesOnAir: 'another run' })).toBe('stale');
    expect(line.view().onAir?.runId).toBe(onAir);

    (await openOperatorLine(house.signInLink)).close();
    await expect(openOperatorLine(house.signInLink)).rejects.toThrow('used already');
    await insist(line, { type: 'poll.void', pollId: 'apple', reason: 'The test is over.' });
    expect((await take(line)).ok).toBe(true);
  });

  it('without a data folder that can be written: nothing is recorded, and that is what it says', patience, async () => {
    const file = path.join(folder, 'a file');
    await writeFile(file, 'no folder');
    const { said, code } = await start('phones.ts', { CUECART_DATA_DIR: path.join(file, 'data') });
    expect(code).toBe(78);
    expect(said).toContain('cannot be written');
    // The phones' door has nothing to do without a disk; the show server has.
    const data = path.join(file, 'data');
    const env = environmentOf({ dataDir: data, seriesFile: path.join(show, 'series.yaml'), showsDir: show, obs: undefined });
    const server = await startPart('main.ts', { ...env, CUECART_PHONES_PORT: String(await freePort()) });
    closers.push(() => server.stop());
    const control = new URL(server.ready.doors?.control ?? '');
    const line = await openOperatorLine(`http://127.0.0.1:${server.ready.port}${control.pathname}${control.hash}`);
    closers.push(() => line.close());
    const reply = await line.ask({ type: 'episode.activate', episode: evening, kind: 'simulated' });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'needs-disk', message: expect.stringContaining('cannot be read yet') } });
  });

  it('without OBS: takes go on, and the line says that OBS does not answer', patience, async () => {
    const { line } = await enter({ obs: { url: `ws://127.0.0.1:${await freePort()}`, password: 'any' } });
    await load(line, { file: evening, kind: 'simulated', compress: 1 }, false);
    await makeReady(line);
    await takeUpTo(line, 'talk');
    await see(line, 'OBS is away', (view) => view.lines.some((one) => one.line === 'obs' && one.light === 'bad'));
    expect(line.view().onAir?.segmentId).toBe('talk');
  });

  it('with a wrong password of OBS, which a person must mend', patience, async () => {
    const obs = await startFakeObs({ scenes: allScenes, inputs });
    closers.push(() => obs.close());
    const { line } = await enter({ obs: { url: obs.url, password: 'wrong' } });
    await see(line, 'the password is refused', (view) => view.switcher.state === 'refused');
    expect(line.view().switcher.message).toContain('password');
    await load(line, { file: evening, kind: 'simulated', compress: 1 }, false);
    await makeReady(line);
    await takeUpTo(line, 'talk');
  });

  it('with a scene that OBS does not have: preflight names it, and the reason for going on is asked', patience, async () => {
    const obs = await startFakeObs({ scenes: allScenes.filter((scene) => scene !== 'Board'), inputs });
    closers.push(() => obs.close());
    const { line } = await enter({ obs: { url: obs.url, password: 'show-password' } });
    await load(line, { file: evening, kind: 'simulated', compress: 1 }, true);
    const row = (await see(line, 'the checks', (view) => view.preflight.length > 0)).preflight.find((one) => one.id.includes('Board'));
    expect(row).toMatchObject({ light: 'bad', remedy: expect.any(String) });
    expect(await refusal(line, { type: 'episode.ready' })).toBe('preflight-red');
    await insist(line, { type: 'episode.ready', reason: 'The board is being built.' });
    await takeUpTo(line, 'vote');
  });

  it('[M9] with an OBS that has no overlay: one press adds it, with the address of this house’s page', patience, async () => {
    const obs = await startFakeObs({ scenes: allScenes, inputs });
    closers.push(() => obs.close());
    const { house, line } = await enter({ obs: { url: obs.url, password: 'show-password' } });
    await load(line, { file: evening, kind: 'simulated', compress: 1 }, true);
    const overlay = (view: OperatorView) => view.preflight.find(({ id }) => id === 'overlay-input');
    const offered = await see(line, 'the check of the overlay', (view) => overlay(view) !== undefined);
    expect(overlay(offered)).toMatchObject({ light: 'warn', offers: 'overlay.make' });
    await insist(line, { type: 'overlay.make' });
    await see(line, 'the overlay is there', (view) => overlay(view)?.light === 'ok');
    const { keyOf } = await openKeys(house.dataDir, () => undefined);
    const { port } = new URL(house.front);
    const page = `http://localhost:${port}/overlay/program/#output=program&key=${keyOf('program')}`;
    expect(obs.desk.items.pages.get('Cuecart overlay')?.settings).toMatchObject({ url: page, width: 1280, height: 720 });
    for (const scene of allScenes) expect(obs.desk.items.names(scene).at(-1)).toBe('Cuecart overlay');
  });
});
