/** What operators should be told once, newest first, bounded; each goes by itself after a while. */
import { type Saying, sentence } from '../contract/sayings.ts';
import type { OperatorView } from '../contract/views.ts';
import type { Clock } from '../ports/clock.ts';

type Notice = OperatorView['notices'][number];
const mostShown = 20;
const shownFor = 120_000;

export const noticeBoard = ({ clock, newId, changed }: { clock: Clock; newId: () => string; changed: () => void }) => {
  let notices: readonly Notice[] = [];
  return {
    post: (light: 'warn' | 'bad', said: Saying) => {
      const text = sentence(said);
      notices = [{ id: newId(), at: clock.now(), light, text, said }, ...notices.filter((one) => one.text !== text)].slice(0, mostShown);
      changed();
    },
    notices: () => notices.filter((one) => one.at > clock.now() - shownFor),
  };
};
