/**
 * A house for the vote position: real servers, two operators in two real browsers, viewers without pages, and the recount of what
 * the door hands out. The director sits at a line of their own, holds the chair and has taken the first segment.
 */
import path from 'node:path';
import { expect } from 'vitest';
import { createRecount } from '../../server/cli/recount/check-export.ts';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { load, makeReady } from '../../server/cli/rehearse/play.ts';
import { connectViewer, type Viewer } from '../audience/viewer-client.ts';
import { builtControlRoom, openChromium } from '../control-room/pretend-house.ts';
import { inviteTo } from './invite.ts';
import { openHouse } from './open-house.ts';
import { takeUpTo } from './show-caller.ts';

const shows = path.resolve(import.meta.dirname, 'vote-position-show');
const patience = 60_000;

export type Choice = 'yea' | 'nay';

export type VoteHouse = Awaited<ReturnType<typeof openVoteHouse>>;

/** @param viewers how many, each with a pass of its own */
export const openVoteHouse = async (viewers: number) => {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const one of closers.toReversed()) await one();
  };
  try {
    const [house, browser] = await Promise.all([
      openHouse({ seriesFile: path.join(shows, 'series.yaml') }).then((opened) => {
        closers.push(opened.close);
        return opened;
      }),
      builtControlRoom()
        .then(openChromium)
        .then((opened) => {
          closers.push(() => opened.close());
          return opened;
        }),
    ]);
    const director: OperatorLine = await house.operator();
    closers.push(director.close);
    await load(director, { file: 'episodes/evening.yaml', kind: 'simulated', compress: 1 }, false);
    await makeReady(director);
    await takeUpTo(director, 'vote-excluded');
    const phones = new URL(house.phones);
    const crowd: Viewer[] = [];
    for (let index = 0; index < viewers; index += 1) crowd.push(await connectViewer(Number(phones.port)));
    closers.push(async () => {
      for (const viewer of crowd) await viewer.close();
    });
    const [wu, he] = await Promise.all([inviteTo(house, browser, 'vote', 'Wu Tong'), inviteTo(house, browser, 'vote', 'He Chuan')]);
    const activationId = director.view().activation?.id ?? '';

    /** One after another, each once the window of their path is open; resolves when all are acknowledged. */
    const vote = async (pollId: string, ballots: readonly (readonly [viewer: number, choice: Choice])[]) => {
      for (const [index, choice] of ballots) {
        const viewer = crowd[index];
        if (!viewer) throw new Error(`There is no viewer ${index}.`);
        const told = await viewer.hears((message) => message.type === 'poll' && message.poll.pollId === pollId);
        const { number } = told.type === 'poll' ? told.poll : { number: 0 };
        await expect.poll(async () => (await viewer.vote(number, choice, 1)).code, { timeout: patience }).toBe('counted');
      }
    };
    /** What an outsider finds in the export as it is now: the figures that stand, and whether all of it fits. */
    const recount = async (pollId: string) => {
      const answer = await wu.request.get(`/operators/votes/${encodeURIComponent(activationId)}/export`);
      if (!answer.ok()) throw new Error(`There was no export: ${answer.status()} ${await answer.text()}`);
      const again = createRecount({ keys: [], witnesses: [], kept: [] });
      for (const line of (await answer.text()).split('\n').filter(Boolean)) again.line(Buffer.from(line));
      const { findings, polls } = again.end();
      const found = polls.find(({ poll }) => poll.pollId === pollId);
      return {
        findings: findings.map(({ what }) => what),
        counted: found && { yea: found.counted.yea, nay: found.counted.nay },
        stands: found && { yea: found.standing.yea, nay: found.standing.nay },
        isManual: found?.isManual,
        told: found?.poll.told.at(-1)?.outcome.decision,
      };
    };
    return { house, director, wu, he, vote, recount, close };
  } catch (error) {
    await close();
    throw error;
  }
};
