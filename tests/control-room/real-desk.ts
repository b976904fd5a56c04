/**
 * A real show server and a real phones' door with the rehearsal switcher, and operators at it in real browsers.
 *
 * Whoever sits at a page may have a second screen without one: `handOf` sees what the server says, and presses as they would.
 */
import path from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type OperatorLine, openLineOf, type SignedInAt, signIn } from '../../server/cli/rehearse/operator-line.ts';
import { load, makeReady } from '../../server/cli/rehearse/play.ts';
import type { Role } from '../../server/contract/commands.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { openHouse, type TestHouse } from '../end-to-end/open-house.ts';
import { insist, see } from '../end-to-end/show-caller.ts';
import { builtControlRoom, openChromium } from './pretend-house.ts';

const seriesFile = path.resolve(import.meta.dirname, 'real-show/series.yaml');
const evening = 'episodes/evening.yaml';
const patience = 60_000;

/** Each door has a cookie of its own name, by its port: a road's is renamed for the straight way. */
const sessionOf = async (page: Page, front: string): Promise<SignedInAt> => {
  const { origin, port } = new URL(page.url());
  const cookies = await page.context().cookies(origin);
  const named = cookies.map(({ name, value }) => `${name.replace(port, new URL(front).port)}=${value}`);
  return { origin: front, cookie: named.join('; ') };
};

const inviterAt =
  ({ origin, cookie }: SignedInAt) =>
  async (role: Role, name: string): Promise<string> => {
    const answer = await fetch(`${origin}/operators/invite`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ role, name }),
    });
    if (!answer.ok) throw new Error(`Nobody could be invited: ${await answer.text()}`);
    return ((await answer.json()) as { link: string }).link;
  };

export type Laptop = BrowserContextOptions & {
  /** Where this laptop reaches the server, when that is another road than straight. */
  readonly front?: string;
  /** Runs in each page before anything of ours. */
  readonly before?: string;
};
export type RealDesk = Awaited<ReturnType<typeof openRealDesk>>;

const together = async () => {
  const pages = builtControlRoom();
  const [browser, house] = await Promise.allSettled([pages.then(openChromium), openHouse({ seriesFile })]);
  if (browser.status === 'fulfilled' && house.status === 'fulfilled') return { browser: browser.value, house: house.value };
  if (browser.status === 'fulfilled') await browser.value.close();
  if (house.status === 'fulfilled') await house.value.close();
  throw browser.status === 'rejected' ? browser.reason : (house as PromiseRejectedResult).reason;
};

const seatsOf = (browser: Browser, house: TestHouse, invite: (role: Role, name: string) => Promise<string>) => ({
  /** Somebody comes in by a link of their own, at a laptop of their own. */
  async sit(role: Role, name: string, { front = house.front, before, ...laptop }: Laptop = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB', ...laptop });
    context.setDefaultTimeout(patience);
    if (before !== undefined) await context.addInitScript(before);
    const page = await context.newPage();
    await page.goto(`${front}${await invite(role, name)}`);
    await page.locator('[data-activation]').waitFor();
    return page;
  },
});

export const openRealDesk = async () => {
  const { browser, house } = await together();
  const hands: OperatorLine[] = [];
  const close = async () => {
    for (const hand of hands) hand.close();
    await browser.close();
    await house.close();
  };
  try {
    const handFor = async (who: SignedInAt): Promise<OperatorLine> => {
      const hand = await openLineOf(who);
      hands.push(hand);
      return hand;
    };
    return {
      house,
      browser,
      ...seatsOf(browser, house, inviterAt(await signIn(house.signInLink))),
      /** Another window of whoever sits at this page, without a page: what they press there is pressed by them. */
      handOf: async (page: Page): Promise<OperatorLine> => handFor(await sessionOf(page, house.front)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** A fresh go at the evening, ready, with the chair in this hand; what ran before is ended. */
export const beginEvening = async (hand: OperatorLine): Promise<void> => {
  if (!['off', 'ended'].includes(hand.view().phase)) {
    for (const { id, phase } of hand.view().polls)
      if (['armed', 'open', 'closing'].includes(phase)) await insist(hand, { type: 'poll.void', pollId: id, reason: 'The test is over.' });
    await insist(hand, { type: 'chair.take', force: 'The test is over.' });
    await insist(hand, { type: 'episode.end' });
  }
  await load(hand, { file: evening, kind: 'simulated', compress: 1 }, false);
  await makeReady(hand);
};

/** On air with this segment for a minute already, as the chair says: no take is a finger that bounced. */
export const putOnAir = async (hand: OperatorLine, segmentId: string): Promise<OperatorView> => {
  await insist(hand, { type: 'show.weAreHere', segmentId, startedAgo: 60_000 });
  return see(hand, `${segmentId} on air`, ({ onAir }) => onAir?.segmentId === segmentId);
};

export const titleOnAir = (page: Page) => page.getByTestId('on-air').locator('h2');
export const titleNext = (page: Page) => page.getByTestId('next').locator('h3');
export const rowOf = (page: Page, id: string) => page.locator(`[data-segment="${id}"]`);
export const tabOf = (page: Page, name: string, within: Page | Locator = page) =>
  within.getByRole('tab', { name: new RegExp(`^${name}`) }).first();
export const lineLost = (page: Page) => page.getByRole('alert').filter({ hasText: 'LINE LOST' });

/** This screen shows all that is in that view, and its line is there: what is pressed now is meant for it. */
export const hasDrawn = async (page: Page, { revision }: Pick<OperatorView, 'revision'>): Promise<void> => {
  await lineLost(page).waitFor({ state: 'detached' });
  await page.waitForFunction((wanted) => {
    const drawn = document.querySelector('[data-revision]')?.getAttribute('data-revision');
    return Number(drawn ?? Number.NaN) >= wanted;
  }, revision);
};
