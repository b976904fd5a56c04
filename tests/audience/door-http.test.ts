/** The door over plain HTTP: the page, the public state, and the way to vote that always works. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePass } from '../../server/audience/pass.ts';
import type { PhonePoll } from '../../server/contract/phone.ts';
import { episode } from '../contracts/phones-door-samples.ts';
import { type OpenedDoor, openPoll, openTestDoor } from './opened-door.ts';

let opened: OpenedDoor;
beforeEach(async () => {
  opened = await openTestDoor();
});
afterEach(() => opened.close());

const ask = (method: string, where: string, headers: Record<string, string> = {}, body?: string) =>
  fetch(`${opened.url}${where}`, { method, headers, ...(body === undefined ? {} : { body }) });

describe('over plain HTTP', () => {
  const newPass = async (query = ''): Promise<string> => {
    const answer = await ask('POST', `/pass${query}`);
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { pass: string }).pass;
  };

  it('[V3] a pass and a vote, changed and repeated, without a socket', async () => {
    await openPoll(opened.link, 20_000);
    const pass = await newPass('?p=satellite');
    const yea = await ask('POST', '/v/apples/yea', { 'x-pass': pass });
    expect(yea.status).toBe(200);
    const first = await yea.json();
    expect(first).toMatchObject({ code: 'counted', choice: 'yea', sequence: 0, receipt: expect.stringMatching(/^\d+\.\d+$/) });
    expect(await (await ask('POST', '/v/apples/yea', { 'x-pass': pass })).json()).toEqual(first);
    const changed = await ask('POST', '/v/apples/nay', { 'x-pass': pass });
    expect(await changed.json()).toMatchObject({ code: 'counted', choice: 'nay', sequence: 1 });
    const late = await ask('POST', '/v/apples/yea', { 'x-pass': pass, 'x-sequence': '0' });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ code: 'outdated', choice: 'nay', sequence: 1 });
  });

  it('[V38] votes of one pass without a number follow one another, also while the one before is on its way to the disk', async () => {
    await openPoll(opened.link, 20_000);
    const pass = await newPass();
    // In one write, so that they come in this order: the door has read them all before the disk has the first.
    const line = connect(opened.door.port, '127.0.0.1');
    let said = '';
    line.on('data', (text: Buffer) => {
      said += text.toString();
    });
    line.write(['yea', 'nay', 'yea'].map((choice) => `POST /v/apples/${choice} HTTP/1.1\r\nHost: x\r\nX-Pass: ${pass}\r\n\r\n`).join(''));
    const answers = () =>
      (said.match(/\{.*\}/g) ?? []).map((text) => JSON.parse(text) as { code: string; choice: string; sequence: number });
    await expect.poll(() => answers().length).toBe(3);
    line.destroy();
    expect(answers().at(-1)).toMatchObject({ code: 'counted', choice: 'yea', sequence: 2 });
  });

  it('[V5] says what is wrong with a vote that is not one', async () => {
    expect((await ask('POST', '/pass')).status).toBe(503);
    expect((await ask('POST', '/v/apples/yea', { 'x-pass': 'A'.repeat(16) })).status).toBe(503);
    await openPoll(opened.link, 20_000);
    const pass = await newPass();
    const status = async (method: string, where: string, headers: Record<string, string> = { 'x-pass': pass }, body?: string) =>
      (await ask(method, where, headers, body)).status;
    expect(await status('POST', '/v/apples/yea', {})).toBe(401);
    expect(await status('POST', '/v/apples/yea', { 'x-pass': makePass('not the secret', 'act-1', 0) })).toBe(401);
    expect(await status('POST', '/v/pears/yea')).toBe(404);
    for (const sequence of ['256', '1e1', '0x5', '+3', '-1', '1.0'])
      expect(await status('POST', '/v/apples/yea', { 'x-pass': pass, 'x-sequence': sequence }), sequence).toBe(400);
    expect(await status('POST', '/v/0x1/yea')).toBe(404);
    expect(await status('POST', '/v/apples/perhaps')).toBe(405);
    expect(await status('GET', '/v/apples/yea')).toBe(405);
    expect(await status('DELETE', '/')).toBe(405);
    expect(await status('POST', '/v/apples/yea', { 'x-pass': pass }, 'x'.repeat(5000))).toBe(413);
  });

  it('[V5] a vote with a body of unknown length is refused before it counts, and the door goes on', async () => {
    await openPoll(opened.link, 20_000);
    const pass = await newPass();
    const body = new Blob(['a'.repeat(3000)]).stream();
    const answer = await fetch(`${opened.url}/v/apples/yea`, {
      method: 'POST',
      headers: { 'x-pass': pass },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(await (await ask('POST', '/v/apples/nay', { 'x-pass': pass })).json()).toMatchObject({
      code: 'counted',
      choice: 'nay',
      sequence: 0,
    });
  });

  it('[V10] shows everyone the public state and never a hidden split', async () => {
    expect(await (await ask('GET', '/state')).json()).toMatchObject({ episode: null, polls: [] });
    await openPoll(opened.link, 20_000);
    await ask('POST', '/v/apples/yea', { 'x-pass': await newPass() });
    await expect.poll(async () => ((await (await ask('GET', '/state')).json()) as { polls: PhonePoll[] }).polls.length).toBe(1);
    const text = await (await ask('GET', '/state')).text();
    expect(JSON.parse(text).polls[0]).not.toHaveProperty('count');
    expect(text).not.toContain('perPath');
  });

  it('gives no more passes than the cap', async () => {
    const small = await openTestDoor({ passCap: 2 });
    try {
      small.link.show(episode);
      await expect.poll(async () => (await fetch(`${small.url}/pass`, { method: 'POST' })).status).toBe(201);
      expect((await fetch(`${small.url}/pass`, { method: 'POST' })).status).toBe(201);
      expect((await fetch(`${small.url}/pass`, { method: 'POST' })).status).toBe(503);
    } finally {
      await small.close();
    }
  });

  it('serves the page once it is built, its own files only, with its policy', async () => {
    const pageDir = path.join(opened.dataDir, 'no-page');
    const missing = await ask('GET', '/');
    expect(missing.status).toBe(503);
    expect(await missing.text()).toContain('npm run build');
    mkdirSync(path.join(pageDir, 'assets'), { recursive: true });
    writeFileSync(path.join(pageDir, 'index.html'), '<!doctype html><title>page</title>');
    writeFileSync(path.join(pageDir, 'assets/a.js'), 'export {};');
    const page = await ask('GET', '/?p=site');
    expect(await page.text()).toContain('<title>page');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await ask('GET', '/assets/a.js')).headers.get('cache-control')).toContain('immutable');
    expect((await ask('GET', '/assets/..%2f..%2fphones-secrets.json')).status).toBe(404);
    expect((await ask('GET', '/phones-secrets.json')).status).toBe(404);
  });
});
