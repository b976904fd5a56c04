/**
 * A pass for whoever has none: what they showed is judged, the gate is asked, the pass is handed out.
 *
 * The same for a phone's hello and for POST /pass. A newcomer who was let in without the work it would have cost counts as open,
 * whatever they showed: their code may prove it once the poll is over.
 */
import type { PhoneChallenge, PhoneWork } from '../contract/phone.ts';
import { unknownPath } from '../core/vote-count.ts';
import { windowOf } from '../core/vote-window.ts';
import type { Clock } from '../ports/clock.ts';
import type { Place } from './address-prefix.ts';
import type { Judged, Shown } from './air-proof.ts';
import type { House } from './house.ts';
import type { Seat } from './pass-book.ts';
import { type Admission, lastMoments } from './pass-gate.ts';
import type { Standing } from './pass-standings.ts';
import type { Stage } from './stage.ts';

export type Newcomer = Shown & {
  readonly place: Place;
  readonly work?: PhoneWork | undefined;
  /** Had a pass of another activation on the same line: whoever stays for the next episode has paid. */
  readonly stays?: boolean;
};

export type Reception =
  | { readonly is: 'seated'; readonly seat: Seat; readonly judged: Judged }
  | { readonly is: 'work'; readonly challenge: PhoneChallenge }
  /** `refused`: too many have come from there; `none`: the disk refuses, or the cap is reached. */
  | { readonly is: 'refused' | 'none' };

/** True when a vote that this viewer may take part in ends within the last moments. */
const isClosing = (house: House, { episode, paths }: Stage, { path, tier }: Standing, now: number): boolean =>
  house.book.ofActivation(episode.activationId, 8).some((poll) => {
    if (poll.final()) return false;
    const watching = { path: path === unknownPath ? undefined : paths.idOf(path), proved: tier > 0 };
    const window = windowOf(poll.rules(), watching);
    return window !== undefined && now >= window.endsAt - lastMoments && now <= window.closesAt;
  });

export const receive = async (
  house: House,
  stage: Stage,
  clock: Clock,
  { place, work, stays = false, ...shown }: Newcomer,
): Promise<Reception> => {
  const { activationId } = stage.episode;
  const now = clock.now();
  const judged = stage.proofs.judge(shown, now);
  const admission: Admission = stays
    ? { is: 'free' }
    : await house.gate.admit({ place, activationId, work, isClosing: isClosing(house, stage, judged.standing, now) });
  if (admission.is === 'work') return admission;
  if (admission.is === 'refused') return { is: 'refused' };
  // A path is claimed as well as proved; a shared picture's name is nothing without its proof.
  const given: Judged = admission.is === 'unchallenged' ? stage.proofs.judgeUnproved(shown) : judged;
  const seat = await stage.passes.issueSoon(given.standing);
  if (!seat) return { is: 'none' };
  house.gate.gave(place);
  house.gave(place);
  return { is: 'seated', seat, judged: given };
};
