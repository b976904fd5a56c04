/**
 * A hundred partners who listen while takes are measured, in a process of their own: ours by their feeds, the bare server's by sockets.
 *
 * They only read; what they hear is not looked at.
 */
import { request } from 'node:http';
import { answerAsks } from '../fanout/child.ts';
import { openCrowd } from './readers.ts';

const readFeed = (url: string, key: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = request(`${url}/stations/v1/stream`, { headers: { authorization: `Bearer ${key}` } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`A feed was answered ${response.statusCode}.`));
      response.resume();
      resolve();
    });
    asked.on('error', reject);
    asked.end();
  });

answerAsks({
  feeds: async ({ url, keys, count }: { url: string; keys: readonly string[]; count: number }) => {
    for (let feed = 0; feed < count; feed += 1) await readFeed(url, keys[feed % keys.length] ?? '');
    return count;
  },
  sockets: async ({ url, count }: { url: string; count: number }) => {
    await openCrowd(count, { url, namespace: '/room' });
    return count;
  },
});
process.stdout.write('{}\n');
