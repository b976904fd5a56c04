// needs: chromium
/** Five votes through the vote position, by two operators in two real browsers, with real votes; an outsider's recount agrees with each. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockText } from '../../control-room/pieces/format.ts';
import type { PollPhase } from '../../server/contract/views.ts';
import { openVoteHouse, type VoteHouse } from './vote-position-house.ts';

const zone = 'Asia/Shanghai';
const patience = { timeout: 60_000 };

let house: VoteHouse;
beforeAll(async () => {
  house = await openVoteHouse(5);
});
afterAll(() => house?.close());

const rowOf = (pollId: string) => house.director.view().polls.find(({ id }) => id === pollId);
const reaches = (pollId: string, phase: PollPhase) => expect.poll(() => rowOf(pollId)?.phase, patience).toBe(phase);
const choose = async (page: Page, fruit: string) => page.getByRole('button', { name: new RegExp(`^${fruit}: yea or nay`) }).click();
/** A vote of another segment than that on air asks first. */
const open = async (pollId: string, fruit: string) => {
  await choose(house.wu, fruit);
  await choose(house.he, fruit);
  await house.wu.getByRole('button', { name: 'Open the vote' }).click();
  const { onAir, rundown } = house.director.view();
  if (rundown.find(({ id }) => id === onAir?.segmentId)?.pollId !== pollId)
    await house.wu.getByRole('dialog').getByRole('button', { name: 'Open the vote' }).click();
  await reaches(pollId, 'open');
};

/** Three say yea; in a later second two say nay. @returns the seconds in which the three came, as the position writes them */
const threeThenTwo = async (pollId: string): Promise<readonly [string, string]> => {
  const from = Date.now();
  await house.vote(pollId, [
    [0, 'yea'],
    [1, 'yea'],
    [2, 'yea'],
  ]);
  const to = Date.now();
  await expect.poll(() => Math.floor(Date.now() / 1000), patience).toBeGreaterThan(Math.floor(to / 1000));
  await house.vote(pollId, [
    [3, 'nay'],
    [4, 'nay'],
  ]);
  return [clockText(from, zone), clockText(to, zone)];
};

const withReason = async (page: Page, deed: 'Defer' | 'Void', reason: string) => {
  await page.getByRole('button', { name: `${deed} …` }).click();
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('dialog').getByRole('button', { name: deed }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};
const proposeSpan = async (page: Page, button: string, [from, to]: readonly [string, string]) => {
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('From', { exact: true }).fill(from);
  await dialog.getByLabel('To', { exact: true }).fill(to);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByLabel('Reason').fill('these came before it was on air');
  await dialog.getByRole('button', { name: 'Propose' }).click();
  await dialog.waitFor({ state: 'detached' });
};
const verifyAndReveal = async (pollId: string, figures: string) => {
  await house.wu.getByRole('button', { name: `Verify ${figures}` }).click();
  await house.wu.getByRole('button', { name: 'Reveal the result' }).click();
  await reaches(pollId, 'revealed');
};

type Recounted = Awaited<ReturnType<VoteHouse['recount']>>;
/** Decisions reach the log a moment after they are made. */
const recountSays = (pollId: string, says: Partial<Recounted>) =>
  expect.poll(() => house.recount(pollId), patience).toMatchObject({ findings: [], ...says });

describe('through the vote position', () => {
  it('[L13] a part of the votes is left out by two people, the outcome flips before it is shown, and the recount agrees', async () => {
    await open('excluded', 'Apples');
    const span = await threeThenTwo('excluded');
    await house.wu.getByRole('button', { name: 'Verify 3 : 2' }).waitFor();
    await proposeSpan(house.wu, 'Propose leaving out …', span);
    await house.wu.getByText('Someone else must confirm this.').waitFor();
    await house.he.getByText('THE OUTCOME FLIPS: YEA → NAY').waitFor();
    await house.he.getByRole('button', { name: 'Confirm 0 : 2' }).click();
    await verifyAndReveal('excluded', '0 : 2');
    expect(rowOf('excluded')).toMatchObject({ decision: 'nay' });
    await recountSays('excluded', { counted: { yea: 3, nay: 2 }, stands: { yea: 0, nay: 2 }, told: 'nay' });
  });

  it('[L13] a vote is put off with the host’s line, and the recount agrees', async () => {
    await open('deferred', 'Pears');
    await house.vote('deferred', [
      [0, 'yea'],
      [1, 'nay'],
    ]);
    await house.wu.getByRole('button', { name: 'Verify 1 : 1' }).waitFor();
    await withReason(house.wu, 'Defer', 'the host has no time for it');
    await reaches('deferred', 'deferred');
    await choose(house.he, 'Pears');
    await house.he.getByText('“We will tell you tomorrow.”').waitFor();
    await recountSays('deferred', { counted: { yea: 1, nay: 1 }, stands: { yea: 1, nay: 1 }, told: 'deferred' });
  });

  it('[L13] a vote is declared void while it runs, and the recount agrees', async () => {
    await open('voided', 'Plums');
    await house.vote('voided', [[0, 'yea']]);
    await withReason(house.he, 'Void', 'the wrong product was shown');
    await reaches('voided', 'void');
    await recountSays('voided', { told: 'void' });
  });

  it('[L13, L21] a result that was on air is corrected by two people, both stay to be read, and the recount agrees', async () => {
    await open('corrected', 'Figs');
    const span = await threeThenTwo('corrected');
    await verifyAndReveal('corrected', '3 : 2');
    await choose(house.wu, 'Figs');
    await proposeSpan(house.wu, 'Propose a correction …', span);
    await house.he.getByRole('button', { name: 'Confirm 0 : 2' }).click();
    const both = house.wu.getByRole('region', { name: 'CORRECTED' });
    await both.getByText('0 : 2').waitFor();
    expect(await both.textContent()).toMatch(/Was on air3 : 2YEA.*Stands now0 : 2NAY/);
    await recountSays('corrected', { counted: { yea: 3, nay: 2 }, stands: { yea: 0, nay: 2 }, told: 'nay' });
    const [statement] = await Promise.all([
      house.wu.waitForEvent('popup'),
      house.wu.getByRole('link', { name: 'Statement of result' }).click(),
    ]);
    await statement
      .getByText('The result was corrected. Proposed by Wu Tong, confirmed by He Chuan, both let in by the server itself.')
      .waitFor();
    await statement.close();
  });

  it('[L13] figures by hand stand in for a vote in which no ballot came, marked as such, and the recount agrees', async () => {
    await open('by-hand', 'Dates');
    await reaches('by-hand', 'counting');
    await house.wu.getByRole('button', { name: 'Propose figures by hand …' }).click();
    const dialog = house.wu.getByRole('dialog');
    await dialog.getByLabel('Yea', { exact: true }).fill('1200');
    await dialog.getByLabel('Nay', { exact: true }).fill('800');
    await dialog.getByLabel('Where the figures come from').fill('the hotline, read by telephone');
    await dialog.getByLabel('Reason').fill('no phone reached the door');
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await dialog.waitFor({ state: 'detached' });
    await house.he.getByRole('button', { name: 'Confirm 1,200 : 800' }).click();
    await reaches('by-hand', 'verified');
    await house.wu.getByTestId('split').getByText('BY HAND, NOT COUNTED').waitFor();
    await house.wu.getByRole('button', { name: 'Reveal the result' }).click();
    await reaches('by-hand', 'revealed');
    await recountSays('by-hand', { counted: { yea: 0, nay: 0 }, stands: { yea: 1200, nay: 800 }, isManual: true, told: 'yea' });
  });
});
