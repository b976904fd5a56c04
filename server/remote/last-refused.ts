/**
 * What each box was refused last, so that it can be shown on the button that was pressed: OSC gets no answer, and a deck shows only
 * what the state says. Forgotten after a few seconds, and by the next press that is done.
 */
import type { Reply } from '../contract/commands.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';

export type Refused = { readonly task: string; readonly why: string };

/** Long enough to be read, short enough to be of this press. */
const shownFor: Ms = 5000;
const mostBoxes = 50;
const longestTask = 100;

export const lastRefused = (clock: Pick<Clock, 'now'>) => {
  const last = new Map<string, Refused & { readonly at: EpochMs }>();
  return {
    heard: (boxId: string, task: string, reply: Reply): void => {
      last.delete(boxId);
      if (reply.ok) return;
      last.set(boxId, { task: task.slice(0, longestTask), why: reply.refusal.message, at: clock.now() });
      const [oldest] = last.keys();
      if (last.size > mostBoxes && oldest !== undefined) last.delete(oldest);
    },
    of: (boxId: string): Refused | undefined => {
      const one = last.get(boxId);
      return one && clock.now() - one.at < shownFor ? one : undefined;
    },
  };
};
