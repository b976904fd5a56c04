/** Evenings in the middle of a vote on the apples. */

import { type Evening, live } from './evening.ts';
import { aPlan } from './plans.ts';

/** Opened at eight: the origin's window ends at 30.4 s, the site's path closes at 54.4 s. */
export const open = (plan = aPlan()): Evening => {
  const evening = live(plan);
  evening.ask('poll.open', { pollId: 'apples' });
  return evening;
};
/** Closed for everybody, counted 70 to 30, at 60 s. */
export const counted = (plan?: ReturnType<typeof aPlan>, yea = 70, nay = 30): Evening => {
  const evening = open(plan);
  evening.wait(60);
  evening.count('apples', yea, nay);
  return evening;
};
export const revealed = (plan?: ReturnType<typeof aPlan>): Evening => {
  const evening = counted(plan);
  evening.verify('apples', 70, 30);
  evening.ask('poll.reveal', { pollId: 'apples' });
  return evening;
};
