// needs: chromium
/** What the control room shows when the line, the disk or the clock is not what it should be. */
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { staysFresh } from '../../server/contract/ages.ts';
import { eveningAt } from '../fakes/evenings.ts';
import { eventually } from '../run/eventually.ts';
import { type ShownValue, tabsWithValues, valuesOn } from './old-values.ts';
import { builtControlRoom, openChromium, openPretendHouse, type PretendHouse } from './pretend-house.ts';
import { listenIn, saidOn } from './read-aloud.ts';

let browser: Browser;
let pages: string;
let houses: PretendHouse[] = [];

beforeAll(async () => {
  pages = await builtControlRoom();
  browser = await openChromium();
});
afterAll(() => browser?.close());
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await Promise.all(houses.map((house) => house.close()));
  houses = [];
});

const open = async (...how: [port?: number, store?: PretendHouse['store']]) => {
  const house = await openPretendHouse(pages, ...how);
  houses.push(house);
  return house;
};
const shut = async (house: PretendHouse) => {
  houses = houses.filter((each) => each !== house);
  await house.close();
};
const openPage = async (): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  context.setDefaultTimeout(60_000);
  return context.newPage();
};
const giveChair = (house: PretendHouse) => {
  const me = house.door.operators()[0];
  house.show.change({ chair: { operatorId: me?.id ?? '', name: me?.name ?? '' } });
};
const lost = (page: Page) => page.getByRole('alert').filter({ hasText: 'LINE LOST' });
const takeSays = (page: Page) => page.locator('#take-says');

describe('when the line is lost', () => {
  it('[C28] says so with the age of what it shows, sends nothing, and is right again without a reload', async () => {
    const house = await open();
    const page = await openPage();
    await house.enter(page, 'director', 'Lin Jia');
    giveChair(house);
    await takeSays(page).getByText('Space takes').waitFor();
    await page.evaluate(() => Object.assign(window, { sameLife: true }));
    await shut(house);

    await lost(page).getByText('Age of this picture').waitFor();
    await takeSays(page).getByText('The line to the server is lost').waitFor();
    await page.keyboard.press('Space');
    const counted = () => page.getByTestId('on-air').locator('[class*="left"] .figure').first().textContent();
    const age = page.locator('[data-banner="lost"]');
    await age.getByText(/As of \d\d:\d\d:\d\d\./).waitFor();
    const later = async () => {
      const before = await age.textContent();
      await eventually(async () => expect(await age.textContent()).not.toBe(before));
    };
    // What counted goes back, with the next second, to when the server was last heard.
    await later();
    const stood = await counted();
    await later();
    expect(await counted(), 'what counts stands still, its age goes on').toBe(stood);
    await page.locator('[data-task="freeze"]').click({ force: true });
    await page.locator('[data-refusal]').getByText('The line to the server is lost').waitFor();
    const again = await open(house.port, house.store);
    again.show.change({ nextSegmentId: 'thanks' });

    await lost(page).waitFor({ state: 'detached' });
    await page.getByText('Not done', { exact: true }).waitFor({ state: 'detached' });
    // With the line, and not when any refusal goes by itself, after ten seconds.
    await page.locator('[data-refusal]').getByText('is lost').waitFor({ state: 'detached', timeout: 60_000 });
    await page.getByTestId('next').getByText('Thanks, and tomorrow').waitFor();
    expect(again.show.commands).toEqual([]);
    expect(await page.evaluate(() => 'sameLife' in window)).toBe(true);
    giveChair(again);
    await takeSays(page).getByText('Space takes').waitFor();
    await page.keyboard.press('Space');
    await eventually(() => expect(again.show.commands).toHaveLength(1));
  });

  it('sees a silent server although the socket is open, and never sends an old take later', async () => {
    const house = await open();
    const page = await openPage();
    let isCut = false;
    const waiting: (() => void)[] = [];
    // A road that holds everything back, both ways, and then delivers it: Wi-Fi behind a wall.
    await page.routeWebSocket(/socket\.io/, (socket: WebSocketRoute) => {
      const server = socket.connectToServer();
      const pass = (deed: () => void) => (isCut ? void waiting.push(deed) : deed());
      socket.onMessage((message) => pass(() => server.send(message)));
      server.onMessage((message) => pass(() => socket.send(message)));
    });
    await house.enter(page, 'director', 'Lin Jia');
    giveChair(house);
    await takeSays(page).getByText('Space takes').waitFor();

    isCut = true;
    await page.keyboard.press('Space');
    await lost(page).waitFor();
    await takeSays(page)
      .getByText(/No answer from the server|line to the server is lost/)
      .waitFor();
    house.clock.shift(5000);
    isCut = false;
    for (const deed of waiting.splice(0)) deed();
    await lost(page).waitFor({ state: 'detached' });
    expect(house.show.commands).toEqual([]);
  });
});

/** Those of the sample that have long said nothing are old on a line that is well. */
const hasLongBeenSilent = ({ of }: ShownValue) => of === 'page' || of === 'station';

describe('every value of the desk', () => {
  it('[C20, C21, C23] is marked as old in a word once the line is cut, and is fresh again without a reload', async () => {
    const house = await open();
    const page = await openPage();
    await house.enter(page, 'director', 'Lin Jia');
    const now = house.clock.now();
    const clip = { clipId: 'film', title: 'Film', then: 'hold', endsAt: now + 600_000, by: 'switcher' } as const;
    const finishing = { by: 'Wu Tong', reason: null, endsAt: now + 600_000 };
    house.show.change({ ...eveningAt('live', now), clip, finishing });
    const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).first();
    const seen = new Set<string>();
    const look = async (isRight: (value: ShownValue) => boolean) => {
      for (const name of Object.values(tabsWithValues)) {
        await tab(name).click();
        await eventually(async () => {
          const values = await valuesOn(page);
          for (const { of } of values) seen.add(of);
          expect(
            values.filter((value) => !isRight(value)),
            name,
          ).toEqual([]);
        });
      }
    };
    await look((value) => value.age === 'fresh' || hasLongBeenSilent(value));
    await shut(house);
    await lost(page).waitFor();
    await look(({ age, text }) => age === 'old' && text.includes('OLD'));
    await page.getByTestId('vote-stands').getByText('VOTE OPEN · OLD').waitFor();
    expect(await page.locator('[data-banner="finishing-old"]').textContent(), 'and counts no more').toMatch(/OLD/);
    const wordless = await page
      .locator('[class*="mark_"], [class*="_mark"]')
      .evaluateAll((all) => all.filter((one) => one.textContent?.trim() === ''));
    expect(wordless, 'no mark is a colour alone').toEqual([]);
    expect([...seen].sort(), 'of each source there was one').toEqual(
      ['line', ...Object.keys(staysFresh).filter((of) => of !== 'delay')].sort(),
    );
    await page.goto(`${page.url().replace(/#.*/, '')}#/stations`);
    await eventually(async () => expect((await valuesOn(page)).filter(({ of, age }) => of === 'delay' && age !== 'old')).toEqual([]));
    await page.goto(`${page.url().replace(/#.*/, '')}#/`);

    await open(house.port, house.store);
    await lost(page).waitFor({ state: 'detached' });
    await look((value) => (value.age === 'fresh' && !value.text.includes('OLD')) || hasLongBeenSilent(value));
  });

  it('[C22] is read out to who does not look: LINE LOST once, with no second of its age; a notice once; a refusal where it was pressed', async () => {
    const house = await open();
    const page = await openPage();
    await listenIn(page);
    await house.enter(page, 'director', 'Lin Jia');
    await page.getByText('Only the chair does this.').first().waitFor();
    await page.getByTestId('notices').getByText('has not been heard').waitFor();
    const told = async (words: string | RegExp) => (await saidOn(page)).filter((said) => said.words.match(words) !== null);
    house.show.change({ notices: [{ id: 'n2', at: house.clock.now(), light: 'bad', text: 'The kettle is on fire.' }] });
    await eventually(async () =>
      expect(await told(/^The kettle is on fire\.$/)).toEqual([{ how: 'assertive', words: 'The kettle is on fire.' }]),
    );
    // It says why not; to Playwright it is disabled.
    await page.locator('[data-task="take"]').click({ force: true });
    await eventually(async () => expect((await told(/^Only the chair does this/)).map(({ how }) => how)).toContain('assertive'));
    await shut(house);
    const age = page.locator('[data-banner="lost"]');
    await age.waitFor();
    const [first] = [await age.textContent()];
    await eventually(async () => expect(await age.textContent()).not.toBe(first));
    const [second] = [await age.textContent()];
    await eventually(async () => expect(await age.textContent()).not.toBe(second));
    const cries = await told('LINE LOST');
    expect(
      cries.map(({ how }) => how),
      'once, and with no second of its age',
    ).toEqual(['assertive']);
  });
});

describe('what nobody may miss', () => {
  it('shows NOT RECORDED as long as the disk refuses, and how much waits', async () => {
    const house = await open();
    const page = await openPage();
    await house.enter(page, 'director', 'Lin Jia');
    house.show.change({ recording: { ok: false, waiting: 2, since: house.clock.now() } });
    const banner = page.getByRole('alert').filter({ hasText: 'NOT RECORDED' });
    await banner.getByText(/2 facts wait in memory/).waitFor();
    house.show.change({ recording: { ok: true, waiting: 0, since: null } });
    await banner.waitFor({ state: 'detached' });
  });

  it('shows REHEARSAL in a word, and warns when a rehearsal transmits', async () => {
    const house = await open();
    const page = await openPage();
    await house.enter(page, 'director', 'Lin Jia');
    house.show.change({ activation: { id: 'act-2', kind: 'rehearsal' } });
    await page.locator('[data-activation="rehearsal"]').getByText('REHEARSAL').waitFor();
    await page.getByRole('alert').filter({ hasText: 'IT TRANSMITS' }).waitFor();
  });

  it('shows the server’s time in the zone of the series, whatever the laptop believes', async () => {
    const house = await open();
    house.clock.shift(5 * 3_600_000);
    const page = await openPage();
    await house.enter(page, 'director', 'Lin Jia');
    const shown = () => page.getByText('Clock Asia/Shanghai').locator('xpath=following-sibling::*').textContent();
    const inShanghai = () => new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(house.clock.now());
    await eventually(async () => expect(await shown()).toBe(inShanghai()));
  });

  it('counts a poll down to its end and not below', async () => {
    const house = await open();
    const page = await openPage();
    await house.enter(page, 'vote', 'Wu Tong');
    await page.getByText('Closes in', { exact: true }).waitFor();
    house.clock.shift(60_000);
    await eventually(async () =>
      expect(await page.getByText('Closes in', { exact: true }).locator('xpath=following-sibling::*').textContent()).toBe('0:00'),
    );
  });
});
