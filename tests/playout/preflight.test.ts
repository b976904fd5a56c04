/** Checks of what else must be there before air, and what is said of that which cannot be looked at. */
import { afterEach, describe, expect, it } from 'vitest';
import { checkWords } from '../../control-room/words/check-words.ts';
import type { CheckRow, OperatorView } from '../../server/contract/views.ts';
import { aPlan } from '../core/plans.ts';
import { breathe } from '../fakes/hand-clock.ts';
import { logLines } from '../run/log-lines.ts';
import { type Gallery, live, open, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery?.close());

const loaded = async (kind: 'live' | 'rehearsal' = 'live') => {
  gallery = await open();
  await gallery.activate(kind);
};
const check = async () => {
  await gallery.ask('episode.preflight', {});
};
const found = (id: string): CheckRow => {
  const row = gallery.view.preflight.find((one) => one.id === id);
  if (!row) throw new Error(`No check ${id}: ${gallery.view.preflight.map((one) => one.id).join(', ')}`);
  return row;
};
const page = (patch: Partial<OperatorView['screens'][number]> = {}): OperatorView['screens'][number] => ({
  ...{ id: 'p', output: 'program', address: '', connectedAt: gallery.clock.now() - 60_000, lastHeard: gallery.clock.now() },
  ...{ sentRevision: 4, fps: null, missed: 0, refused: 0 },
  ...{ paintedRevision: 4, painted: [], paintedAt: gallery.clock.now(), behind: 0, missing: [], extra: [] },
  ...patch,
});

describe('clips', () => {
  it('[R9] whose length OBS does not say are not checked, with what to do', async () => {
    await loaded('rehearsal');
    expect(found('clip:Film')).toMatchObject({ light: 'warn', unchecked: true, remedy: expect.stringContaining('it must last 0:20') });
  });

  it('[R9] that are shorter than the plan plays them are red, and well when they are as long', async () => {
    await loaded('rehearsal');
    gallery.desk.clipLength = async () => 12_000;
    await check();
    expect(found('clip:Film')).toMatchObject({ light: 'bad', remedy: expect.stringMatching(/lasts 0:12, and a clip plays it to 0:20/) });
    gallery.desk.clipLength = async () => 19_800;
    await check();
    expect(found('clips').light).toBe('ok');
  });

  it('[R9] of an OBS that cannot be asked are not checked, and the other checks are made', async () => {
    await loaded('rehearsal');
    gallery.desk.clipLength = () => Promise.reject(new Error('OBS is changing its scene collection.'));
    await check();
    expect(found('clip:Film')).toMatchObject({ unchecked: true, remedy: 'OBS does not say: OBS is changing its scene collection.' });
    expect(found('disk').light).toBe('ok');
  });
});

describe('the breakdown slate on OBS’s own key', () => {
  it('[R9] is not checked until somebody has brought it up at OBS, and then is green by itself', async () => {
    await loaded();
    expect(found('slate-key')).toMatchObject({ unchecked: true, remedy: expect.stringContaining('“OBS breakdown-slate”') });
    gallery.desk.cutByHand('OBS desk');
    gallery.desk.cutByHand('OBS breakdown-slate');
    await breathe();
    expect(found('slate-key')).toMatchObject({ light: 'ok', remedy: '' });
  });

  it('[R9] is to be tried for each evening anew', async () => {
    await loaded();
    gallery.desk.cutByHand('OBS breakdown-slate');
    await breathe();
    await gallery.activate();
    expect(found('slate-key').unchecked).toBe(true);
  });
});

describe('pages of graphics', () => {
  it('[R9] are well once each has painted what it was sent', async () => {
    await loaded();
    gallery.screens = [page(), page({ id: 'q', output: 'harbour' })];
    await check();
    expect(found('painted').light).toBe('ok');
  });

  it.each([
    ['has painted nothing for eleven seconds', {}, 'warn', /harbour has painted nothing lately/],
    ['could not show a graphic', { problem: 'No font.' }, 'bad', /On harbour: No font\. Reload/],
  ] as const)('[R9] are not well when one %s', async (_, patch, light, remedy) => {
    await loaded();
    const then = gallery.clock.now() - 11_000;
    gallery.screens = [page(), page({ id: 'q', output: 'harbour', paintedAt: then, ...patch })];
    await check();
    expect(found('painted')).toMatchObject({ light, remedy: expect.stringMatching(remedy) });
  });

  it('[R9] that have only just come are not checked yet', async () => {
    await loaded();
    gallery.screens = [page({ connectedAt: gallery.clock.now(), paintedRevision: null, paintedAt: null })];
    await check();
    expect(found('painted')).toMatchObject({ unchecked: true, remedy: expect.stringContaining('program has only just come') });
  });
});

it('[C20] each check says when it was made, and is of then until it is made again', async () => {
  await loaded();
  const madeAt = gallery.clock.now();
  await gallery.clock.advance(30_000);
  expect(new Set(gallery.view.preflight.map(({ at }) => at))).toEqual(new Set([madeAt]));
  await check();
  expect(new Set(gallery.view.preflight.map(({ at }) => at))).toEqual(new Set([gallery.clock.now()]));
});

describe('a test vote', () => {
  it('[R9] is one of a rehearsal that came back counted, and none of it is in the evening’s count', async () => {
    gallery = await live(undefined, 'rehearsal');
    await gallery.ask('poll.open', { pollId: 'apples', window: 3000 });
    await gallery.clock.advance(500);
    for (const voter of [1, 2, 3, 4]) gallery.phones.vote({ pollId: 'apples', voter, choice: voter === 4 ? 'nay' : 'yea' });
    await gallery.clock.advance(60_000);
    expect(gallery.poll('apples').counted).toMatchObject({ yea: 3, nay: 1, final: true });
    await gallery.ask('rehearsal.end', {});
    await gallery.activate('live');
    expect(found('test-vote').light).toBe('ok');
    expect(gallery.poll('apples').counted).toBeNull();
  });

  it('[R9] that nobody cast is said to be not checked', async () => {
    await loaded();
    expect(found('test-vote')).toMatchObject({ unchecked: true });
  });
});

describe('shops, keys, disk, clocks and proxies', () => {
  it('[R9] a shop that has sent nothing is not checked, one that signs wrongly is red', async () => {
    await loaded();
    gallery.beforeAir = { ...gallery.beforeAir, shops: [] };
    await check();
    expect(found('shop:shop').unchecked).toBe(true);
    gallery.beforeAir = { ...gallery.beforeAir, keysLast: false, shops: [{ id: 'shop', delivered: 0, forged: 2 }] };
    await check();
    expect(found('shop:shop')).toMatchObject({ light: 'bad', remedy: expect.stringContaining('shops-secrets.json') });
    expect(found('keys').light).toBe('bad');
  });

  it.each([
    [50_000, 'ok'],
    [4000, 'warn'],
    [400, 'bad'],
  ] as const)('[R9] a disk with %i MB is %s', async (free, light) => {
    gallery = await open();
    gallery.freeSpace = free * 1_000_000;
    await gallery.activate();
    expect(found('space').light).toBe(light);
  });

  it.each([
    [undefined, 'warn'],
    [{ ahead: 40, within: 5 }, 'ok'],
    [{ ahead: -900, within: 5 }, 'warn'],
    [{ ahead: 5000, within: 5 }, 'bad'],
  ] as const)('[R9] the door’s clock %j is %s', async (clock, light) => {
    gallery = await open();
    gallery.phones.says({ ...(clock ? { clock } : {}) });
    await gallery.activate();
    expect(found('door-clock').light).toBe(light);
    expect(found('true-clock').unchecked).toBe(true);
  });

  it.each([
    [undefined, 'warn', true],
    [{ phonesCame: 0, forwarded: 0 }, 'warn', true],
    [{ phonesCame: 3, forwarded: 0 }, 'ok', undefined],
    [{ phonesCame: 3, forwarded: 3 }, 'warn', undefined],
  ] as const)('[R9] proxies nobody told of, %j: %s', async (seen, light, unchecked) => {
    gallery = await open();
    gallery.phones.says(seen ? { figures: { votes: {}, shed: {}, ...seen } } : {});
    await gallery.activate();
    expect([found('proxy').light, found('proxy').unchecked]).toEqual([light, unchecked]);
  });
});

it('[R10] a reason for going on with a red check stands in the log, and what is not checked needs none', async () => {
  await loaded();
  expect(gallery.view.preflight.some(({ unchecked }) => unchecked)).toBe(true);
  gallery.freeSpace = 1;
  await check();
  expect(refused(await gallery.ask('episode.ready', {}))).toBe('preflight-red');
  await gallery.ask('episode.ready', { reason: 'the second disk comes at seven' });
  expect((await gallery.stored()).at(-1)?.body).toEqual({ type: 'episode.readied', reason: 'the second disk comes at seven' });
  expect(logLines(gallery.view)[0]).toBe('Ready in spite of red checks: the second disk comes at seven');
});

it('[R10] nothing but what is not checked keeps nobody from air', async () => {
  await loaded();
  const red = gallery.view.preflight.filter(({ light }) => light === 'bad' || light === 'unknown');
  expect(red).toEqual([]);
  expect((await gallery.ask('episode.ready', {})).ok).toBe(true);
});

it('[R9] every check and remedy has its words in Chinese', async () => {
  const untold: string[] = [];
  const read = () => {
    for (const row of gallery.view.preflight) {
      const { what, remedy } = checkWords(row, 'zh');
      if (!/[㐀-鿿]/.test(what)) untold.push(`${row.id}: ${what}`);
      // What OBS, the disk and the door say of themselves stays as they said it.
      if (row.remedy !== '' && row.id !== 'clock' && !/[㐀-鿿]/.test(remedy)) untold.push(`${row.id}: ${remedy}`);
    }
  };
  await loaded();
  read();
  Object.assign(gallery.desk, { kind: 'rehearsal' });
  gallery.beforeAir = { ...gallery.beforeAir, keysLast: false, shops: [{ id: 'shop', delivered: 0, forged: 2 }] };
  gallery.freeSpace = 1;
  gallery.screens = [page({ paintedAt: 0 })];
  await check();
  read();
  await gallery.close();
  gallery = await open({ ...aPlan(), shops: {}, hardOut: 0 });
  await gallery.activate();
  read();
  expect(untold).toEqual([]);
});
