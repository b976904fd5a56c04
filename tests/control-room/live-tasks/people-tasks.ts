/** Live tasks about guests and graphics. They begin with “Talk” on air, no slot of anybody’s, and its guest ready and approved. */
import type { Page } from 'playwright-core';
import type { OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import { insist } from '../../end-to-end/show-caller.ts';
import { click, inPanel, key, type LiveTask, typed } from './live-task.ts';

/** Who is done has left time over, and somebody else is on. */
const meiIsOn = (hand: OperatorLine) => insist(hand, { type: 'guest.move', guestId: 'mei', to: 'on' });

const guest = (phase: string) => (other: Page) => other.locator(`[data-guest="lin"][data-phase="${phase}"]`);

export const peopleTasks: readonly LiveTask[] = [
  {
    does: 'bring the next guest on',
    on: 'talk',
    key: key('g'),
    mouse: inPanel('Guests', 'Bring on: Lin'),
    is: ({ guests }) => guests[0]?.phase === 'on',
    seen: guest('on'),
  },
  {
    does: 'put the guest’s title on',
    key: key('t'),
    mouse: inPanel('Guests', 'Title on: Lin'),
    is: ({ graphics }) => graphics.some(({ kind }) => kind === 'lower-third'),
    seen: (other) => other.getByRole('button', { name: 'Title off: Lin' }),
  },
  {
    does: 'put the product on',
    key: key('p'),
    mouse: inPanel('Graphics', 'Put on: Product card'),
    is: ({ graphics }) => graphics.some(({ kind }) => kind === 'product-card'),
    seen: (other) => other.locator('[data-graphic="product-card"]'),
  },
  {
    does: 'take the title off',
    key: key('t'),
    mouse: inPanel('Guests', 'Title off: Lin'),
    is: ({ graphics }) => !graphics.some(({ kind }) => kind === 'lower-third'),
    seen: (other) => other.getByRole('button', { name: 'Title on: Lin' }),
  },
  {
    does: 'take the product off',
    key: key('p'),
    mouse: inPanel('Graphics', 'Off: Product card'),
    is: ({ graphics }) => graphics.length === 0,
    seen: (other) => other.getByText('No graphic is on.'),
  },
  {
    does: 'clear the graphics',
    given: async (hand) => {
      await insist(hand, { type: 'graphic.on', graphic: 'label', text: 'Call now' });
      await insist(hand, { type: 'graphic.on', graphic: 'sales-ticker' });
    },
    key: key('c'),
    mouse: inPanel('Graphics', 'Clear all graphics'),
    is: ({ graphics }) => graphics.length === 0,
    seen: (other) => other.getByText('No graphic is on.'),
  },
  {
    does: 'freeze the graphics',
    key: key('z'),
    mouse: inPanel('Graphics', /^Freeze: /),
    is: ({ graphicsDesk }) => graphicsDesk.frozen !== null,
    seen: (other) => other.getByText('GRAPHICS FROZEN'),
  },
  // Before the graphics' own key again: the same one twice at once is a finger that bounced, and takes once.
  {
    does: 'say that the guest is done',
    key: typed('Guest is done'),
    mouse: inPanel('Guests', 'Is done: Lin'),
    is: ({ guests }) => guests[0]?.phase === 'done',
    seen: guest('done'),
  },
  {
    does: 'let the graphics follow again',
    key: key('z'),
    mouse: inPanel('Graphics', /^Thaw: /),
    is: ({ graphicsDesk }) => graphicsDesk.frozen === null,
    seen: (other) => other.getByRole('button', { name: /^Freeze: / }),
  },
];

/** At the guests’ position, where the bank is. */
export const bankTasks: readonly LiveTask[] = [
  {
    does: 'give the guest who is on time of the bank',
    on: 'talk',
    given: meiIsOn,
    key: async (page) => {
      await typed('Position: Guests')(page);
      await page.locator('tr[data-guest="mei"][data-phase="on"]').waitFor();
      await page.keyboard.press('e');
    },
    mouse: async (page) => {
      await page.getByRole('button', { name: 'Position: Show caller' }).click();
      await page.getByRole('menuitem', { name: 'Guests' }).click();
      await page.locator('tr[data-guest="mei"][data-phase="on"]').waitFor();
      await click('30 s from the bank to Mei')(page);
    },
    is: ({ guests }) => guests.some(({ id, given }) => id === 'mei' && given === 30_000),
    seen: (other) => other.getByText(/^Mei: .*from the bank/),
  },
];
