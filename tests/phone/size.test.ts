/** The first load of the phone page, as it is built: a bad network should not matter. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEmbedPage, buildPhonePage } from './build-page.ts';

const most = 30 * 1024;

describe.each([
  { name: 'the built phone page', build: buildPhonePage },
  { name: 'the built overlay for players', build: buildEmbedPage },
])('$name', ({ build }) => {
  let outDir: string;
  let files: string[];
  beforeAll(async () => {
    outDir = mkdtempSync(path.join(os.tmpdir(), 'cuecart-page-'));
    await build(outDir);
    files = readdirSync(outDir, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [],
    );
  });
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));

  it('is at most 30 kB compressed, everything it loads at once; the check of a vote and the work for a pass come only when asked for', () => {
    const html = readFileSync(path.join(outDir, 'index.html'), 'utf8');
    const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, name]) => path.join(outDir, name ?? ''));
    const atOnce = [path.join(outDir, 'index.html'), ...named];
    expect(named.map((file) => path.extname(file)).sort()).toEqual(['.css', '.js']);
    const [script] = named.filter((file) => file.endsWith('.js')).map((file) => readFileSync(file, 'utf8'));
    expect(script).not.toMatch(/\bimport\s*(?:[\w*{]|["'])/);
    expect(atOnce.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)).toBeLessThanOrEqual(most);
    const later = files.filter((file) => !atOnce.includes(file)).map((file) => path.basename(file).replace(/-[\w-]{8}\.\w+$/, ''));
    expect(later.sort()).toEqual(['proof-panel', 'solve-worker']);
  });

  it('loads nothing but its own files, and no zod', () => {
    const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(text).not.toMatch(/(?:src|href)=["'](?:https?:)?\/\//);
    expect(text).not.toContain('ZodError');
  });
});
