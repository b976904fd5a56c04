/** What is shown, as a hook: renders again when that has become another, and once a second while seconds are shown. */
import { useEffect, useState } from 'preact/hooks';
import type { Told, Voter } from '../phone/voter.ts';
import { steadyAfter } from './gesture.ts';
import { createProductHold } from './product-hold.ts';
import { type Shown, whatOf, whatShows } from './what-shows.ts';

export type Now = {
  readonly told: Told;
  readonly shown: Shown;
  /** The same has been shown for long enough to be tapped. */
  readonly isSteady: boolean;
};

const beat = 200;

const pollOf = (shown: Shown): number => ('poll' in shown ? shown.poll.number : 0);
const isSameThing = (a: Shown, b: Shown): boolean => whatOf(a) === whatOf(b) && pollOf(a) === pollOf(b);
const isSame = (a: Now, b: Now): boolean =>
  a.told === b.told && a.isSteady === b.isSteady && JSON.stringify(a.shown) === JSON.stringify(b.shown);

const createLook = (voter: Voter) => {
  const products = createProductHold();
  let last: Shown = { is: 'nothing' };
  let since = 0;
  return (hold: number, isVisible: boolean): Now => {
    const told = voter.told();
    const now = voter.now();
    products.heard(told.episode?.product, now);
    const shown: Shown = isVisible ? whatShows(told, products.at(now - hold), hold, now) : { is: 'nothing' };
    if (!isSameThing(last, shown)) since = performance.now();
    last = shown;
    return { told, shown, isSteady: performance.now() - since >= steadyAfter };
  };
};

/** @param hold ms by which this player is later than its path */
export const useShown = (voter: Voter, hold: number, isVisible: boolean): Now => {
  const [look] = useState(() => createLook(voter));
  const [now, setNow] = useState(() => look(hold, isVisible));
  useEffect(() => {
    const refresh = (): void =>
      setNow((old) => {
        const next = look(hold, isVisible);
        return isSame(old, next) ? old : next;
      });
    refresh();
    const stop = voter.onChange(refresh);
    const timer = setInterval(refresh, beat);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [voter, look, hold, isVisible]);
  return now;
};
