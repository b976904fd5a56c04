/**
 * Who gets a new pass, and at what price.
 *
 * A pass is free until a crowd of new ones has come from one place; then a newcomer there works for theirs, and far beyond
 * that there are none for a while. Nobody is asked for work when the vote is about to close: a newcomer then gets
 * a pass that counts as open, up to ten times the crowd. A pass that was given stays good whatever comes after.
 * Why so: docs/decisions/0015-passes-and-crowds.md.
 */
import type { PhoneChallenge, PhoneWork } from '../contract/phone.ts';
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import { home, type Place } from './address-prefix.ts';
import { createChallenges } from './challenge.ts';
import { createCrowds } from './crowds.ts';

/** No work is asked for when a window ends within so long. */
export const lastMoments: Ms = 15_000;
/** Without work, in the last moments, up to so many times the crowd; at all, up to so many. */
const unasked = 10;
const utmost = 100;

export type Newcomer = {
  readonly place: Place;
  readonly activationId: string;
  readonly work?: PhoneWork | undefined;
  /** A vote that this one may take part in is about to close. */
  readonly isClosing: boolean;
};
export type Admission =
  | { readonly is: 'free' | 'worked' | 'unchallenged' | 'refused' }
  | { readonly is: 'work'; readonly challenge: PhoneChallenge };

export type GateCounts = { readonly challenged: number; readonly unchallenged: number; readonly refused: number };

export type PassGate = {
  admit(newcomer: Newcomer): Promise<Admission>;
  /** A pass was given there. */
  gave(place: Place): void;
  counts(activationId: string): GateCounts;
};

type Options = {
  readonly clock: Clock /** Passes from one place before a newcomer works for theirs; 0: nobody ever does. */;
  readonly crowd: number;
};

const nothing: GateCounts = { challenged: 0, unchallenged: 0, refused: 0 };

export const createPassGate = ({ clock, crowd }: Options): PassGate => {
  const crowds = createCrowds();
  const challenges = createChallenges(clock.now());
  let of = '';
  let counts = nothing;
  const count = (activationId: string, what: keyof GateCounts): void => {
    if (of !== activationId) counts = nothing;
    of = activationId;
    counts = { ...counts, [what]: counts[what] + 1 };
  };
  const judge = async ({ place, activationId, work, isClosing }: Newcomer): Promise<Admission> => {
    const now = clock.now();
    const passes = Math.round(crowds.of(place, now));
    if (crowd === 0 || place === home || passes < crowd) return { is: 'free' };
    if (passes >= crowd * utmost) return { is: 'refused' };
    if (work && (await challenges.redeem(work, activationId, now))) return { is: 'worked' };
    if (isClosing) return { is: passes < crowd * unasked ? 'unchallenged' : 'refused' };
    const challenge = await challenges.make(activationId, now);
    return challenge ? { is: 'work', challenge } : { is: 'refused' };
  };
  return {
    async admit(newcomer) {
      const admission = await judge(newcomer);
      if (admission.is === 'work') count(newcomer.activationId, 'challenged');
      else if (admission.is === 'unchallenged' || admission.is === 'refused') count(newcomer.activationId, admission.is);
      return admission;
    },
    gave: (place) => crowds.add(place, clock.now()),
    counts: (activationId) => (of === activationId ? counts : nothing),
  };
};
