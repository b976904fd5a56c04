/** Before air: the votes' log is signed by the key that outsiders were told. */
import { afterEach, expect, it } from 'vitest';
import { aPlan } from '../core/plans.ts';
import { type Gallery, open, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());
const keyRow = () => gallery.view.preflight.find(({ id }) => id === 'log-key');

it('[P7, L17] the checks of a live episode with votes compare the key that is pinned with the one that the door signs with', async () => {
  const pinned = (publicKey?: string) => ({
    witnesses: [],
    witnessBeforeReveal: false,
    ...(publicKey === undefined ? {} : { publicKey }),
  });
  gallery = await open({ ...aPlan(), voteLog: pinned('river+0a0b0c0d+ours') });
  await gallery.activate();
  expect(keyRow()).toMatchObject({ light: 'unknown' });
  gallery.phones.says({ logKey: 'river+0a0b0c0d+ours' });
  await gallery.ask('episode.preflight', {});
  expect(keyRow()).toMatchObject({ light: 'ok', remedy: '' });
  gallery.phones.says({ logKey: 'river+01020304+theirs' });
  await gallery.ask('episode.preflight', {});
  expect(keyRow()).toMatchObject({ light: 'bad', remedy: expect.stringContaining('river+01020304+theirs') });
  expect(refused(await gallery.ask('episode.ready', {}))).toBe('preflight-red');
});

it('[P7] the checks of a live episode with votes warn when no key is pinned, and say which to pin; a rehearsal needs none', async () => {
  gallery = await open();
  gallery.phones.says({ logKey: 'river+0a0b0c0d+ours' });
  await gallery.activate('rehearsal');
  expect(keyRow()).toBeUndefined();
  await gallery.activate('live');
  expect(keyRow()).toMatchObject({
    light: 'warn',
    remedy: expect.stringContaining('river+0a0b0c0d+ours'),
  });
});
