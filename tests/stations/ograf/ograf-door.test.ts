/** Packages fetched by a station, over a real line. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shippedFont } from '../../../server/stations/ograf/fonts.ts';
import { type OgrafDoor, type OgrafNeeds, ografDoor } from '../../../server/stations/ograf/ograf-door.ts';
import { judgeBy } from '../../../server/stations/station-key.ts';
import { trueClock } from '../../fakes/true-clock.ts';
import { station } from '../sample-show.ts';
import { wrongWith } from './published.ts';
import { client, house } from './samples.ts';

const keys: Readonly<Record<string, string>> = { harbour: 'key-of-harbour', inland: 'key-of-inland' };
const partners = [client, { station: station({ id: 'inland', excludes: ['vote-bar', 'sales-ticker'] }), delay: 0 }];
const log = { info: vi.fn(), warn: vi.fn() };
const knocked = vi.fn();
const script = 'const CuecartGraphics = { packaged: (kind) => kind };';
const parts = async () => ({ script, font: await shippedFont('noto-sans-sc'), logo: { file: 'logo.svg', bytes: Buffer.from('<svg/>') } });
let door: OgrafDoor;
let server: Server;
let port: number;

const open = async (changes: Partial<OgrafNeeds> = {}) => {
  door = ografDoor({
    clock: trueClock,
    log,
    judge: judgeBy((id) => keys[id]),
    stations: () => partners,
    house: () => house,
    parts,
    knocked,
    ...changes,
  });
  server = createServer(express().use(door.router));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
};
const close = async () => {
  door.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
};
beforeEach(async () => {
  for (const spy of [log.info, log.warn, knocked]) spy.mockClear();
  await open();
});
afterEach(close);

const ask = (path: string, key?: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}/stations/v1/ograf/${path}`, {
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
  });

describe('the packages of a station', () => {
  it('[G40] are listed and fetched with its key, and are whole: manifest, module, fonts and their licence', async () => {
    const list = (await (await ask('', 'key-of-harbour')).json()) as { packages: { kind: string; href: string }[] };
    expect(list.packages.map(({ kind }) => kind)).toContain('vote-bar');
    expect(list.packages[0]?.href).toBe('/stations/v1/ograf/lower-third.zip');

    const answer = await ask('label.zip', 'key-of-harbour');
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const text = (name: string) => Buffer.from(files[`label/${name}`] ?? '').toString();
    const manifest = JSON.parse(text('label.ograf.json'));
    expect(wrongWith(manifest)).toEqual([]);
    expect(text(manifest.main)).toContain('export default CuecartGraphics.packaged("label"');
    expect(text('fonts/LICENSE.txt')).toContain('SIL OPEN FONT LICENSE');
    expect(Object.keys(files).filter((name) => name.endsWith('.woff2')).length).toBeGreaterThan(90);
    expect(text('logo.svg')).toBe('<svg/>');
  });

  it('[G40] leave out what the station must not have', async () => {
    const list = (await (await ask('', 'key-of-inland')).json()) as { packages: { kind: string }[] };
    const kinds = list.packages.map(({ kind }) => kind);
    expect(kinds).toContain('label');
    expect(kinds).not.toContain('vote-bar');
    expect((await ask('vote-bar.zip', 'key-of-inland')).status).toBe(404);
    expect((await ask('vote-bar.zip', 'key-of-harbour')).status).toBe(200);
  });

  it('[G40] are refused without a key, with a wrong one and with another station’s, and the log says so', async () => {
    expect((await ask('label.zip')).status).toBe(401);
    expect((await ask('label.zip', 'forged')).status).toBe(401);
    expect((await ask('label.zip?station=harbour', 'key-of-inland')).status).toBe(403);
    expect((await ask('label.zip?key=key-of-harbour')).status).toBe(400);
    expect(log.warn).toHaveBeenCalledWith(expect.objectContaining({ status: 401 }), expect.stringContaining('refused'));
    expect(knocked).toHaveBeenCalledWith(expect.objectContaining({ station: 'harbour', isRight: false }));
    expect(log.info).not.toHaveBeenCalled();
  });

  it('[G40] that have not changed are not sent again', async () => {
    const first = await ask('label.zip', 'key-of-harbour');
    await first.arrayBuffer();
    const again = await ask('label.zip', 'key-of-harbour', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    const other = await ask('label.zip', 'key-of-inland', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(other.status).toBe(200);
    await other.arrayBuffer();
  });

  it('[G40] that cannot be made are said so, and the show is not troubled', async () => {
    await close();
    await open({ parts: () => Promise.reject(new Error('not built')) });
    const answer = await ask('label.zip', 'key-of-harbour');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'not-ready' });
    expect(log.warn).toHaveBeenCalledWith(expect.objectContaining({ error: 'Error: not built' }), expect.any(String));
  });
});
