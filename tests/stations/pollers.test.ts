/** Pollers at the real door: how they come in, and what they are answered. */
import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { judgeBy } from '../../server/stations/station-key.ts';
import { type StationsDoor, stationsDoor } from '../../server/stations/stations-door.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { graphic, noon, show, station } from './sample-show.ts';

const keys: Record<string, string> = { harbour: 'key-of-harbour', inland: 'key-of-inland' };
const partners = ['harbour', 'inland'].map((id) => ({ station: station({ id, excludes: id === 'inland' ? ['label'] : [] }), delay: 0 }));
const log = { info: vi.fn(), warn: vi.fn() };
const knocked = vi.fn();
let door: StationsDoor;
let server: Server;
let port: number;

beforeEach(async () => {
  log.warn.mockClear();
  knocked.mockClear();
  const code = () => undefined;
  door = stationsDoor({ clock: trueClock, log, epoch: 'life1', judge: judgeBy((id) => keys[id]), stations: () => partners, code, knocked });
  server = createServer(express().use(door.router));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  await door.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };
/** @param auth as a poller has it from an address such as `http://harbour:key@host/` */
const ask = (path: string, auth: string | undefined, headers: Record<string, string> = {}) =>
  new Promise<Answer>((answered, failed) => {
    const options = { host: '127.0.0.1', port, path, headers, ...(auth === undefined ? {} : { auth }) };
    get(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => answered({ status: response.statusCode ?? 0, headers: response.headers, text }));
    }).on('error', failed);
  });
const forms = ['json', 'csv', 'xml'] as const;

describe('a poller', () => {
  it('[F28, F29] gets the same row in each form, and nothing new until there is something new', async () => {
    door.publish(show({ graphics: [graphic('label-1', { kind: 'label', text: '购物', mandatory: true })] }));
    for (const form of forms) {
      const path = `/stations/v1/state.${form}`;
      await eventually(async () => expect((await ask(path, 'harbour:key-of-harbour')).text).toContain('购物'));
      const first = await ask(path, 'harbour:key-of-harbour');
      expect(first.headers['content-type']).toContain(form);
      const again = { 'if-none-match': first.headers.etag ?? '' };
      expect((await ask(path, 'harbour:key-of-harbour', again)).status).toBe(304);
      expect((await ask(path, 'inland:key-of-inland')).text).not.toContain('购物');
    }
    const tag = (await ask('/stations/v1/state.csv', 'harbour:key-of-harbour')).headers.etag ?? '';
    door.publish(show({ at: noon + 1 }));
    await eventually(async () =>
      expect((await ask('/stations/v1/state.csv', 'harbour:key-of-harbour', { 'if-none-match': tag })).status).toBe(200),
    );
  });

  it('[F29] sends its key in a header of either kind, and none is taken out of an address', async () => {
    const bearer = await ask('/stations/v1/state.json', undefined, { authorization: 'Bearer key-of-harbour' });
    expect([bearer.status, JSON.parse(bearer.text)]).toMatchObject([200, [{ station: 'harbour', test: 'no' }]]);
    const unasked = await ask('/stations/v1/state.json', undefined);
    expect([unasked.status, unasked.headers['www-authenticate']]).toEqual([401, expect.stringContaining('Basic realm="stations"')]);
    expect((await ask('/stations/v1/state.json?key=key-of-harbour', undefined)).status).toBe(400);
  });

  it('[F3, F29] gets nothing with a wrong key or another station’s, which is told and logged without the key', async () => {
    const asked = [
      await ask('/stations/v1/state.xml', 'harbour:forged-key'),
      await ask('/stations/v1/state.xml', 'harbour:key-of-inland'),
      await ask('/stations/v1/state.xml', 'nobody:'),
    ];
    expect(asked.map(({ status }) => status)).toEqual([401, 403, 401]);
    expect(knocked.mock.calls.map(([knock]) => knock)).toMatchObject([
      { station: 'harbour', isRight: false },
      { station: 'harbour', isRight: false },
    ]);
    expect(JSON.stringify(log.warn.mock.calls)).not.toMatch(/forged-key|key-of-/);
  });

  it('[F29] reads only: a browser that remembers the name and key acknowledges nothing for another site’s page', async () => {
    const authorization = `Basic ${Buffer.from('harbour:key-of-harbour').toString('base64')}`;
    const url = `http://127.0.0.1:${port}/stations/v1/ack`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: '{"id":"life1-0"}',
    });
    expect(answer.status).toBe(401);
  });
});
