import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shopSecrets } from '../../server/shops/shop-secrets.ts';
import { dataFolder } from '../archive/show-disk.ts';
import { quiet } from '../fakes/true-clock.ts';

it('makes each shop a secret at the first start and keeps it ever after', async () => {
  const folder = join(dataFolder(), 'data');
  const first = await shopSecrets(folder, ['orchard', 'farm'], quiet);
  expect(first.orchard).toMatch(/^whsec_[A-Za-z0-9+/=]{44}$/);
  expect(first.farm).not.toBe(first.orchard);
  expect(statSync(join(folder, 'shops-secrets.json')).mode & 0o777).toBe(0o600);
  const second = await shopSecrets(folder, ['orchard', 'farm', 'dairy'], quiet);
  expect(second).toMatchObject(first);
  expect(await shopSecrets(folder, ['dairy'], quiet)).toEqual(second);
});

it('will not overwrite a broken file of secrets, and says what to do', async () => {
  const folder = dataFolder();
  const file = join(folder, 'shops-secrets.json');
  writeFileSync(file, '{"orchard": "hunter2"}');
  await expect(shopSecrets(folder, ['farm'], quiet)).rejects.toThrow('Mend it, or remove it');
  expect(readFileSync(file, 'utf8')).toBe('{"orchard": "hunter2"}');
});

it('goes on with secrets for this evening when the folder cannot be written, and says so', async () => {
  const blocked = join(dataFolder(), 'a-file');
  writeFileSync(blocked, '');
  const said: string[] = [];
  const secrets = await shopSecrets(join(blocked, 'data'), ['orchard'], {
    error: (_: unknown, message?: string) => void said.push(message ?? ''),
  });
  expect(secrets.orchard).toMatch(/^whsec_/);
  expect(said).toEqual([expect.stringContaining('cannot be written')]);
});
