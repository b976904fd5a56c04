/** The production door as a child process, seen from outside: its link, its polls, and its file read with a hand of our own. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { connectPhonesDoor } from '../../../server/audience/phones-link.ts';
import { readSecrets } from '../../../server/audience/secrets.ts';
import { stationVoteKey } from '../../../server/audience/station-key.ts';
import { openClock } from '../../../server/clock.ts';
import type { Count } from '../../../server/contract/audience.ts';
import type { PhonesDoor } from '../../../server/ports/phones-door.ts';
import { type PhonesProcess, startPhones } from '../../audience/phones-process.ts';
import { quietLog } from '../../audience/quiet-log.ts';
import { leaseBlock, type Row, sendRows } from '../../audience/station-client.ts';
import { episode, shortRules } from '../../contracts/phones-door-samples.ts';

export const activationId = episode.activationId;
export const station = 'satellite';
const blockSize = 10_000;
const openFor = 1_800_000;

export type DoorUnderTest = {
  readonly process: PhonesProcess;
  readonly link: PhonesDoor;
  readonly secret: string;
  readonly stationKey: string;
  pid(): number;
  /** Opens a poll for the length of the bench; resolves its number at the door. */
  openPoll(pollId: string): Promise<number>;
  /** Leases blocks to the station; resolves the first index of each. */
  lease(blocks: number): Promise<number[]>;
  /** One ballot of every pass of these blocks, alternately yea and nay, through the station's way in. */
  prefill(poll: number, blocks: readonly number[]): Promise<void>;
  /** The newest count, once it says so many counted votes. Rejects after ten seconds, saying what it said. */
  counted(pollId: string, votes: number): Promise<Count>;
  close(): Promise<void>;
};

export const doorEnv = { CUECART_LOG: 'info', CUECART_PHONES_CROWD: '0' };

const pollNumber = (dataDir: string, pollId: string): number => {
  const db = new Database(path.join(dataDir, 'phones.sqlite'), { readonly: true });
  const row = db.prepare<[string], { number: number }>('SELECT max(number) AS number FROM polls WHERE poll = ?').get(pollId);
  db.close();
  return row?.number ?? 0;
};

export const startDoor = async (dataDir: string): Promise<DoorUnderTest> => {
  const phones = await startPhones(dataDir, 0, doorEnv);
  process.once('exit', () => phones.child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${phones.port}`;
  const secrets = readSecrets(dataDir);
  const stationKey = stationVoteKey(secrets.link, station);
  const link = connectPhonesDoor({ url, secret: secrets.link, clock: openClock(), log: quietLog });
  const newest = new Map<string, Count>();
  link.onCount((count) => newest.set(count.pollId, count));
  link.show(episode);
  return {
    process: phones,
    link,
    secret: secrets.pass,
    stationKey,
    pid: () => phones.child.pid ?? 0,
    async openPoll(pollId) {
      await link.open(shortRules(Date.now(), openFor, { pollId, split: 'hidden' }));
      return pollNumber(dataDir, pollId);
    },
    async lease(blocks) {
      const first: number[] = [];
      for (let block = 0; block < blocks; block += 1) first.push(await leaseBlock(url, stationKey, station));
      return first;
    },
    async prefill(poll, blocks) {
      for (const first of blocks) {
        const rows: Row[] = Array.from({ length: blockSize }, (_, place) => ({
          index: first + place,
          choice: 1 + ((first + place) % 2),
          sequence: 0,
        }));
        await sendRows(url, stationKey, station, String(poll), rows);
      }
    },
    async counted(pollId, votes) {
      const until = performance.now() + 10_000;
      for (;;) {
        const count = newest.get(pollId);
        if (count && count.yea + count.nay === votes) return count;
        if (performance.now() > until)
          throw new Error(`${pollId}: expected ${votes} counted votes, the door says ${JSON.stringify(count)}.`);
        await new Promise<void>((resolve) => {
          const done = (): void => {
            clearTimeout(timer);
            stop();
            resolve();
          };
          const stop = link.onCount(done);
          const timer = setTimeout(done, 200);
        });
      }
    },
    async close() {
      await link.close();
      await phones.kill();
    },
  };
};

/** Who stands where by the file alone: the highest sequence of each pass, read by the layout's description. */
export const standingInFile = (dataDir: string, poll: number): Map<number, { readonly choice: number; readonly sequence: number }> => {
  const db = new Database(path.join(dataDir, 'phones.sqlite'), { readonly: true });
  const standing = new Map<number, { choice: number; sequence: number }>();
  const rows = db.prepare<[number], { ballots: Buffer }>('SELECT ballots FROM batches WHERE number = ? ORDER BY batch');
  for (const { ballots } of rows.iterate(poll)) {
    for (let at = 0; at < ballots.length; at += 8) {
      const [index, sequence, choice] = [ballots.readUInt32BE(at), ballots[at + 4] ?? 0, (ballots[at + 5] ?? 0) & 3];
      const before = standing.get(index);
      const ahead = (sequence - (before?.sequence ?? 0)) & 0xff;
      if (!before || (ahead > 0 && ahead < 128)) standing.set(index, { choice, sequence });
    }
  }
  db.close();
  return standing;
};
