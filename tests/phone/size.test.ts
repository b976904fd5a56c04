/** The first load of the phone page, as it is built: a bad network should not matter. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPhonePage } from './build-page.ts';

const most = 30 * 1024;

describe('the built phone page', () => {
  let outDir: string;
  let files: string[];
  beforeAll(async () => {
    outDir = mkdtempSync(path.join(os.tmpdir(), 'cuecart-page-'));
    await buildPhonePage(outDir);
    files = readdirSync(outDir, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [],
    );
  });
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));

  it('is at most 30 kB compressed, everything it loads together', () => {
    const sizes = files.map((file) => gzipSync(readFileSync(file)).length);
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(most);
  });

  it('loads nothing but its own files, and no zod', () => {
    const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(text).not.toMatch(/(?:src|href)=["'](?:https?:)?\/\//);
    expect(text).not.toContain('ZodError');
  });
});
