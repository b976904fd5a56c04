/** Live tasks about votes: one that is extended, one whose end is told late, and one that is counted and leads somewhere. */
import type { OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import type { OperatorView } from '../../../server/contract/views.ts';
import { insist, see } from '../../end-to-end/show-caller.ts';
import { rowOf, titleNext } from '../real-desk.ts';
import { click, inPanel, key, type LiveTask, typed } from './live-task.ts';

const poll = ({ polls }: OperatorView, id: string) => polls.find((one) => one.id === id);
const isIn = (id: string, phase: string) => (now: OperatorView) => poll(now, id)?.phase === phase;
const calledOff = (hand: OperatorLine, pollId: string) => insist(hand, { type: 'poll.void', pollId, reason: 'Enough of this one.' });

export const voteTasks: readonly LiveTask[] = [
  {
    does: 'open the vote',
    on: 'vote-long',
    key: key('o'),
    mouse: inPanel('Votes', 'Open the vote'),
    is: isIn('long', 'open'),
    seen: (other) => rowOf(other, 'vote-long').getByText('OPEN'),
  },
  {
    does: 'give it 30 s more',
    key: typed('Vote 30 s longer'),
    mouse: inPanel('Votes', '+30 s'),
    is: (now, before) => poll(now, 'long')?.endsAt === (poll(before, 'long')?.endsAt ?? 0) + 30_000,
    seen: (other) => other.getByText(/^5:[12]\d$/),
  },
  {
    does: 'close a vote whose end was not announced',
    on: 'vote-endless',
    given: async (hand) => {
      await calledOff(hand, 'long');
      await insist(hand, { type: 'poll.open', pollId: 'endless', openEnded: true });
      await see(hand, 'the vote is open', isIn('endless', 'open'));
    },
    key: typed('Vote closes in 10 s'),
    mouse: inPanel('Votes', 'Closing in 10 s'),
    is: (now) => poll(now, 'endless')?.openEnded === false,
    seen: (other) => other.locator('[data-poll="endless"]').getByText('Closes in', { exact: true }),
  },
  {
    does: 'verify the count',
    on: 'vote-short',
    given: async (hand) => {
      await calledOff(hand, 'endless');
      await insist(hand, { type: 'poll.open', pollId: 'short' });
      await see(hand, 'the final count', (now) => poll(now, 'short')?.counted?.final === true);
    },
    key: async (page) => {
      await page.keyboard.press('v');
      await page.locator('[data-task="vote-verify"]:focus').press('Enter');
    },
    mouse: inPanel('Votes', 'Verify 0 : 0'),
    is: isIn('short', 'verified'),
    seen: (other) => rowOf(other, 'vote-short').getByText('VERIFIED'),
  },
  {
    does: 'reveal the result',
    given: (hand) =>
      see(hand, 'the result may be shown', (now) => now.at >= (poll(now, 'short')?.earliestReveal ?? Number.POSITIVE_INFINITY)),
    key: key('r'),
    mouse: inPanel('Votes', 'Reveal the result'),
    is: isIn('short', 'revealed'),
    seen: (other) => rowOf(other, 'vote-short').getByText('REVEALED'),
  },
  {
    does: 'confirm where it leads',
    key: typed('Confirm where the result leads'),
    mouse: click('Confirm: go to “Something else”'),
    is: (now) => poll(now, 'short')?.branch?.confirmed === true && now.nextSegmentId === 'consolation',
    seen: (other) => titleNext(other).filter({ hasText: 'Something else' }),
  },
];
