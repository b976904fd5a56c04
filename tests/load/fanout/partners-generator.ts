/** A hundred partners: each reads its feed and shows one overlay page. In a process of their own. */
import { request } from 'node:http';
import { createParser } from 'eventsource-parser';
import type { Figures } from '../../../server/contract/graphics.ts';
import { answerAsks } from './child.ts';
import { keyOf, pollId, stations } from './evening.ts';
import { readSocketIo } from './socket-io-reader.ts';
import { createWatchers } from './watcher.ts';

const watchers = { feeds: createWatchers(), overlays: createWatchers() };
type Kind = keyof typeof watchers;
const kinds: readonly Kind[] = ['feeds', 'overlays'];

const yeaOf = (said: unknown): number => (said as Figures).polls[pollId]?.yea ?? -1;

const readFeed = (url: string, stationId: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const count = watchers.feeds.add();
    const parser = createParser({
      onEvent: ({ event, data }) => {
        if (event === 'figures') count(yeaOf((JSON.parse(data) as { data: unknown }).data));
      },
    });
    const asked = request(`${url}/stations/v1/stream`, { headers: { authorization: `Bearer ${keyOf(stationId)}` } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`A feed was answered ${response.statusCode}.`));
      response.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
      resolve();
    });
    asked.on('error', reject);
    asked.end();
  });

const readAt = async (url: string, namespace: string, kind: Kind, output: string): Promise<void> => {
  const count = watchers[kind].add();
  await readSocketIo(url, namespace, { output, key: keyOf(output) }, (said) => count(yeaOf(said)));
};

answerAsks({
  connect: async ({ url, isOurs }: { url: string; isOurs: boolean }) => {
    for (const { id } of stations) {
      await (isOurs ? readFeed(url, id) : readAt(url, '/feeds', 'feeds', id));
      await readAt(url, isOurs ? '/outputs' : '/overlays', 'overlays', id);
    }
    return 0;
  },
  newWindow: () => kinds.forEach((kind) => void watchers[kind].newWindow()),
  heard: () => {
    const [feeds, overlays] = [watchers.feeds.heard(), watchers.overlays.heard()];
    return {
      readers: feeds.readers + overlays.readers,
      delivered: feeds.delivered + overlays.delivered,
      backwards: feeds.backwards + overlays.backwards,
    };
  },
  without: (yea: number) => watchers.feeds.without(yea) + watchers.overlays.without(yea),
});
process.stdout.write('{}\n');
