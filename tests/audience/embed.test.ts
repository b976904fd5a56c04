/** A station's embedded overlay at the door: what it hears and when, and who may frame its page. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhoneMessage, PhonePoll } from '../../server/contract/phone.ts';
import type { ToldEmbed, ToldEpisode } from '../../server/contract/station-embed.ts';
import { episodeOf, rulesOf } from '../fakes/late-paths.ts';
import { type HandDoor, openHandDoor } from './hand-door.ts';
import { type OpenedDoor, openTestDoor } from './opened-door.ts';
import { connectViewer, type Viewer } from './viewer-client.ts';

const satellite = { id: 'satellite', delay: 0 };
const web = { id: 'web', delay: 18_000 };
const paths = [satellite, web];
const product = { name: 'Apples', price: 'CNY 49.90', link: 'https://shop.example/apples' };
const orchard: ToldEmbed = {
  station: 'orchard',
  language: 'en',
  path: 'web',
  origins: ['https://tv.example'],
  may: ['vote', 'result', 'correction', 'product'],
  away: [],
};
const episodeWith = (embed: Partial<ToldEmbed> = {}, more: Partial<ToldEpisode> = {}): ToldEpisode => ({
  ...episodeOf(paths, []),
  ...more,
  embeds: [{ ...orchard, ...embed }],
});

describe('an overlay on a path that is 18 seconds late', () => {
  let door: HandDoor;
  let opensAt: number;
  beforeEach(async () => {
    door = await openHandDoor();
    opensAt = door.now() + 5000;
  });
  afterEach(() => door.close());

  type Has = { readonly product: unknown; readonly polls: readonly PhonePoll[]; readonly isOff: boolean };
  /** What it has now: its welcome, or what replaced it. */
  const has = (viewer: Viewer): Has => {
    const newest = viewer.heard.findLast((one): one is Extract<PhoneMessage, { type: 'welcome' | 'whole' }> =>
      ['welcome', 'whole'].includes(one.type),
    );
    return { product: newest?.episode?.product, polls: newest?.polls ?? [], isOff: newest?.episode === null };
  };
  const isAt = async (viewer: Viewer, at: number): Promise<Has> => {
    await door.until(at);
    return has(viewer);
  };
  const open = (more: Parameters<typeof rulesOf>[3] = {}) =>
    door.soon(door.link.open(rulesOf(opensAt, 30_000, paths, { pictures: [], ...more })));
  const come = () => door.viewer({ embed: 'orchard' });

  it('[F43] has the vote when its own picture has it, votes on its own path, and is told when that is over', async () => {
    await door.show(episodeWith());
    const viewer = await come();
    expect(viewer.welcome).toMatchObject({ path: 'web', polls: [] });
    await open();
    expect((await isAt(viewer, opensAt + 17_400)).polls).toEqual([]);
    const { polls } = await isAt(viewer, opensAt + 17_600);
    expect(polls).toMatchObject([{ pollId: 'apples', opensAt: opensAt + 17_500, endsAt: opensAt + 48_000 }]);
    expect((await door.soon(viewer.vote(polls[0]?.number ?? 0, 'yea', 0))).code).toBe('counted');
    await door.until(opensAt + 52_000);
    expect(await door.soon(door.link.finalCount('apples'))).toMatchObject({ perPath: { web: { yea: 1, nay: 0 } } });
    const revealedAt = door.now();
    await door.soon(door.link.outcome({ pollId: 'apples', decision: 'yea', yea: 1, nay: 0, revealedAt }));
    expect((await isAt(viewer, revealedAt + 17_900)).polls[0]?.outcome).toBeUndefined();
    expect((await isAt(viewer, revealedAt + 18_100)).polls[0]?.outcome).toMatchObject({ decision: 'yea', yea: 1 });
    expect((await isAt(viewer, revealedAt + 18_000 + 76_000)).polls).toEqual([]);
  });

  it('[F44, F16] has a result after its hours, when nothing is sold on it any more, and none from its own hard out on', async () => {
    await door.show(episodeWith());
    const viewer = await come();
    await open();
    await door.until(opensAt + 52_000);
    await door.soon(door.link.finalCount('apples'));
    await door.show(episodeWith({ may: ['vote', 'result', 'correction'] }, { product, productId: 'apples' }));
    const revealedAt = door.now();
    await door.soon(door.link.outcome({ pollId: 'apples', decision: 'yea', yea: 1, nay: 0, revealedAt }));
    const seen = await isAt(viewer, revealedAt + 18_100);
    expect(seen.polls[0]?.outcome).toMatchObject({ decision: 'yea' });
    expect(seen.product ?? null).toBeNull();
    await door.show(episodeWith({ may: [] }));
    expect((await isAt(viewer, revealedAt + 18_600)).polls).toEqual([]);
  });

  it('[F43] of a vote with a live bar it has no count, and never more time than the door takes its votes', async () => {
    await door.show(episodeWith());
    const viewer = await come();
    await open({ split: 'shown' });
    const { polls } = await isAt(viewer, opensAt + 17_600);
    expect(polls).toMatchObject([{ opensAt: opensAt + 17_500, endsAt: opensAt + 30_000 }]);
    expect((await door.soon(viewer.vote(polls[0]?.number ?? 0, 'nay', 0))).code).toBe('counted');
    await door.until(opensAt + 25_000);
    expect(viewer.heard.filter(({ type }) => !['welcome', 'whole', 'time'].includes(type))).toEqual([]);
    expect(JSON.stringify(viewer.heard)).not.toContain('"count"');
  });

  it('[F43] has what is sold as late as its picture, also when it comes in between, and as late loses it', async () => {
    await door.show(episodeWith());
    const first = await come();
    const began = door.now();
    await door.show(episodeWith({}, { product }));
    expect((await isAt(first, began + 17_000)).product).toBeUndefined();
    expect((await come()).welcome.episode?.product).toBeUndefined();
    expect((await isAt(first, began + 19_000)).product).toEqual(product);
    const ended = door.now();
    await door.show(episodeWith());
    expect((await isAt(first, ended + 17_000)).product).toEqual(product);
    expect((await isAt(first, ended + 19_000)).product).toBeUndefined();
  });

  it('[F44] is sent nothing that its station excludes, and nothing of other paths and stations', async () => {
    const others = { ...orchard, station: 'river', path: 'satellite', origins: ['https://river.example'] };
    await door.show({ ...episodeWith({ may: ['result'] }, { product }), embeds: [{ ...orchard, may: ['result'] }, others] });
    const viewer = await come();
    await open();
    await door.until(opensAt + 40_000);
    const told = JSON.stringify(viewer.heard);
    for (const word of ['Apples', 'shop.example', 'satellite', 'river', 'tv.example']) expect(told).not.toContain(word);
    const phone = await door.viewer({ path: 'web' });
    expect(JSON.stringify(phone.heard)).toContain('Apples?');
    expect(JSON.stringify(phone.heard)).not.toMatch(/orchard|tv\.example|embeds/);
  });

  it('[F44, F15] is sent no vote and no product of a category that its station must not have', async () => {
    const withheld = { polls: [rulesOf(opensAt, 30_000, paths).pollId], products: ['apples'] };
    await door.show(episodeWith({ withheld }, { product, productId: 'apples' }));
    const viewer = await come();
    await open();
    await door.until(opensAt + 60_000);
    for (const word of ['Apples', 'shop.example']) expect(JSON.stringify(viewer.heard)).not.toContain(word);
    await door.show(episodeWith({ withheld }, { product: { ...product, name: 'Eggs' }, productId: 'eggs' }));
    expect((await isAt(viewer, door.now() + 20_000)).product).toMatchObject({ name: 'Eggs' });
    expect(JSON.stringify((await door.viewer({ path: 'web' })).heard)).not.toMatch(/productId|withheld/);
  });

  it('[F44] is emptied at once when its station is muted, is away in the station’s own break, and comes back by itself', async () => {
    await door.show(episodeWith({}, { product }));
    const viewer = await come();
    await open({});
    expect((await isAt(viewer, opensAt + 20_000)).polls).toHaveLength(1);
    await door.show(episodeWith({ may: [] }, { product }));
    expect((await isAt(viewer, door.now() + 1000)).isOff).toBe(true);
    const leavesAt = door.now() + 5000;
    await door.show(episodeWith({ away: [{ leavesAt, rejoinsAt: leavesAt + 10_000 }] }, { product }));
    expect((await isAt(viewer, leavesAt - 1000)).polls).toHaveLength(1);
    expect((await isAt(viewer, leavesAt + 1000)).isOff).toBe(true);
    expect((await isAt(viewer, leavesAt + 11_000)).isOff).toBe(false);
  });

  it('[F44] of a station that there is not it has nothing', async () => {
    await door.show(episodeWith({}, { product }));
    const viewer = await door.viewer({ embed: 'nobody' });
    await open();
    await door.until(opensAt + 20_000);
    expect(has(viewer)).toEqual({ product: undefined, polls: [], isOff: true });
  });
});

describe('the page of an overlay', () => {
  let opened: OpenedDoor;
  let built: string;
  beforeEach(async () => {
    built = mkdtempSync(path.join(os.tmpdir(), 'cuecart-embed-'));
    for (const page of ['phone', 'embed']) {
      mkdirSync(path.join(built, page, 'assets'), { recursive: true });
      const head = page === 'embed' ? '<meta name="cuecart-embed" content="" />' : '';
      writeFileSync(path.join(built, page, 'index.html'), `<!doctype html><title>${page}</title>${head}`);
      writeFileSync(path.join(built, page, 'assets', `${page}.js`), 'export {};');
    }
    opened = await openTestDoor({ pageDir: path.join(built, 'phone') });
    const none = { ...orchard, station: 'river', origins: [] };
    const odd = { ...orchard, station: 'a"><b', origins: ['https://tv.example', 'https://m.tv.example:8443'] };
    opened.link.show({ ...episodeWith(), embeds: [orchard, none, odd] });
    await expect.poll(async () => (await fetch(`${opened.url}/embed/orchard`)).status).toBe(200);
  });
  afterEach(async () => {
    await opened.close();
    rmSync(built, { recursive: true, force: true });
  });
  const framing = async (where: string) => {
    const answer = await fetch(opened.url + where);
    const policy = answer.headers.get('content-security-policy') ?? '';
    return [answer.status, /frame-ancestors ([^;]*)/.exec(policy)?.[1], answer.headers.get('x-frame-options')];
  };

  it('[F45] may be framed by its station’s own origins, and nothing else at the door by anybody', async () => {
    expect(await framing('/embed/orchard')).toEqual([200, 'https://tv.example', null]);
    expect(await framing(`/embed/${encodeURIComponent('a"><b')}`)).toEqual([200, 'https://tv.example https://m.tv.example:8443', null]);
    for (const where of ['/embed/river', '/', '/state', '/embed/assets/embed.js', '/assets/phone.js']) {
      expect([where, ...(await framing(where))]).toEqual([where, 200, "'none'", 'DENY']);
    }
    for (const where of [
      '/embed/nobody',
      '/embed/',
      '/embed/%E0%A4%A',
      '/embed/assets/phone.js',
      '/embed/orchard/more',
      '/log/x/proof/1.1',
    ]) {
      expect([where, ...(await framing(where))]).toEqual([where, 404, "'none'", 'DENY']);
    }
  });

  it('[F45] knows its station before it has a line, and nothing in a name becomes part of the page', async () => {
    const settings = async (station: string) => {
      const html = await (await fetch(`${opened.url}/embed/${encodeURIComponent(station)}`)).text();
      return /<meta name="cuecart-embed" content="([^"]*)" \/>$/.exec(html)?.[1]?.replaceAll('&quot;', '"').replaceAll('&lt;', '<');
    };
    expect(JSON.parse((await settings('orchard')) ?? '')).toEqual({
      ...{ station: 'orchard', origins: ['https://tv.example'], language: 'en', delay: 18_000 },
    });
    expect(JSON.parse((await settings('a"><b')) ?? '')).toMatchObject({ station: 'a"><b' });
  });

  it('[F43] after a start of the door what was sold comes back late by the path, never early', async () => {
    const nearby = { ...orchard, station: 'nearby', path: 'satellite' };
    opened.link.show({ ...episodeWith({}, { product }), embeds: [orchard, nearby] });
    await expect.poll(() => framing('/embed/nearby')).toEqual([200, 'https://tv.example', null]);
    await opened.restart();
    const [late, near] = await Promise.all(['orchard', 'nearby'].map((embed) => connectViewer(opened.door.port, { embed })));
    expect([late?.welcome.episode?.activationId, late?.welcome.episode?.product]).toEqual(['act-1', undefined]);
    expect(near?.welcome.episode?.product).toEqual(product);
    await Promise.all([late?.close(), near?.close()]);
  });
});
