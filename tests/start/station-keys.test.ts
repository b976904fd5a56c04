/** The keyring of stations, on a disk. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeysUnusable, openKeys } from '../../server/keys.ts';
import { openStationKeys } from '../../server/station-keys.ts';

let folder = '';
let now = 1000;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuecart-keyring-'));
  now = 1000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = async () => {
  const keys = await openKeys(folder, () => undefined);
  return openStationKeys({ dataDir: folder, keys, now: () => now, isStation: (id) => id === 'harbour' });
};
const turn = (generation: number, oldUntil: number | null) => ({ generation, oldUntil, at: now, by: 'Mei', did: 'rotated' as const });

describe('the keys of a station', () => {
  it('[F18] are two while one is replaced, the old one until its time, and the same after a restart', async () => {
    const ring = await open();
    const first = ring.keyOf('harbour');
    expect(first, 'the key that was handed out before').toBe((await openKeys(folder, () => undefined)).keyOf('harbour'));
    await ring.turn('harbour', turn(1, 5000));
    const second = ring.keyOf('harbour');
    for (const known of [ring, await open()]) {
      expect([known.judge('harbour', first), known.judge('harbour', second)]).toEqual(['old', 'newest']);
      expect(known.nextEnd()).toBe(5000);
    }
    now = 5000;
    expect([ring.judge('harbour', first), ring.stateOf('harbour').oldUntil, ring.nextEnd()]).toEqual(['revoked', null, null]);
    expect(ring.judge('inland', second), 'another station’s').toBe('wrong');
    expect(ring.judge('harbour', 'forged')).toBe('wrong');
  });

  it('[F18] are on disk, for their owner only and without a key in the file, before a turn is answered', async () => {
    const ring = await open();
    const before = ring.keyOf('harbour');
    await Promise.all([ring.turn('harbour', turn(1, null)), ring.turn('inland', turn(1, null))]);
    const file = path.join(folder, 'station-keys.json');
    const text = readFileSync(file, 'utf8');
    expect(Object.keys(JSON.parse(text).stations)).toEqual(['harbour', 'inland']);
    expect(text).not.toContain(before);
    expect(text).not.toContain(ring.keyOf('harbour'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(['keys.json', 'station-keys.json']);
    expect((await open()).judge('harbour', before)).toBe('revoked');
  });

  it('[F18] stay as they were where the disk does not take a turn', async () => {
    const ring = await open();
    const before = ring.keyOf('harbour');
    mkdirSync(path.join(folder, 'station-keys.json'));
    await expect(ring.turn('harbour', turn(1, null))).rejects.toThrow();
    expect(ring.judge('harbour', before)).toBe('newest');
  });

  it('with a broken file are refused in one sentence: every revoked key would be good again', async () => {
    writeFileSync(path.join(folder, 'station-keys.json'), '{');
    await expect(open()).rejects.toThrow(KeysUnusable);
  });
});
