/** The phones' process says when it listens, refuses with one sentence what it cannot do, and ends cleanly. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPhonesConfig } from '../../server/audience/phones-config.ts';
import { makeDataDir, removeDataDir, spawnPhones, startPhones } from './phones-process.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = makeDataDir();
});
afterEach(() => removeDataDir(dataDir));

const refusal = async (env: Record<string, string>): Promise<string> => {
  const { child, log } = spawnPhones({ CUECART_DATA_DIR: dataDir, ...env });
  const [code] = await once(child, 'exit');
  expect(code).toBe(78);
  return log().trim();
};

describe('the phones’ process refuses to start', () => {
  it('on a port in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);
    expect(await refusal({ CUECART_PHONES_PORT: port })).toBe(
      `Port ${port} is in use. Stop what uses it, or set CUECART_PHONES_PORT to another port.`,
    );
    taken.close();
  });

  it('[A3] on a data folder of a newer version, and leaves it as it is', async () => {
    const db = new Database(path.join(dataDir, 'phones.sqlite'));
    db.pragma('user_version = 99');
    db.close();
    expect(await refusal({})).toMatch(/newer Cuecart.*CUECART_DATA_DIR/);
    const after = new Database(path.join(dataDir, 'phones.sqlite'));
    expect(after.pragma('user_version', { simple: true })).toBe(99);
    expect(after.pragma('journal_mode', { simple: true })).toBe('delete');
    after.close();
  });

  it('on a bad setting', async () => {
    expect(await refusal({ CUECART_PHONES_PORT: 'eighty' })).toBe('CUECART_PHONES_PORT must be a whole number from 0 to 65535.');
  });

  it('on a data folder that is a file', async () => {
    const file = path.join(dataDir, 'data');
    writeFileSync(file, '');
    expect(await refusal({ CUECART_DATA_DIR: file })).toContain('CUECART_DATA_DIR');
  });

  it('[V2] on a data folder that another door uses', async () => {
    const first = await startPhones(dataDir);
    expect(await refusal({})).toMatch(/Another phones’ door/);
    expect(await first.stop()).toBe(0);
    const second = await startPhones(dataDir);
    expect(await second.stop()).toBe(0);
  });
});

describe('the phones’ process ends', () => {
  it('when the process that started it lets go of it', async () => {
    const child = fork(path.resolve(import.meta.dirname, '../../server/phones.ts'), {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, CUECART_DATA_DIR: dataDir, CUECART_PHONES_PORT: '0' },
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    });
    if (!child.stdout) throw new Error('no output');
    const [line] = await once(child.stdout, 'data');
    expect(JSON.parse(String(line))).toEqual({ ready: 'phones', port: expect.any(Number) });
    const exit = once(child, 'exit');
    child.disconnect();
    expect((await exit)[0]).toBe(0);
  });
});

describe('its settings', () => {
  it('have defaults that listen to this machine only', () => {
    expect(readPhonesConfig({})).toMatchObject({ ok: true, config: { host: '127.0.0.1', port: 4401, dataDir: path.resolve('data') } });
  });

  it('are refused by name, all at once', () => {
    const crowds = { CUECART_PHONES_CROWD: 'many', CUECART_TRUST_PROXY: 'true' };
    const read = readPhonesConfig({ CUECART_PHONES_PORT: '70000', CUECART_HOST: 'a b', CUECART_PHONES_PASSES: '0', ...crowds });
    expect(read.ok).toBe(false);
    for (const name of ['CUECART_PHONES_PORT', 'CUECART_HOST', 'CUECART_PHONES_PASSES', ...Object.keys(crowds)])
      expect(read.ok ? '' : read.message).toContain(name);
    expect(read.ok ? '' : read.message).toContain('how many proxies of your own stand in front');
  });
});
