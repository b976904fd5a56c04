/** Live tasks about the plan and the chair: what comes next, how long, in which order, and who decides. They begin with “Welcome” on air. */
import type { Page } from 'playwright-core';
import type { OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import { textIn } from '../../../server/contract/units.ts';
import type { OperatorView } from '../../../server/contract/views.ts';
import { insist } from '../../end-to-end/show-caller.ts';
import { dragRow, handleOf } from '../drag-row.ts';
import { rowOf, titleNext } from '../real-desk.ts';
import { click, key, type LiveTask, nextRow, typed } from './live-task.ts';

const isNext = (title: string) => (other: Page) => titleNext(other).filter({ hasText: title });
const place = ({ rundown }: OperatorView, id: string) => rundown.findIndex((row) => row.id === id);
const reason = 'the line to the other desk is bad';

const proposed = (planned: number) => (hand: OperatorLine) =>
  insist(hand, { type: 'plan.propose', edit: { do: 'retime', segmentId: 'letters', planned } });
const answered = (answer: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.getByTestId('proposal').waitFor();
  await answer(page);
};

export const nextTasks: readonly LiveTask[] = [
  {
    does: 'make what is next 30 s shorter',
    on: 'welcome',
    key: key('-'),
    mouse: click('Next: 30 s shorter'),
    is: (now) => nextRow(now)?.planned === 180_000,
    seen: (other) => rowOf(other, 'news').getByText('3:00', { exact: true }),
  },
  {
    does: 'set next one later',
    key: key('d'),
    mouse: click('Set next one later'),
    is: ({ nextSegmentId }) => nextSegmentId === 'talk',
    seen: isNext('Talk'),
  },
  {
    does: 'set next one earlier',
    key: key('u'),
    mouse: click('Set next one earlier'),
    is: ({ nextSegmentId }) => nextSegmentId === 'news',
    seen: isNext('News'),
  },
  {
    does: 'skip what is next',
    key: key('s'),
    mouse: click('Skip what is next'),
    is: ({ rundown, nextSegmentId }) => rundown.some(({ id, state }) => id === 'news' && state === 'skipped') && nextSegmentId === 'talk',
    seen: (other) => rowOf(other, 'news').getByText('SKIPPED'),
  },
  {
    does: 'undo that',
    key: key('Control+z'),
    mouse: click('Undo: skip “News”'),
    is: ({ rundown }) => rundown.some(({ id, state }) => id === 'news' && state !== 'skipped'),
    seen: (other) => rowOf(other, 'news').filter({ hasNotText: 'SKIPPED' }),
  },
  {
    does: 'set next what was chosen',
    key: typed('Letters'),
    mouse: async (page) => {
      await page.getByRole('button', { name: 'What to do with Letters' }).click();
      await page.getByRole('menuitem', { name: 'Set next' }).click();
    },
    is: ({ nextSegmentId }) => nextSegmentId === 'letters',
    seen: isNext('Letters'),
  },
  {
    does: 'put a segment elsewhere',
    key: (page) => handleOf(page, 'Plums').press('Alt+ArrowUp'),
    mouse: (page) => dragRow(page, 'Plums', 'vote-long'),
    is: (now) => place(now, 'vote-endless') === place(now, 'vote-long') - 1,
    seen: (other) => other.locator('[data-segment="vote-endless"] + [data-segment="vote-long"]'),
  },
  {
    does: 'hand over the chair',
    key: async (page) => {
      await page.getByRole('button', { name: 'Hand over' }).press('Enter');
      // The focus goes to the first deed a moment after the menu is there.
      await page.locator('[role=menuitem]:focus', { hasText: 'Zhao Min' }).waitFor();
      await page.keyboard.press('Enter');
    },
    mouse: async (page) => {
      await page.getByRole('button', { name: 'Hand over' }).click();
      await page.getByRole('menuitem', { name: 'Zhao Min' }).click();
    },
    is: ({ chair }) => chair?.name === 'Zhao Min',
    seen: (other) => other.getByRole('button', { name: 'Hand over' }),
  },
  {
    does: 'take the chair by force, with a reason',
    key: async (page) => {
      await page.getByRole('button', { name: 'Take over the chair' }).press('Enter');
      await page.getByRole('dialog').getByLabel('Reason').and(page.locator(':focus')).waitFor();
      await page.keyboard.type(reason);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.getByRole('dialog').getByRole('button', { name: 'Take over the chair' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Enter');
    },
    mouse: async (page) => {
      await page.getByRole('button', { name: 'Take over the chair' }).click();
      await page.getByRole('dialog').getByLabel('Reason').fill(reason);
      await page.getByRole('dialog').getByRole('button', { name: 'Take over the chair' }).click();
    },
    is: ({ chair, log }) => chair?.name === 'Lin Jia' && log.some(({ text }) => textIn(text, 'en').includes(reason)),
    seen: (other) => other.getByRole('button', { name: 'Take over the chair' }),
  },
  {
    does: 'accept what is proposed',
    given: proposed(150_000),
    key: answered(key('y')),
    mouse: answered(click(/^Accept: /)),
    is: ({ rundown, proposals }) => proposals.length === 0 && rundown.some(({ id, planned }) => id === 'letters' && planned === 150_000),
    seen: (other) => rowOf(other, 'letters').getByText('2:30', { exact: true }),
  },
  {
    does: 'decline what is proposed',
    given: proposed(90_000),
    key: answered(key('n')),
    mouse: answered(click(/^Decline: /)),
    is: ({ rundown, log }) =>
      log.some(({ type }) => type === 'plan.declined') && rundown.some(({ id, planned }) => id === 'letters' && planned === 150_000),
    seen: (other) => other.locator('main:not(:has([data-testid="proposal"]))'),
  },
];
