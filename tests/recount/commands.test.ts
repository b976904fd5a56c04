/** The commands as people type them: keys, export, recount; what they print, and with what they end. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeVerifierKey } from '../../server/core/checkpoint.ts';
import { activation, type Evening, wholeEvening } from './an-evening.ts';

let evening: Evening;
beforeEach(() => {
  evening = wholeEvening();
});
afterEach(() => evening.close());

const cuecart = (...args: readonly string[]): { code: number | null; said: string } => {
  const program = path.resolve(import.meta.dirname, '../../server/cli/cuecart.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program, ...args], { encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
};

it('exports while the door has its file open, recounts with the printed key, and tells a changed byte', () => {
  const { dataDir } = evening;
  const out = path.join(dataDir, 'votes.jsonl');
  const key = cuecart('keys', 'show', '--data', dataDir);
  expect(key).toEqual({ code: 0, said: `${writeVerifierKey(evening.key.key)}\n` });
  expect(cuecart('export', '--data', dataDir).said).toContain(activation);
  expect(cuecart('export', '--data', dataDir, '--activation', activation, '--out', out)).toMatchObject({ code: 0 });
  expect(cuecart('recount', out, '--key', key.said.trim())).toMatchObject({ code: 0, said: expect.stringContaining('everything fits') });

  const bytes = readFileSync(out);
  bytes[1000] = bytes[1000]! ^ 1;
  writeFileSync(out, bytes);
  expect(cuecart('recount', out, '--key', key.said.trim())).toMatchObject({ code: 1, said: expect.stringContaining('It does NOT fit') });
  expect(cuecart('recount')).toMatchObject({ code: 2 });
});

it('[L11] never overwrites a key, and puts the old one aside when it is rotated', () => {
  const { dataDir } = evening;
  const file = path.join(dataDir, 'vote-log-key.json');
  const before = readFileSync(file, 'utf8');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(cuecart('keys', 'make', '--name', 'votes.example', '--data', dataDir)).toMatchObject({ code: 1 });
  expect(readFileSync(file, 'utf8')).toBe(before);
  const rotated = cuecart('keys', 'rotate', '--data', dataDir);
  expect(rotated).toMatchObject({ code: 0, said: expect.stringContaining(writeVerifierKey(evening.key.key)) });
  expect(readFileSync(file, 'utf8')).not.toBe(before);
  const aside = `vote-log-key.${evening.key.key.id.toString(16).padStart(8, '0')}.json`;
  expect(readFileSync(path.join(dataDir, aside), 'utf8')).toBe(before);
});
