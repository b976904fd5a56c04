/** The door's count against a naive model, over random votes, changes, repeats, reorderings and restarts. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Count } from '../../server/contract/audience.ts';
import fc from '../run/properties.ts';
import { type OpenedDoor, openPoll, openTestDoor } from './opened-door.ts';

const voters = 6;
let opened: OpenedDoor;
let passes: readonly string[];
const counts = new Map<string, Count>();

beforeAll(async () => {
  opened = await openTestDoor();
  opened.link.onCount((count) => counts.set(count.pollId, count));
  await openPoll(opened.link, 120_000, { pollId: 'first' });
  const one = async () => ((await (await fetch(`${opened.url}/pass`, { method: 'POST' })).json()) as { pass: string }).pass;
  passes = await Promise.all(Array.from({ length: voters }, one));
});
afterAll(() => opened.close());

/** What a voter chose with this sequence: the same however often and in whatever order it is sent. */
const choiceAt = (voter: number, sequence: number): 'yea' | 'nay' => ((voter * 7 + sequence * 5) % 3 === 0 ? 'yea' : 'nay');

const vote = fc.record({ voter: fc.nat({ max: voters - 1 }), sequence: fc.nat({ max: 20 }) });
const story = fc.array(fc.record({ votes: fc.array(vote, { maxLength: 14 }), restarts: fc.boolean() }), { minLength: 1, maxLength: 3 });

describe('the door’s count', () => {
  it('is that of the naive model: each pass once, its highest sequence, whatever happened on the way', async () => {
    let polls = 0;
    await fc.assert(
      fc.asyncProperty(story, async (chapters) => {
        polls += 1;
        const pollId = `poll ${polls}`.replace(' ', '-');
        await openPoll(opened.link, 120_000, { pollId });
        const last = new Map<number, number>();
        for (const { votes, restarts } of chapters) {
          const cast = async ({ voter, sequence }: { voter: number; sequence: number }): Promise<void> => {
            const headers = { 'x-pass': passes[voter] ?? '', 'x-sequence': String(sequence) };
            const codeNow = async (): Promise<string> => {
              const answer = await fetch(`${opened.url}/v/${pollId}/${choiceAt(voter, sequence)}`, { method: 'POST', headers });
              return ((await answer.json()) as { code: string }).code;
            };
            // Who votes faster than a pass may is told so and asks again.
            await expect.poll(codeNow, { interval: 250 }).toMatch(/^(counted|outdated)$/);
            last.set(voter, Math.max(last.get(voter) ?? 0, sequence));
          };
          await Promise.all(votes.map(cast));
          if (restarts) await opened.restart();
        }
        const standing = [...last].map(([voter, sequence]) => choiceAt(voter, sequence));
        const yea = standing.filter((choice) => choice === 'yea').length;
        await expect.poll(() => counts.get(pollId)).toMatchObject({ yea, nay: standing.length - yea });
      }),
      { numRuns: 4 },
    );
  });
});
