/** `npm run rehearse`, as a person types it: a short evening, played by itself. */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planOf } from '../../server/cli/rehearse/episode-file.ts';

const root = path.resolve(import.meta.dirname, '../..');
const show = path.join(root, 'tests/end-to-end/show');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cuecart-rehearse-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** In a temporary folder of its own, so that what is left behind is seen. */
const rehearse = (...words: string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/rehearse.ts', ...words], {
    cwd: root,
    env: { ...process.env, TMPDIR: path.join(folder, 'tmp') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString();
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended, said: () => out };
};

/** What the rehearsal left behind; tsx keeps its own cache there. */
const leftBehind = async () => (await readdir(path.join(folder, 'tmp'))).filter((name) => name.startsWith('cuecart'));

describe('a rehearsal', () => {
  beforeEach(() => mkdir(path.join(folder, 'tmp')));

  it('plays an episode that lies anywhere, by itself, and finds nothing missing', { timeout: 120_000 }, async () => {
    await copyFile(path.join(show, 'series.yaml'), path.join(folder, 'series.yaml'));
    await mkdir(path.join(folder, 'episodes'));
    await mkdir(path.join(folder, 'drafts'));
    for (const place of ['episodes', 'drafts'])
      await copyFile(path.join(show, 'episodes/evening.yaml'), path.join(folder, place, 'evening.yaml'));
    const json = path.join(folder, 'happened.json');
    const asked = ['--episode', path.join(folder, 'drafts/evening.yaml'), '--compress', '2', '--viewers', '30', '--orders', '40'];
    const { code, out, err } = await rehearse(...asked, '--json', json).ended;
    const happened = JSON.parse(await readFile(json, 'utf8'));
    expect(happened).toEqual({
      ok: true,
      segments: { planned: 5, aired: 5 },
      cues: { due: 6, fired: 6 },
      votes: { sent: 30, acknowledged: 30, counted: 30 },
      orders: { sent: 40, acknowledged: 40, applied: 40 },
      money: { sentMinor: expect.any(Number), ledgerMinor: happened.money.sentMinor },
      stations: [{ id: 'neighbour', due: expect.any(Number), delivered: happened.stations[0].due }],
      scenes: { wanted: 5, seenOnProgram: 5 },
      problems: [],
    });
    expect(happened.money.sentMinor).toBeGreaterThan(40 * 4990);
    expect(happened.stations[0].due).toBeGreaterThan(5);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/Votes counted +30 +30 {2}ok/);
    expect(await leftBehind()).toEqual([]);
  });

  it('ends at once when it is interrupted, and leaves nothing behind', async () => {
    const { child, ended, said } = rehearse('--episode', path.join(show, 'episodes/evening.yaml'), '--viewers', '2', '--orders', '2');
    await expect.poll(said).toContain('segments');
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(await leftBehind()).toEqual([]);
  });

  it('says how it is asked, when it is asked wrongly', async () => {
    const { code, err } = await rehearse('--compress', '60').ended;
    expect(code).toBe(2);
    expect(err).toContain('Usage: npm run rehearse -- --episode <file>');
  });

  it('names every mistake of an episode that cannot be played', async () => {
    const file = path.join(root, 'tests/show-files/broken/episode.yaml');
    await expect(planOf(file)).rejects.toThrow(/cannot be played:\n {2}tests\/show-files\/broken\/.*\nCheck it with: npm run show:check/s);
    const { code, err } = await rehearse('--episode', file).ended;
    expect(code).toBe(1);
    expect(err).toContain('show:check');
  });
});
