/** What editors complete from says what the server checks by. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../server/show-files/json-schemas.ts';
import { demo } from './on-disk.ts';

const folder = fileURLToPath(new URL('../../shows/schema/', import.meta.url));

describe('the JSON Schemas in shows/schema', () => {
  it.each(Object.entries(jsonSchemas()))('%s is as the contract is now (else run server/cli/show-schema.ts)', async (name, text) => {
    expect(await readFile(path.join(folder, name), 'utf8')).toBe(text);
  });

  it.each(['series.yaml', 'episodes/2026-12-01.yaml', 'episodes/2026-12-03.yaml'])('%s names the schema it is written by', async (name) => {
    const file = path.join(demo, name);
    const head = /^# yaml-language-server: \$schema=(\S+)\n/.exec(await readFile(file, 'utf8'))?.[1] ?? '';
    expect(path.relative(folder, path.resolve(path.dirname(file), head))).toBe(
      name === 'series.yaml' ? 'series.schema.json' : 'episode.schema.json',
    );
  });
});
