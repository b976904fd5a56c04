/** The two who do not read: each is woken once the house has given it up. */
import type { OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import type { Child } from '../fanout/child.ts';
import { say } from '../report.ts';
import { stations } from './hundred.ts';
import { comeWithin, until } from './until.ts';

export const slowOnes = (line: OperatorLine, feeds: Child) => {
  const asleep = new Set<string>();
  let dropped = 0;
  const feedsOf = (id: string): number => line.view().stations.find((row) => row.id === id)?.feeds ?? 0;
  const wake = async (id: string): Promise<void> => {
    asleep.delete(id);
    await feeds.ask('wake', id);
  };
  return {
    fallAsleep: async () => {
      for (const { id, habit } of stations) {
        if (habit !== 'slow') continue;
        await feeds.ask('goSlow', id);
        await until(async () => feedsOf(id) === 1, comeWithin, `${id} did not come back to be slow.`);
        asleep.add(id);
      }
    },
    look: async () => {
      for (const id of asleep) {
        if (feedsOf(id) > 0) continue;
        dropped += 1;
        say(`${id} was cut for not reading, and is woken.`);
        await wake(id);
      }
    },
    wakeAll: async () => {
      for (const id of [...asleep]) await wake(id);
      return dropped;
    },
  };
};
