/** The command people type before the evening. */
import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { demo, demoEpisode, demoText, openFolder } from './on-disk.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
type Answer = { readonly code: number; readonly out: string; readonly err: string };
const showCheck = (...args: string[]): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'server/cli/show-check.ts', ...args],
      { cwd: root, timeout: 60_000 },
      (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      },
    );
  });

describe('show:check', () => {
  it('says of a good episode how long it is and when it lands', async () => {
    const { code, out } = await showCheck(demoEpisode);
    expect(code).toBe(0);
    expect(out).toContain('52 segments and 2 on the bench, 1:59:30, 8 guests, 8 polls, 8 products;');
    expect(out).toContain('lands at 21:59:30, 30 s under.');
  });

  it('says of a good series what it has', async () => {
    const { code, out } = await showCheck(`${demo}series.yaml`);
    expect(code).toBe(0);
    expect(out).not.toContain('Warning');
    expect(out).toContain('13 scenes, 13 shots, 5 inputs, 4 paths, 4 stations, 2 shops, 11 episodes in Asia/Shanghai.');
  });

  it('[F37] warns of an address of a station’s that nothing will be posted to, and says what else to write', async () => {
    const folder = await openFolder();
    await cp(demo, folder.path, { recursive: true });
    const posted = '    webhooks: ["http://hooks.river-tv.example/a-secret", "https://10.0.0.7/in", "https://hooks.river-tv.example/in"]\n';
    const series = await folder.write(
      'series.yaml',
      await demoText('series.yaml', '    path: satellite\n', `    path: satellite\n${posted}`),
    );
    const { code, out } = await showCheck(series);
    await folder.remove();
    expect(code, 'the show can go on air without').toBe(0);
    const warnings = out.split('\n').filter((line) => line.startsWith('Warning: '));
    expect(warnings).toEqual([
      expect.stringMatching(
        /^Warning: station river-tv will get no posts at hooks\.river-tv\.example\. Only https addresses are posted to\. Write/,
      ),
      expect.stringMatching(
        /^Warning: station river-tv will get no posts at 10\.0\.0\.7\. 10\.0\.0\.7 is not on the public internet\. Write/,
      ),
    ]);
    expect(out).not.toContain('a-secret');
  });

  it('tells every problem of a broken one with file, line, field and what to write, and fails', async () => {
    const { code, out } = await showCheck('tests/show-files/broken/series.yaml');
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toBe(
      'tests/show-files/broken/series.yaml:6 currency — "yuan" cannot be used here. Write a currency of three capitals such as CNY.',
    );
    expect(out.trim().split('\n').at(-1)).toBe('6 problems.');
  });

  it('says how it is used when it is not given one file', async () => {
    const { code, err } = await showCheck();
    expect(code).toBe(2);
    expect(err).toContain('Usage: npm run show:check <file>');
  });
});
