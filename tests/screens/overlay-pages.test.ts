/** Pictures beside the overlay pages: the series' logo, and each station's own mark. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overlayPages } from '../../server/screens/overlay-pages.ts';

let folder: string;
let server: Server;
let house: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecart-marks-'));
  await writeFile(join(folder, 'bank.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  server = createServer(express().use(overlayPages(join(folder, 'pages'), undefined, { 'south-bank': join(folder, 'bank.svg') })));
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  house = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

describe('a station’s mark', () => {
  it('[F17] is the file that the series names for it, with a policy that lets nothing in it run', async () => {
    const answer = await fetch(`${house}/overlay/mark/south-bank/bank.svg`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await answer.text()).toContain('<svg');
  });

  it('[F17] is not there for a station without one', async () => {
    expect((await fetch(`${house}/overlay/mark/river-tv/bank.svg`)).status).toBe(404);
    expect((await fetch(`${house}/overlay/logo/bank.svg`)).status).toBe(404);
  });
});
