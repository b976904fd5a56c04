/** The voter as a hook: renders again when something was told, and once a second while a clock is shown. */
import { useEffect, useState } from 'preact/hooks';
import { type Moment, momentOf, secondsLeft } from './moment.ts';
import { type Notice, noticeOf } from './notice.ts';
import type { Told, Voter } from './voter.ts';

export type Now = { readonly told: Told; readonly moment: Moment; readonly seconds: number; readonly notice: Notice };

const secondsOf = (moment: Moment, now: number): number => {
  if (!('poll' in moment)) return 0;
  return secondsLeft(moment.is === 'soon' ? moment.poll.opensAt : moment.poll.endsAt, now);
};

const look = (voter: Voter): Now => {
  const told = voter.told();
  const now = voter.now();
  const moment = momentOf(told, now);
  const seconds = secondsOf(moment, now);
  const notice: Notice = moment.is === 'open' ? noticeOf(moment.poll, seconds, told.moved, now) : { is: 'none' };
  return { told, moment, seconds, notice };
};

const isSame = (a: Now, b: Now): boolean =>
  a.told === b.told &&
  a.seconds === b.seconds &&
  a.notice.is === b.notice.is &&
  a.moment.is === b.moment.is &&
  ('poll' in a.moment ? a.moment.poll.number : 0) === ('poll' in b.moment ? b.moment.poll.number : 0);

const beat = 200;

export const useVoter = (voter: Voter): Now => {
  const [now, setNow] = useState(() => look(voter));
  useEffect(() => {
    const refresh = (): void =>
      setNow((old) => {
        const next = look(voter);
        return isSame(old, next) ? old : next;
      });
    const stop = voter.onChange(refresh);
    const timer = setInterval(refresh, beat);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [voter]);
  return now;
};
