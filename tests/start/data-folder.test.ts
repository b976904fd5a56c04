/** What the show server makes of the data folder it is given. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Id } from '../../server/contract/units.ts';
import { FolderInUse, holdFolder } from '../../server/hold-folder.ts';
import { KeysUnusable, openKeys } from '../../server/keys.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuecart-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fail = (message: string) => {
  throw new Error(message);
};

it('is held by one show server at a time, beside one phones’ door', () => {
  const letGo = holdFolder(folder, 'show');
  expect(() => holdFolder(folder, 'show')).toThrow(FolderInUse);
  holdFolder(folder, 'phones')();
  letGo();
  holdFolder(folder, 'show')();
});

it('keeps the keys of pages from one start to the next, and leaves no draft', async () => {
  const first = await openKeys(folder, fail);
  const second = await openKeys(folder, fail);
  expect(second.keyOf('program')).toBe(first.keyOf('program'));
  expect(second.isKeyOf('program', first.keyOf('river-tv'))).toBe(false);
  expect(readdirSync(folder)).toEqual(['keys.json']);
});

it('has one key for each name, whatever else was asked for meanwhile', async () => {
  const { keyOf } = await openKeys(folder, fail);
  const key = keyOf('program');
  const others = Array.from({ length: 2500 }, (_, place) => keyOf(`station-${place}`));
  expect(new Set([key, ...others]).size).toBe(2501);
  expect(keyOf('program')).toBe(key);
});

it('with a broken file of keys is refused in one sentence', async () => {
  writeFileSync(path.join(folder, 'keys.json'), '');
  await expect(openKeys(folder, fail)).rejects.toThrow(KeysUnusable);
});

it('an id that every object answers to is no id', () => {
  expect(Id.safeParse('constructor').success).toBe(false);
  expect(Id.safeParse('constructor-kit').success).toBe(true);
});
