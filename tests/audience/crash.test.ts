/** kill -9 in the middle of an open poll: what was acknowledged is there, once, and the poll closes at its time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { openClock } from '../../server/clock.ts';
import type { Count, PollRules } from '../../server/contract/audience.ts';
import { isLater } from '../../server/core/vote-count.ts';
import type { PhonesDoor } from '../../server/ports/phones-door.ts';
import { episode, shortRules } from '../contracts/phones-door-samples.ts';
import { makeDataDir, type PhonesProcess, removeDataDir, startPhones } from './phones-process.ts';
import { quietLog } from './quiet-log.ts';
import { connectViewer, type Viewer } from './viewer-client.ts';

type Voter = { pass?: string; sequence: number; acked?: { choice: 'yea' | 'nay'; sequence: number }; receipts: Set<string> };

/** Comes in, votes and changes its mind until the door is killed; keeps the last answer that said counted. */
const keepVoting = async (voter: Voter, port: number, onAck: () => void, isKilled: () => boolean): Promise<void> => {
  let viewer: Viewer | undefined;
  try {
    viewer = await connectViewer(port, voter.pass ? { pass: voter.pass } : {});
    voter.pass = viewer.welcome.pass ?? '';
    const number = viewer.welcome.polls[0]?.number ?? 0;
    for (let votes = 0; votes < 18; votes += 1) {
      const sequence = voter.sequence & 0xff;
      const choice = Math.random() < 0.5 ? 'yea' : 'nay';
      voter.sequence += 1;
      const ack = await viewer.vote(number, choice, sequence);
      if (ack.code !== 'counted') continue;
      voter.acked = { choice, sequence };
      voter.receipts.add(`${ack.receipt?.batch}.${ack.receipt?.offset}`);
      onAck();
    }
  } catch (error) {
    // Whoever was just coming in, or waited for an answer, when the door was killed.
    if (!isKilled()) throw error;
  } finally {
    viewer?.socket.terminate();
  }
};

describe('the door killed under load', () => {
  let dataDir: string;
  let door: PhonesProcess;
  let link: PhonesDoor;
  let rules: PollRules;
  let newest: Count | undefined;
  const voters: Voter[] = Array.from({ length: 40 }, () => ({ sequence: 250, receipts: new Set() }));

  beforeAll(async () => {
    dataDir = makeDataDir();
    door = await startPhones(dataDir);
    link = connectPhonesDoor({
      url: `http://127.0.0.1:${door.port}`,
      secret: readSecrets(dataDir).link,
      clock: openClock(),
      log: quietLog,
    });
    link.onCount((count) => {
      if (count.pollId === 'apples') newest = count;
    });
    link.show(episode);
    rules = shortRules(Date.now(), 600_000);
    await link.open(rules);
  });
  afterAll(async () => {
    await link.close();
    await door.kill();
    removeDataDir(dataDir);
  });

  it('[V1] loses no acknowledged vote and counts none twice, at any moment of three', async () => {
    for (let round = 0; round < 3; round += 1) {
      let acks = 0;
      const enough = 20 + Math.floor(Math.random() * 400);
      let kill: Promise<void> | undefined;
      const done = voters.map((voter) =>
        keepVoting(
          voter,
          door.port,
          () => {
            acks += 1;
            if (acks >= enough) kill ??= door.kill();
          },
          () => kill !== undefined,
        ),
      );
      await Promise.all(done);
      await (kill ?? door.kill());
      door = await startPhones(dataDir, door.port);

      const standing = await Promise.all(
        voters.map(async (voter) => {
          const viewer = await connectViewer(door.port, voter.pass ? { pass: voter.pass } : {});
          viewer.socket.terminate();
          voter.pass ??= viewer.welcome.pass ?? '';
          expect(viewer.welcome.pass).toBe(voter.pass);
          return viewer.welcome.mine[0];
        }),
      );
      voters.forEach(({ acked }, place) => {
        if (!acked) return;
        const found = standing[place];
        expect(found).toBeDefined();
        if (found?.sequence === acked.sequence) expect(found.choice).toBe(acked.choice);
        else expect(isLater(found?.sequence ?? 0, acked.sequence)).toBe(true);
      });
      await expect
        .poll(() => ({ yea: newest?.yea, nay: newest?.nay }))
        .toEqual({
          yea: standing.filter((one) => one?.choice === 'yea').length,
          nay: standing.filter((one) => one?.choice === 'nay').length,
        });
    }
    const receipts = voters.flatMap((voter) => [...voter.receipts]);
    expect(new Set(receipts).size).toBe(receipts.length);
  });

  it('[V6] [V8] knows its rules, and its revisions go on rising', async () => {
    const first = newest?.revision ?? 0;
    expect(first).toBeGreaterThan(0);
    await link.open(rules);
    expect(await link.open({ ...rules, split: 'shown' })).toBe('other-rules');
    await door.kill();
    door = await startPhones(dataDir, door.port);
    await expect.poll(() => newest?.revision).toBeGreaterThan(first);
  });

  it('[V7] closes a poll at its time although both were away when it should have', async () => {
    const short = { ...shortRules(Date.now(), 7000), pollId: 'pears' };
    await link.open(short);
    const viewer = await connectViewer(door.port);
    const number = viewer.welcome.polls.find((poll) => poll.pollId === 'pears')?.number ?? 0;
    expect((await viewer.vote(number, 'yea', 0)).code).toBe('counted');
    await door.kill();
    await expect.poll(() => Date.now() > short.endsAt + 400).toBe(true);
    door = await startPhones(dataDir, door.port);
    const count = await link.finalCount('pears');
    expect(count).toMatchObject({ yea: 1, nay: 0, final: true });
    await door.kill();
    door = await startPhones(dataDir, door.port);
    expect(await link.finalCount('pears')).toEqual(count);
  });
});
