/** The list of button boxes, as the director writes it and the server reads it. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { deviceFile, makeDevice, mostDevices, readDevices, revokeDevice } from '../../server/remote/device-file.ts';
import { knownDevices } from '../../server/remote/known-devices.ts';
import { handClock } from '../fakes/hand-clock.ts';

const house = path.resolve(import.meta.dirname, '../..');
const deck = { name: 'left deck', owner: 'Ann', role: 'director' } as const;
let dataDir: string;
let file: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'cuecart-devices-'));
  file = deviceFile(dataDir);
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('the list of boxes', () => {
  it('[M3] keeps no token, only what it hashes to, for its owner’s eyes', async () => {
    const token = await makeDevice(file, deck);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await readFile(file, 'utf8')).not.toContain(token);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readDevices(file)).toMatchObject([deck]);
  });

  it('has each name once, and no more boxes than a gallery has', async () => {
    await makeDevice(file, deck);
    await expect(makeDevice(file, deck)).rejects.toThrow('already');
    for (let n = 1; n < mostDevices; n += 1) await makeDevice(file, { ...deck, name: `deck ${n}` });
    await expect(makeDevice(file, { ...deck, name: 'one more' })).rejects.toThrow('Revoke one first');
    await revokeDevice(file, 'left deck');
    await expect(revokeDevice(file, 'left deck')).rejects.toThrow('no box');
    expect(await readDevices(file)).toHaveLength(mostDevices - 1);
  });

  it('has one writer at a time, and a file that is not ours is not written over', async () => {
    await writeFile(`${file}.new`, '');
    await expect(makeDevice(file, deck)).rejects.toThrow('another command is writing');
    await rm(`${file}.new`);
    await writeFile(file, '{"boxes":[{"name":"x"}]}');
    await expect(makeDevice(file, deck)).rejects.toThrow('not what Cuecart wrote');
    expect(await readFile(file, 'utf8')).toBe('{"boxes":[{"name":"x"}]}');
  });

  it('[M3] that cannot be read any more leaves the boxes known so far, and is told once', async () => {
    const token = await makeDevice(file, deck);
    const told: string[] = [];
    const clock = handClock(0);
    const known = await knownDevices(file, clock, { error: (_, text) => void told.push(text) });
    expect(await known.whose(token)).toMatchObject(deck);
    await writeFile(file, 'broken');
    for (let n = 0; n < 3; n += 1) {
      await clock.advance(1000);
      expect(await known.whose(token)).toMatchObject(deck);
      expect(told).toHaveLength(1);
    }
    expect(await known.whose(`${token}x`)).toBeUndefined();
    expect(await known.whose('y'.repeat(5000))).toBeUndefined();
  });

  it('[M3] is looked at when a box presses, and never while nobody does: one that was revoked is out a second later', async () => {
    const token = await makeDevice(file, deck);
    const clock = handClock(0);
    const known = await knownDevices(file, clock, { error: () => undefined });
    expect(await known.whose(token)).toMatchObject(deck);
    await revokeDevice(file, deck.name);
    await clock.advance(1000);
    expect(await known.whose(token)).toBeUndefined();
    const again = await makeDevice(file, deck);
    await clock.advance(1000);
    expect(await known.whose(again)).toMatchObject(deck);
  });

  it('[M3] is written from the command line: a token shown once, and gone when revoked', async () => {
    const run = promisify(execFile);
    const devices = async (...args: readonly string[]) =>
      (await run(process.execPath, ['--import', 'tsx', 'server/cli/devices.ts', ...args, '--data', dataDir], { cwd: house })).stdout;
    const made = await devices('make', '--name', 'left deck', '--for', 'Ann');
    expect(made).toMatch(/^[\w-]{43}\n/);
    expect(await devices('list')).toBe('left deck: Ann’s, as director\n');
    expect(await devices('revoke', '--name', 'left deck')).toContain('left deck is out');
    expect(await readDevices(file)).toEqual([]);
    await expect(devices('revoke', '--name', 'left deck')).rejects.toMatchObject({ code: 1 });
    await expect(devices('make', '--name', 'x', '--for', 'Ann', '--role', 'king')).rejects.toMatchObject({ code: 2 });
  });
});

describe('the settings of the machines', () => {
  const read = (env: Record<string, string>) => {
    const got = readConfig(env);
    return got.ok ? { osc: got.config.osc, tsl: got.config.tsl } : got.message;
  };

  it('are off unless they are set', () => {
    expect(read({})).toEqual({ osc: null, tsl: null });
    expect(read({ CUECART_OSC_PORT: '4402' })).toEqual({ osc: { host: '127.0.0.1', port: 4402 }, tsl: null });
    expect(read({ CUECART_TSL: '192.168.1.20:8900' })).toMatchObject({ tsl: { host: '192.168.1.20', port: 8900, version: '3.1' } });
    expect(read({ CUECART_TSL: '[fe80::1]:8900', CUECART_TSL_VERSION: '5' })).toMatchObject({ tsl: { host: 'fe80::1', version: '5' } });
  });

  it('that are wrong are refused with what to write', () => {
    for (const wrong of ['8900', 'host', 'host:0', 'host:70000', ':8900', 'a b:1'])
      expect(read({ CUECART_TSL: wrong })).toContain('CUECART_TSL');
    expect(read({ CUECART_OSC_PORT: 'x' })).toContain('CUECART_OSC_PORT');
    expect(read({ CUECART_TSL_VERSION: '4' })).toContain('3.1 or 5');
  });
});
