/** New passes at the door: what they prove lasts, what they cost, and how many there are. */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPassBook } from '../../server/audience/pass-book.ts';
import { packStandings, unpackStandings } from '../../server/audience/pass-standings.ts';
import { openPhonesDisk } from '../../server/audience/phones-disk.ts';
import { openClock } from '../../server/clock.ts';
import type { Anomaly, Issuance } from '../../server/contract/audience.ts';
import type { PhoneChallenge, PhoneWork } from '../../server/contract/phone.ts';
import { episodeOf, rulesOf } from '../fakes/late-paths.ts';
import { type HandDoor, openHandDoor } from './hand-door.ts';
import { makeDataDir, removeDataDir } from './phones-process.ts';
import { quietLog } from './quiet-log.ts';
import { connectViewer } from './viewer-client.ts';

const satellite = { id: 'satellite', delay: 0 };
const pictures = [{ id: 'program', paths: ['satellite'] }];
const crowdedPlace = { 'X-Forwarded-For': '203.0.113.7' };

const solved = async (challenge: PhoneChallenge | undefined): Promise<PhoneWork> => {
  const solution = challenge && (await solveChallenge({ challenge: structuredClone(challenge), deriveKey }));
  if (!solution) throw new Error('There was nothing to solve.');
  return { challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } };
};

describe('a crowd of new passes from one place', () => {
  const crowd = 3;
  let door: HandDoor;
  beforeEach(async () => {
    door = await openHandDoor({ crowd, proxies: 1 });
    await door.show(episodeOf([satellite], pictures));
    await door.viewer();
  });
  afterEach(() => door.close());

  const come = (hello = {}) => door.soon(connectViewer(door.port, hello, crowdedPlace));
  const fill = async (): Promise<void> => {
    for (let pass = 0; pass < crowd; pass += 1) expect((await come()).welcome.pass).not.toBeNull();
  };
  const post = (query = '', headers: Record<string, string> = {}) =>
    door.soon(fetch(`http://127.0.0.1:${door.port}/pass${query}`, { method: 'POST', headers: { ...crowdedPlace, ...headers } }));

  it('[V27] makes the next one there work for theirs, and nobody elsewhere', async () => {
    await fill();
    const late = await come({ path: 'satellite', code: door.code('program') });
    expect(late.welcome.pass).toBeNull();
    late.socket.send(JSON.stringify({ type: 'hello', challenge: await solved(late.welcome.challenge) }));
    const served = await door.soon(late.hears((message) => message.type === 'welcome' && message.pass !== null));
    expect(served).toMatchObject({ path: 'satellite', proof: { tier: 'air', picture: 'program' } });
    expect((await door.viewer()).welcome.pass).not.toBeNull();
  });

  it('asks whoever has no socket in the same way, and takes no work twice', async () => {
    await fill();
    const asked = await post();
    expect(asked.status).toBe(428);
    const { challenge } = (await asked.json()) as { challenge: PhoneChallenge };
    const work = Buffer.from(JSON.stringify(await solved(challenge))).toString('base64url');
    const given = await post(`?p=program&c=${door.code('program')}`, { 'X-Work': work });
    expect(given.status).toBe(201);
    expect(await given.json()).toMatchObject({ path: 'satellite', tier: 'air', activationId: 'act-1' });
    expect((await post('', { 'X-Work': work })).status).toBe(428);
    expect((await post('', { 'X-Work': 'no work' })).status).toBe(428);
  });

  it('[V28] asks nobody in the last moments of a vote: the pass counts as open, whatever was shown, and is counted apart', async () => {
    const opensAt = door.now() + 1000;
    await door.soon(door.link.open(rulesOf(opensAt, 30_000, [satellite], { pictures })));
    await fill();
    const asked = await come();
    expect(asked.welcome.challenge).toBeDefined();
    await door.soon(asked.close());
    await door.until(opensAt + 20_000);
    const issued = new Promise<Issuance>((resolve) => {
      door.link.onIssuance((issuance) => {
        if ((issuance.unchallenged ?? 0) > 0) resolve(issuance);
      });
    });
    const hurried = await come({ path: 'program', code: door.code('program') });
    expect(hurried.welcome).toMatchObject({ pass: expect.any(String), proof: { tier: 'open' } });
    expect(await door.soon(issued)).toMatchObject({ unchallenged: 1, refused: 0, passes: crowd + 2 });
  });

  it('[V30] is said to the show server when it goes on and on, and its votes are counted all the same', async () => {
    const told: Anomaly[] = [];
    door.link.onAnomaly((anomaly) => void told.push(anomaly));
    const opensAt = door.now() + 200;
    await door.soon(door.link.open(rulesOf(opensAt, 60_000, [satellite], { pictures })));
    await door.until(opensAt + 3000);
    const number = (await come()).welcome.polls[0]?.number ?? 0;
    // From nowhere in particular: newcomers of the crowded place would work for theirs.
    const newPass = async () =>
      ((await (await fetch(`http://127.0.0.1:${door.port}/pass`, { method: 'POST' })).json()) as { pass: string }).pass;
    const passes = await door.soon(Promise.all(Array.from({ length: 80 }, newPass)));
    const vote = async (pass: string, sequence: number): Promise<number> => {
      const headers = { ...crowdedPlace, 'X-Pass': pass, 'X-Sequence': String(sequence) };
      return (await fetch(`http://127.0.0.1:${door.port}/v/${number}/${sequence % 2 ? 'yea' : 'nay'}`, { method: 'POST', headers })).status;
    };
    const voted = { from: door.now(), to: 0 };
    for (let sequence = 0; sequence < 8; sequence += 1) {
      const statuses = await door.soon(Promise.all(passes.map((pass) => vote(pass, sequence))));
      expect(statuses.every((status) => status === 200)).toBe(true);
    }
    voted.to = door.now();
    await door.until(door.now() + 2000);
    await door.soon(expect.poll(() => told.map((one) => one.kind)).toContain('one-place'));
    const anomaly = told.find((one) => one.kind === 'one-place');
    expect(anomaly).toMatchObject({ activationId: 'act-1', pollId: 'apples', votes: expect.any(Number) });
    expect(anomaly?.votes).toBeGreaterThanOrEqual(300);
    expect(anomaly?.span?.from).toBeLessThanOrEqual(voted.from);
    expect(anomaly?.span?.to).toBeGreaterThanOrEqual(voted.from);
    await door.until(opensAt + 65_000);
    await door.soon(door.link.finalCount('apples'));
    // In the end as it then is, every vote of it within its span.
    const last = told.findLast((one) => one.kind === 'one-place');
    expect(last?.votes).toBe(640);
    expect(last?.span?.from).toBeLessThanOrEqual(voted.from);
    expect(last?.span?.to).toBeGreaterThanOrEqual(voted.to - 1000);
    expect((last?.span?.to ?? 0) - (last?.span?.from ?? 0)).toBeLessThan(voted.to - voted.from + 2000);
    expect(JSON.stringify(told)).not.toContain('203.0.113');
  });

  it('[V31] says who has proved what among the passes handed out, at most once a second, and writes it into the log', async () => {
    const told: Issuance[] = [];
    door.link.onIssuance((issuance) => void told.push(issuance));
    await door.viewer({ path: 'program', code: door.code('program') });
    await door.viewer({ path: 'satellite' });
    const from = door.now();
    await door.until(from + 5000);
    await door.soon(expect.poll(() => told.at(-1)?.passes).toBe(3));
    const last = told.at(-1);
    expect(last).toMatchObject({ perTier: { open: 2, air: 1, account: 0 }, perPath: { satellite: 2, unknown: 1 }, cap: 100_000 });
    expect(told.length).toBeLessThanOrEqual(4);
  });
});

describe('what passes have proved', () => {
  it('is packed in six bytes a pass, and a file of an older Cuecart is read', () => {
    const rows = [
      { index: 0, path: 3, tier: 1 as const },
      { index: 70_000, path: 255, tier: 2 as const },
    ];
    const read: object[] = [];
    const packed = packStandings(rows);
    expect(packed).toHaveLength(13);
    unpackStandings(packed, (index, standing) => void read.push({ index, ...standing }));
    expect(read).toEqual(rows);
    const older: object[] = [];
    unpackStandings(Uint8Array.from([0, 0, 0, 9, 4, 0, 1, 0, 0, 5]), (index, standing) => void older.push({ index, ...standing }));
    expect(older).toEqual([
      { index: 9, path: 4, tier: 0 },
      { index: 65_536, path: 5, tier: 0 },
    ]);
    expect(() => unpackStandings(packed.subarray(0, 12), () => undefined)).toThrow(/damaged/);
  });

  it('outlives a restart, and is counted again', async () => {
    const dataDir = makeDataDir();
    const clock = openClock();
    const disk = await openPhonesDisk(dataDir, clock);
    const open = () =>
      openPassBook({
        activationId: 'act-1',
        secret: 'a secret',
        cap: 100_000,
        disk,
        clock,
        log: quietLog,
        holder: 'test',
        onBound: () => undefined,
        isWithin: () => false,
      });
    const first = await open();
    const seat = first.issue({ path: 2, tier: 1 });
    expect(first.issued()).toBe(1);
    const passes = packStandings([{ index: seat?.index ?? -1, path: 2, tier: 1 }]);
    await disk.ask('commit', [], [{ activation: 'act-1', at: clock.now(), passes }]);
    await disk.ask('lease', 'act-1', 'station 1 south', 'account', clock.now());
    const again = await open();
    expect(again.read(seat?.pass ?? '')).toBe(seat?.index);
    expect([again.pathOf(0), again.tierOf(0)]).toEqual([2, 1]);
    expect(again.bound()).toEqual([{ path: 2, tier: 1, passes: 1 }]);
    // It ended without a word: up to its mark there may be more.
    expect(again.issued()).toBe(200);
    expect(again.bind(0, { path: 3, tier: 1 }, true)).toBe('taken');
    expect(again.bind(0, { path: 2, tier: 1 }, false)).toBe('same');
    expect(again.bind(5, { path: 3, tier: 0 }, true)).toBe('bound');
    expect(again.bind(5, { path: 4, tier: 0 }, true)).toBe('taken');
    expect(again.bind(5, { path: 4, tier: 1 }, false)).toBe('armed');
    expect(again.bind(5, { path: 4, tier: 1 }, true)).toBe('bound');
    await disk.close();
    removeDataDir(dataDir);
  });
});
