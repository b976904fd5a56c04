/** Three ways of watching, each late by its own: everybody votes while their own picture asks, and nobody by claiming. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhonePoll } from '../../server/contract/phone.ts';
import { episodeOf, rulesOf } from '../fakes/late-paths.ts';
import { type HandDoor, openHandDoor } from './hand-door.ts';
import type { Viewer } from './viewer-client.ts';

const satellite = { id: 'satellite', delay: 0 };
const cable = { id: 'cable', delay: 8000 };
const site = { id: 'site', delay: 25_000 };
const paths = [satellite, cable, site];
const ownPictures = paths.map(({ id }) => ({ id: `picture of ${id}`, paths: [id] }));
const shared = [{ id: 'program', paths: paths.map(({ id }) => id) }];
const length = 30_000;

describe('three paths of 0, 8 and 25 seconds', () => {
  let door: HandDoor;
  let opensAt: number;
  let sequence = 0;
  beforeEach(async () => {
    door = await openHandDoor();
    opensAt = door.now() + 5000;
    sequence = 0;
  });
  afterEach(() => door.close());

  const pollOf = ({ welcome }: Viewer): PhonePoll => welcome.polls[0]!;
  const voteOf = async (viewer: Viewer): Promise<string> => {
    sequence += 1;
    return (await door.soon(viewer.vote(pollOf(viewer).number, sequence % 2 ? 'yea' : 'nay', sequence))).code;
  };
  const outcomesHeard = (viewer: Viewer): number =>
    viewer.heard.filter((message) => message.type === 'poll' && message.poll.outcome !== undefined).length;
  /** The code that the picture of this path carries when this late viewer sees it. */
  const codeOf = (path: string) => door.code(`picture of ${path}`, paths.find(({ id }) => id === path)?.delay);
  const proved = (path: string) => door.viewer({ path, code: codeOf(path) });
  const open = async (more: Parameters<typeof rulesOf>[3] = {}, pictures = ownPictures): Promise<void> => {
    await door.show(episodeOf(paths, pictures));
    await door.soon(door.link.open(rulesOf(opensAt, length, paths, { pictures, ...more })));
  };

  it('[V25] each phone has its own window and its own moment of the result, and no count is final before the last has closed', async () => {
    await open();
    const all = { satellite: await proved('satellite'), cable: await proved('cable'), site: await proved('site') };
    for (const { id, delay } of paths) {
      const { welcome } = all[id as keyof typeof all];
      expect(welcome).toMatchObject({ path: id, proof: { tier: 'air', picture: `picture of ${id}`, mayName: [id] } });
      expect(welcome.polls[0]).toMatchObject({
        opensAt: opensAt + delay - 500,
        endsAt: opensAt + length + delay,
        closesAt: opensAt + length + delay + 2000,
      });
    }
    const codes = async () => [await voteOf(all.satellite), await voteOf(all.cable), await voteOf(all.site)];
    let finalAt = 0;
    const final = door.link.finalCount('apples').then((count) => {
      finalAt = door.now();
      return count;
    });

    expect(await codes()).toEqual(['early', 'early', 'early']);
    await door.until(opensAt + 1000);
    expect(await codes()).toEqual(['counted', 'early', 'early']);
    await door.until(opensAt + 9000);
    expect(await codes()).toEqual(['counted', 'counted', 'early']);
    await door.until(opensAt + 26_000);
    expect(await codes()).toEqual(['counted', 'counted', 'counted']);
    await door.until(opensAt + length + 3000);
    expect(await codes()).toEqual(['closed', 'counted', 'counted']);
    await door.until(opensAt + length + 11_000);
    expect(await codes()).toEqual(['closed', 'closed', 'counted']);
    await door.until(opensAt + length + 26_500);
    expect(finalAt).toBe(0);
    await door.until(opensAt + length + 29_000);
    const count = await door.soon(final);
    expect(finalAt).toBeGreaterThan(opensAt + length + 27_000);
    expect(count).toMatchObject({ final: true, perTier: { open: { yea: 0, nay: 0 } } });
    expect(count.perTier.air.yea + count.perTier.air.nay).toBe(3);
    expect(Object.keys(count.perPath).sort()).toEqual(['cable', 'satellite', 'site']);
    expect(await codes()).toEqual(['closed', 'closed', 'closed']);

    const revealedAt = door.now();
    const { yea, nay } = count;
    await door.soon(door.link.outcome({ pollId: 'apples', decision: 'yea', yea, nay, revealedAt }));
    const heard = () => [outcomesHeard(all.satellite) > 0, outcomesHeard(all.cable) > 0, outcomesHeard(all.site) > 0];
    await door.until(revealedAt + 2000);
    expect(heard()).toEqual([true, false, false]);
    await door.until(revealedAt + 10_000);
    expect(heard()).toEqual([true, true, false]);
    await door.until(revealedAt + 27_000);
    expect(heard()).toEqual([true, true, true]);
  });

  const pollsHeard = ({ heard }: Viewer): number => heard.filter(({ type }) => type === 'poll').length;
  const reveal = async (): Promise<number> => {
    const revealedAt = door.now();
    await door.soon(door.link.outcome({ pollId: 'apples', decision: 'yea', yea: 2, nay: 1, revealedAt }));
    return revealedAt;
  };

  it('[V40] tells each phone of a result when its own picture has it, and nobody else at that moment', async () => {
    await open();
    await door.until(opensAt + length + 29_000);
    const all = [await proved('satellite'), await proved('cable'), await proved('site'), await door.viewer()];
    const revealedAt = await reveal();
    await door.until(revealedAt + 2000);
    const before = all.map(pollsHeard);
    await door.until(revealedAt + 27_000);
    expect(all.map(pollsHeard).map((count, place) => count - (before[place] ?? 0))).toEqual([0, 1, 1, 1]);
    expect(all.map(outcomesHeard)).toEqual([1, 1, 1, 1]);
  });

  it('[V40] follows a delay that is measured anew while a result is on its way', async () => {
    const voting = paths.slice(0, 2);
    await door.show(episodeOf(paths, ownPictures));
    await door.soon(door.link.open(rulesOf(opensAt, length, voting, { pictures: ownPictures.slice(0, 2) })));
    await door.until(opensAt + length + 12_000);
    const watching = await door.viewer({ path: 'site' });
    const revealedAt = await reveal();
    await door.until(revealedAt + 9000);
    await door.show(episodeOf([satellite, cable, { ...site, delay: 40_000 }], ownPictures));
    await door.until(revealedAt + 38_000);
    expect(outcomesHeard(watching)).toBe(0);
    await door.until(revealedAt + 42_000);
    expect(outcomesHeard(watching)).toBe(1);
  });

  it('[V24] a claimed path gains nothing while the bar is live: neither by its name, nor by another picture’s code, nor by an old one', async () => {
    const oldCode = door.code('picture of site');
    await door.until(opensAt + 130_000);
    opensAt = door.now() + 5000;
    await open({ split: 'shown' });
    const honest = await proved('site');
    const claimed = await door.viewer({ path: 'site' });
    const other = await door.viewer({ path: 'site', code: door.code('picture of satellite') });
    const old = await door.viewer({ path: 'site', code: oldCode });
    expect(other.welcome.proof).toMatchObject({ tier: 'open', picture: null, code: 'false' });
    expect(old.welcome.proof).toMatchObject({ tier: 'open', picture: null, code: 'expired' });
    for (const one of [claimed, other, old]) {
      expect(pollOf(one)).toMatchObject({ opensAt, endsAt: opensAt + length, closesAt: opensAt + length + 1500 });
    }
    expect(pollOf(honest)).toMatchObject({ endsAt: opensAt + length + 25_000 });
    await door.until(opensAt + length + 1000);
    for (const one of [claimed, other, old, honest]) expect(await voteOf(one)).toBe('counted');
    await door.until(opensAt + length + 3000);
    for (const one of [claimed, other, old]) expect(await voteOf(one)).toBe('closed');
    expect(await voteOf(honest)).toBe('counted');
  });

  it('[V23] viewers of burnt-in stations share the program’s code and do not lose by it: what they name only moves their countdown', async () => {
    await open({ split: 'shown' }, shared);
    const scan = (watching?: string) =>
      door.viewer({ path: 'program', code: door.code('program'), ...(watching === undefined ? {} : { watching }) });
    const unnamed = await scan();
    const late = await scan('site');
    expect(unnamed.welcome).toMatchObject({
      path: 'picture:program',
      proof: { picture: 'program', mayName: ['satellite', 'cable', 'site'] },
    });
    expect(late.welcome).toMatchObject({ path: 'site', proof: { tier: 'air', picture: 'program' } });
    expect(pollOf(unnamed)).toMatchObject({ opensAt: opensAt - 500, endsAt: opensAt + length + 25_000 });
    expect(pollOf(late)).toMatchObject({ opensAt: opensAt + 24_500, endsAt: opensAt + length + 25_000 });
    unnamed.socket.send(JSON.stringify({ type: 'hello', watching: 'satellite' }));
    const again = await door.soon(unnamed.hears((message) => message.type === 'welcome' && message.path === 'satellite'));
    expect(again).toMatchObject({ pass: unnamed.welcome.pass, polls: [{ endsAt: opensAt + length, closesAt: opensAt + length + 27_000 }] });
    await door.until(opensAt + length + 20_000);
    expect(await voteOf(unnamed)).toBe('counted');
    expect(await voteOf(late)).toBe('counted');
    await door.until(opensAt + length + 28_000);
    expect(await voteOf(late)).toBe('closed');
  });

  it('[V26] what a pass proves is bound once, and not while a poll is on', async () => {
    await open();
    const stranger = await door.viewer();
    expect(stranger.welcome.proof).toEqual({ tier: 'open', picture: null, mayName: ['satellite', 'cable', 'site'] });
    const come = (path: string) => door.viewer({ pass: stranger.welcome.pass ?? '', path, code: codeOf(path) });
    const early = await come('site');
    expect(early.welcome).toMatchObject({ pass: stranger.welcome.pass, proof: { tier: 'open', code: 'armed' } });
    const later = early.hears((message) => message.type === 'welcome' && message.proof?.tier === 'air');
    await door.until(opensAt + length + 29_000);
    await door.soon(door.link.finalCount('apples'));
    expect(await door.soon(later)).toMatchObject({ pass: stranger.welcome.pass, path: 'site' });
    const reloaded = await door.viewer({ pass: stranger.welcome.pass ?? '', path: 'site', code: '0000000000' });
    expect(reloaded.welcome.proof).toEqual({ tier: 'air', picture: 'picture of site', mayName: ['site'] });
    const moved = (await come('cable')).welcome;
    expect(moved).toMatchObject({ pass: stranger.welcome.pass, path: 'site', proof: { tier: 'air', code: 'bound' } });
  });
});
