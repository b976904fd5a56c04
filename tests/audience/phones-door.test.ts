/** The port of the phones' door over the real process and the real link. */

import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { openClock } from '../../server/clock.ts';
import { type DoorHarness, phonesDoorContract } from '../contracts/phones-door-contract.ts';
import { makeDataDir, removeDataDir, startPhones } from './phones-process.ts';
import { quietLog } from './quiet-log.ts';
import { connectViewer, type Viewer } from './viewer-client.ts';

const startReal = async (): Promise<DoorHarness> => {
  const dataDir = makeDataDir();
  const process = await startPhones(dataDir);
  const door = connectPhonesDoor({
    url: `http://127.0.0.1:${process.port}`,
    secret: readSecrets(dataDir).link,
    clock: openClock(),
    log: quietLog,
  });
  const viewers = new Map<number, Promise<Viewer>>();
  return {
    door,
    async cast({ pollId, voter, choice, sequence, path }) {
      const known = viewers.get(voter) ?? connectViewer(process.port, path ? { path } : {});
      viewers.set(voter, known);
      const viewer = await known;
      const told = viewer.heard.flatMap((message) =>
        message.type === 'welcome' ? message.polls : message.type === 'poll' ? [message.poll] : [],
      );
      const number = told.findLast((poll) => poll.pollId === pollId)?.number ?? 4_000_000_000;
      return (await viewer.vote(number, choice, sequence)).code;
    },
    async stop() {
      await door.close();
      for (const viewer of viewers.values()) (await viewer).socket.terminate();
      await process.stop();
      removeDataDir(dataDir);
    },
  };
};

phonesDoorContract('the real process', startReal);
