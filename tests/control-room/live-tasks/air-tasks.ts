/** Live tasks about what is on air: take, shots, clock, cues, break and slate. They begin with an evening that is ready. */
import type { Page } from 'playwright-core';
import { rowOf, titleOnAir } from '../real-desk.ts';
import { click, inPanel, key, type LiveTask, nextRow, typed } from './live-task.ts';

const onAir = (other: Page) => other.getByTestId('on-air');
const digits = ['2', '3', '4', '5', '6', '7', '8', '1', '9'];
const shots = (page: Page) => page.getByRole('region', { name: 'Shots of the running segment' }).getByRole('button');
/** One after the other, each seen on program before the next. */
const allShots = (press: (page: Page, digit: string) => Promise<void>) => async (page: Page) => {
  for (const digit of digits) {
    await press(page, digit);
    await shots(page)
      .filter({ hasText: `${digit}` })
      .and(page.locator('[aria-pressed="true"]'))
      .waitFor();
  }
};

export const airTasks: readonly LiveTask[] = [
  {
    does: 'take',
    key: key('Space'),
    mouse: click(/^TAKE/),
    is: (now) => now.onAir?.segmentId === 'welcome',
    seen: (other) => titleOnAir(other).filter({ hasText: 'Welcome' }),
  },
  {
    does: 'cut to each of nine shots',
    key: allShots((page, digit) => page.keyboard.press(digit)),
    mouse: allShots((page, digit) => shots(page).filter({ hasText: digit }).click()),
    is: ({ log }) => log.filter(({ type }) => type === 'shot.cut').length === digits.length,
    seen: (other) => shots(other).filter({ hasText: '9' }).and(other.locator('[aria-pressed="true"]')),
  },
  {
    does: 'fire an ad-lib',
    key: key('j'),
    mouse: click(/^Close look/),
    is: ({ adLibs, onAir: run }) => adLibs[0]?.isOn === true && run?.segmentId === 'welcome',
    seen: (other) => other.getByRole('button', { name: /^Close look/, pressed: true }),
  },
  {
    does: 'freeze the clock',
    key: key('f'),
    mouse: click('Freeze clock'),
    is: ({ phase }) => phase === 'frozen',
    seen: (other) => onAir(other).getByText('clock frozen'),
  },
  {
    does: 'fire a cue by hand',
    key: key('q'),
    mouse: inPanel('Cues', 'Fire: The sting'),
    is: ({ cues }) => cues.some(({ id, state }) => id === 'sting' && state !== 'waiting'),
    seen: (other) => other.getByRole('button', { name: 'End: The sting' }),
  },
  {
    does: 'let the clock run again',
    key: key('f'),
    mouse: click('Resume clock'),
    is: ({ phase }) => phase === 'live',
    seen: (other) => onAir(other).filter({ hasNotText: 'clock frozen' }),
  },
  {
    does: 'go to a break',
    key: key('b'),
    mouse: click('Go to break'),
    is: ({ phase, onAir: run }) => phase === 'break' && run?.slate === 'break',
    seen: (other) => onAir(other).getByText('BREAK SLATE'),
  },
  {
    does: 'make what is next 30 s longer',
    key: key('+'),
    mouse: click('Next: 30 s longer'),
    is: (now) => nextRow(now)?.planned === 210_000,
    seen: (other) => rowOf(other, 'news').getByText('3:30', { exact: true }),
  },
  {
    does: 'come back from the break',
    key: key('b'),
    mouse: click('Back from break'),
    is: ({ phase, onAir: run }) => phase === 'live' && run?.slate === null,
    seen: (other) => onAir(other).filter({ hasNotText: 'BREAK SLATE' }),
  },
  {
    does: 'end a cue by hand',
    key: (page) => page.getByRole('button', { name: 'End: The sting' }).press('Enter'),
    mouse: inPanel('Cues', 'End: The sting'),
    is: ({ cues }) => cues.some(({ id, state }) => id === 'sting' && state === 'done'),
    seen: (other) => other.getByRole('button', { name: 'Fire: The sting' }),
  },
  {
    does: 'show the breakdown slate',
    key: key('x'),
    mouse: click('Breakdown slate'),
    is: ({ onAir: run }) => run?.slate === 'breakdown',
    seen: (other) => onAir(other).getByText('BREAKDOWN SLATE'),
  },
  {
    does: 'come back from the slate by a shot of the palette',
    key: typed('Shot 2: Host'),
    mouse: click('Back from slate'),
    is: ({ onAir: run }) => run?.slate === null,
    seen: (other) => onAir(other).filter({ hasNotText: 'BREAKDOWN SLATE' }),
  },
  {
    does: 'say “we are here”',
    key: async (page) => {
      await page.keyboard.press('w');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('Order now');
      await page.getByRole('option').and(page.locator(':only-of-type')).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.locator('[role="option"][data-combobox-selected]').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('option').waitFor({ state: 'detached' });
      await page.keyboard.press('Tab');
      await dialog.getByLabel('For how long already').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('2:00');
      const deed = dialog.getByRole('button', { name: 'Go on from here' });
      await deed.and(page.locator(':enabled')).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await deed.and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
    },
    mouse: async (page) => {
      await page.getByRole('button', { name: 'We are here' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').click();
      await page.getByRole('option', { name: 'Order now' }).click();
      await dialog.getByLabel('For how long already').fill('2:00');
      await dialog.getByRole('button', { name: 'Go on from here' }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    is: ({ onAir: run, at }) => run?.segmentId === 'order' && at - run.startedAt >= 120_000,
    seen: (other) => titleOnAir(other).filter({ hasText: 'Order now' }),
  },
];
