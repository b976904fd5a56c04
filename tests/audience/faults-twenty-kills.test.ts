/**
 * The door is killed twenty times at random moments while votes come in over both doors.
 *
 * After each kill every acknowledged vote is there, the count is what a naive fold of everyone's ballots says, and the
 * recount of the door's own export says the same.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { type Recount, recountBytes } from '../../server/cli/recount/check-export.ts';
import { openClock } from '../../server/clock.ts';
import type { Count } from '../../server/contract/audience.ts';
import type { Choice } from '../../server/contract/phone.ts';
import { isLater } from '../../server/core/vote-count.ts';
import type { PhonesDoor } from '../../server/ports/phones-door.ts';
import { episode, shortRules } from '../contracts/phones-door-samples.ts';
import { makeDataDir, type PhonesProcess, removeDataDir, startPhones } from './phones-process.ts';
import { quietLog } from './quiet-log.ts';
import { connectViewer, type Viewer } from './viewer-client.ts';

const kills = 20;

/** What this voter sent, by sequence, and the highest that was acknowledged. Sequences wrap on the way. */
type Voter = { readonly isOverHttp: boolean; pass: string; next: number; readonly sent: Map<number, Choice>; acked?: number };

let dataDir: string;
let door: PhonesProcess;
let link: PhonesDoor;
let newest: Count | undefined;
let isKilled = false;
let opensAt = 0;
const voters: Voter[] = Array.from({ length: 24 }, (_, place) => ({ isOverHttp: place % 3 === 0, pass: '', next: 240, sent: new Map() }));

beforeAll(async () => {
  dataDir = makeDataDir();
  door = await startPhones(dataDir);
  link = connectPhonesDoor({ url: `http://127.0.0.1:${door.port}`, secret: readSecrets(dataDir).link, clock: openClock(), log: quietLog });
  link.onCount((count) => {
    newest = count;
  });
  link.show(episode);
  // Passes first, rules before the window: the order in which the log should find them.
  for (const voter of voters) {
    const viewer = await connectViewer(door.port);
    const welcome = await viewer.hears((message) => message.type === 'welcome' && message.pass !== null);
    voter.pass = (welcome as Viewer['welcome']).pass ?? '';
    viewer.socket.terminate();
  }
  opensAt = Date.now() + 1500;
  await link.open(shortRules(opensAt, 1_800_000));
});
afterAll(async () => {
  await link.close();
  await door.kill();
  removeDataDir(dataDir);
});

const nextVote = (voter: Voter): { sequence: number; choice: Choice } => {
  const sequence = voter.next & 0xff;
  const choice = Math.random() < 0.5 ? 'yea' : 'nay';
  voter.next += 1;
  voter.sent.set(sequence, choice);
  return { sequence, choice };
};

const overHttp = async (voter: Voter, onAck: () => void): Promise<void> => {
  for (let votes = 0; votes < 16; votes += 1) {
    const { sequence, choice } = nextVote(voter);
    const headers = { 'x-pass': voter.pass, 'x-sequence': String(sequence) };
    const answer = await fetch(`http://127.0.0.1:${door.port}/v/apples/${choice}`, { method: 'POST', headers });
    const { code } = (await answer.json()) as { code: string };
    if (code !== 'counted') continue;
    voter.acked = sequence;
    onAck();
  }
};

const overSocket = async (voter: Voter, onAck: () => void): Promise<void> => {
  let viewer: Viewer | undefined;
  try {
    viewer = await connectViewer(door.port, { pass: voter.pass });
    const number = viewer.welcome.polls[0]?.number ?? 0;
    for (let votes = 0; votes < 16; votes += 1) {
      const { sequence, choice } = nextVote(voter);
      const { code } = await viewer.vote(number, choice, sequence);
      if (code !== 'counted') continue;
      voter.acked = sequence;
      onAck();
    }
  } finally {
    viewer?.socket.terminate();
  }
};

/** Everyone votes; the door dies after so many acknowledgements, or before the first when it is none. */
const voteUntilKilled = async (after: number): Promise<void> => {
  isKilled = false;
  let acks = 0;
  let kill: Promise<void> | undefined;
  const killNow = (): void => {
    isKilled = true;
    kill ??= door.kill();
  };
  const onAck = (): void => {
    acks += 1;
    if (acks >= after) killNow();
  };
  const voting = voters.map((voter) =>
    (voter.isOverHttp ? overHttp : overSocket)(voter, onAck).catch((error: unknown) => {
      // Whoever was coming in, or waited for an answer, when the door died.
      if (!isKilled) throw error;
    }),
  );
  if (after === 0) killNow();
  await Promise.all(voting);
  killNow();
  await kill;
};

const standingOf = async (voter: Voter): Promise<Viewer['welcome']['mine'][number] | undefined> => {
  const viewer = await connectViewer(door.port, { pass: voter.pass });
  viewer.socket.terminate();
  expect(viewer.welcome.pass).toBe(voter.pass);
  return viewer.welcome.mine[0];
};

const recountNow = async (): Promise<Recount> => {
  const ask = () =>
    fetch(`http://127.0.0.1:${door.port}/log/${episode.activationId}/export`, {
      headers: { authorization: `Bearer ${readSecrets(dataDir).link}` },
    });
  let answer = await ask();
  // Nothing is exported before its head is signed, about a second after it was written.
  await expect
    .poll(
      async () => {
        if (answer.status !== 200) answer = await ask();
        return answer.status;
      },
      { timeout: 60_000 },
    )
    .toBe(200);
  return recountBytes(Buffer.from(await answer.arrayBuffer()), { keys: [], witnesses: [], kept: [] });
};

it('[V1] [V2] killed twenty times, it has every acknowledged vote, counts each voter once, and its log recounts to the same', async () => {
  await expect.poll(() => Date.now() > opensAt + 200).toBe(true);
  for (let round = 0; round < kills; round += 1) {
    await voteUntilKilled(round % 5 === 4 ? 0 : Math.floor(Math.random() * 250));
    door = await startPhones(dataDir, door.port);

    const standing = await Promise.all(voters.map(standingOf));
    for (const [place, voter] of voters.entries()) {
      const found = standing[place];
      // What stands was sent by this voter, and nothing acknowledged is later than it.
      if (found) expect(voter.sent.get(found.sequence)).toBe(found.choice);
      if (voter.acked !== undefined && found?.sequence !== voter.acked)
        expect(found && isLater(found.sequence, voter.acked), `an acknowledged vote is gone after kill ${round + 1}`).toBe(true);
      // Whoever lost an unacknowledged vote goes on from what they sent last, as the page does.
    }
    const naive = {
      yea: standing.filter((one) => one?.choice === 'yea').length,
      nay: standing.filter((one) => one?.choice === 'nay').length,
    };
    await expect.poll(() => ({ yea: newest?.yea, nay: newest?.nay })).toEqual(naive);
    const { polls, findings } = await recountNow();
    expect(findings).toEqual([]);
    expect(polls.map(({ counted }) => ({ yea: counted.yea, nay: counted.nay }))).toEqual([naive]);
  }
}, 300_000);
