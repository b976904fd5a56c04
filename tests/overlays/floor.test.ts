/** The build itself, with something planted in a page that the oldest browser of a station does not know. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import overlays from '../../vite.config.overlays.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecart-floor-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** One page with this script and this style, built as the overlay pages are. @returns all that was built, as one text */
const built = async ({ script = '', style = '' }: { script?: string; style?: string }): Promise<string> => {
  const page = '<!doctype html><link rel="stylesheet" href="./page.css"><script type="module" src="./page.ts"></script>';
  for (const [name, text] of Object.entries({ 'index.html': page, 'page.css': style, 'page.ts': script }))
    await writeFile(join(folder, name), text);
  const made = await build({
    ...overlays,
    configFile: false,
    root: folder,
    logLevel: 'silent',
    build: { ...overlays.build, write: false, rolldownOptions: { input: join(folder, 'index.html') } },
  });
  const { output } = [made].flat()[0] as { output: readonly ({ code: string } | { source: string | Uint8Array })[] };
  return output.map((one) => ('code' in one ? one.code : String(one.source))).join('\n');
};

describe('the build of the overlay pages', () => {
  it.each([
    [':has()', 'a:has(b) { color: red; }'],
    ['@container', '@container (min-width: 10px) { a { color: red; } }'],
    ['dvh', 'a { height: 100dvh; }'],
    ['translate', 'a { translate: 2px 2px; }'],
    ['subgrid', 'a { grid-template-rows: subgrid; }'],
  ])('refuses a style with %s, in a file of its own and inside a script', async (_, style) => {
    await expect(built({ style })).rejects.toThrow('overlays must run in Chromium 103');
    await expect(built({ script: `document.body.title = ${JSON.stringify(style)};` })).rejects.toThrow('Chromium 103');
  });

  it.each([
    ['toSorted', 'document.title = [3, 1].toSorted().join();'],
    ['withResolvers', 'document.title = String(Promise.withResolvers());'],
    ['checkVisibility', 'document.title = String(document.body.checkVisibility());'],
    ['isSubsetOf', 'document.title = String(new Set([1]).isSubsetOf(new Set([2])));'],
  ])('refuses a script with %s', async (_, script) => {
    await expect(built({ script })).rejects.toThrow('overlays must run in Chromium 103');
  });

  it('writes what is younger and can be written otherwise in the older way, and lets the rest pass', async () => {
    const made = await built({
      style: '.a { color: red; & .b { color: blue; } } @media (width >= 600px) { .a { inset: 0; } }',
      script: 'class Kept { static { document.title = "kept"; } } document.body.append(String(new Kept()));',
    });
    expect(made).toMatch(/\.a \.b ?\{/);
    expect(made).toContain('min-width');
    expect(made).toContain('kept');
  });
});
