/** The page at `/`, as a browser of this machine and as a stranger gets it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command, Reply } from '../../server/contract/commands.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { endRehearsal } from '../../server/front.ts';
import { type FrontStatus, frontPage } from '../../server/front-page.ts';

const titles = { zh: '开市', en: 'Opening night' };
const quiet: Omit<FrontStatus, 'title'> = { phase: 'off', kind: null, onAir: '', canRehearse: true, crew: 'away' };

let http: Server;
let house: string;
let status = quiet;
let noStop: string | undefined;
const asDirector = async () => '/control/sign-in#token=t';
let signInLink: (() => Promise<string>) | null = asDirector;

beforeEach(async () => {
  status = quiet;
  signInLink = asDirector;
  noStop = undefined;
  const page = frontPage({
    phonesUrl: 'http://localhost:4401',
    doors: () => ({
      program: '/overlay/program/#key=p&picture=1',
      recording: '/overlay/recording/#key=r',
      station: '/overlay/station/#key=s',
      feed: 'curl',
    }),
    status: (language) => ({ ...status, title: titles[language] }),
    get signInLink() {
      return signInLink;
    },
    rehearse: async () => undefined,
    stop: async () => noStop,
  });
  http = createServer(express().use(page));
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  house = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(() => new Promise<void>((done) => void http.close(() => done())));

const look = async (language = 'en') =>
  (await (await fetch(`${house}/front/status`, { headers: { 'accept-language': language } })).json()) as Record<string, unknown>;
const stop = (origin: string) => fetch(`${house}/front/stop`, { method: 'POST', headers: { origin } });

describe('the front page', () => {
  it('says STARTING until the crew’s show is on air, and REHEARSAL then', async () => {
    status = { ...quiet, crew: 'coming', canRehearse: false };
    expect(await look()).toMatchObject({ word: 'STARTING…', live: 'coming' });
    status = { ...quiet, kind: 'rehearsal', phase: 'live', crew: 'playing', canRehearse: false };
    expect(await look()).toMatchObject({ word: 'REHEARSAL', live: 'rehearsal' });
    status = { ...quiet, kind: 'rehearsal', phase: 'ended' };
    expect(await look()).toMatchObject({ word: 'OFF', live: 'no' });
  });

  it('names the show in the browser’s language', async () => {
    expect(await look('zh-CN,zh;q=0.9,en;q=0.8')).toMatchObject({ title: '开市', language: 'zh' });
    expect(await look('fr')).toMatchObject({ title: 'Opening night', language: 'en' });
  });

  it('speaks the browser’s language, and English where it does not know that', async () => {
    const text = async (language: string) => await (await fetch(house, { headers: { 'accept-language': language } })).text();
    const chinese = await text('zh-CN,zh;q=0.9,en;q=0.8');
    expect(chinese).toContain('<html lang="zh">');
    expect(chinese).toContain('用模拟观众彩排');
    expect(chinese).not.toContain('Rehearse with');
    expect(await text('fr')).toContain('Rehearse with a simulated crowd');
    expect(await look('zh-CN')).toMatchObject({ word: '关闭' });
  });

  it('stops the rehearsal for this machine’s own page only, and says why when it cannot', async () => {
    expect((await stop('https://elsewhere.example')).status).toBe(403);
    expect((await stop(house)).status).toBe(200);
    noStop = 'No.';
    const refused = await stop(house);
    expect([refused.status, await refused.json()]).toEqual([409, { message: 'No.' }]);
  });

  it('signs its own machine in as the director, and nobody where the crew has a list', async () => {
    const ask = () => fetch(`${house}/front/sign-in-link`, { method: 'POST', headers: { origin: house } });
    expect(await (await ask()).json()).toEqual({ link: '/control/sign-in#token=t' });
    expect(await (await fetch(house)).text()).toContain('Signs you in as the director.');
    signInLink = null;
    expect((await ask()).status).toBe(403);
    const text = await (await fetch(house)).text();
    expect(text).not.toContain('Signs you in as the director.');
    expect(text).toContain('Needs a sign-in link.');
  });

  it('is a stranger’s page to whoever comes through a proxy', async () => {
    for (const mark of ['via', 'forwarded', 'x-real-ip', 'x-forwarded-for', 'x-forwarded-proto'])
      expect(await (await fetch(house, { headers: { [mark]: 'for=9.9.9.9' } })).text(), mark).not.toContain('/overlay/program/#key=p');
    expect(await (await fetch(house)).text()).toContain('/overlay/program/#key=p');
  });

  it('links a station’s page and its test card, and says that a rehearsal never reaches a partner', async () => {
    const text = await (await fetch(house)).text();
    expect(text).toContain('href="/overlay/station/#key=s"');
    expect(text).toContain('&amp;test=1');
    expect(text).toContain('never reaches a partner');
  });
});

const viewOf = (changes: object) =>
  ({ activation: { id: 'a', kind: 'rehearsal' }, phase: 'live', polls: [], ...changes }) as unknown as OperatorView;

describe('ending a rehearsal whose crew has gone', () => {
  const endOf = async (view: OperatorView, answer: Reply = { ok: true, recorded: true }) => {
    const asked: string[] = [];
    const handle = async (command: Command) => {
      asked.push(command.type);
      return answer;
    };
    return { said: await endRehearsal({ view: () => view, handle }), asked };
  };

  it('[R7] is one command, whoever holds the chair', async () => {
    expect(await endOf(viewOf({}))).toEqual({ said: undefined, asked: ['rehearsal.end'] });
  });

  it('leaves a live show alone, and one that has ended', async () => {
    expect((await endOf(viewOf({ activation: { id: 'a', kind: 'live' } }))).asked).toEqual([]);
    expect((await endOf(viewOf({ phase: 'ended' }))).asked).toEqual([]);
  });

  it('says in words what the show refused', async () => {
    const no: Reply = { ok: false, refusal: { code: 'busy', message: 'Not now.' } };
    expect((await endOf(viewOf({}), no)).said).toBe('Not now.');
  });
});
