/**
 * Brings a phone that said hello up to date: its pass, the episode, the polls, its own ballots.
 *
 * A pass of another activation, or a false one, is answered with a new pass: it never counts as what it claims.
 * While no pass can be given the phone is welcomed without one and served as soon as one can be.
 */
import type { PhoneMessage } from '../contract/phone.ts';
import { unknownPath } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import { limits } from './door-limits.ts';
import type { House, Stage } from './house.ts';
import { ballotsOf, phonePoll } from './phone-view.ts';
import { type Phone, sendTo } from './roster.ts';

type Seat = { readonly pass: string; readonly index: number };

const seatOf = async (phone: Phone, stage: Stage, isArmed: boolean): Promise<Seat | undefined> => {
  const path = stage.paths.numberOf(phone.hello?.path);
  const pass = phone.hello?.pass;
  const index = pass === undefined ? undefined : stage.passes.read(pass);
  if (pass === undefined || index === undefined) return stage.passes.issueSoon(path);
  stage.passes.bind(index, path, !isArmed);
  return { pass, index };
};

const welcomeMessage = (house: House, clock: Clock, stage: Stage, seat: Seat | undefined, pathNumber: number): PhoneMessage => {
  const { episode } = stage;
  const polls = house.book.ofActivation(episode.activationId, limits.pollsOnPhone);
  const path = stage.paths.idOf(pathNumber);
  const now = clock.now();
  return {
    type: 'welcome',
    now,
    pass: seat?.pass ?? null,
    path: path ?? null,
    episode,
    polls: polls.map((poll) => phonePoll(poll, house.published(poll), { path, episode, now })),
    mine: seat ? ballotsOf(polls, seat.index) : [],
  };
};

export const welcomePhone = async (phone: Phone, house: House, clock: Clock): Promise<void> => {
  const stage = house.stage();
  if (!stage) {
    sendTo(
      phone,
      JSON.stringify({
        type: 'welcome',
        now: clock.now(),
        pass: null,
        path: null,
        episode: null,
        polls: [],
        mine: [],
      } satisfies PhoneMessage),
    );
    return;
  }
  const { activationId } = stage.episode;
  const seat = await seatOf(phone, stage, house.book.isArmed(activationId));
  if (house.stage()?.episode.activationId !== activationId) return welcomePhone(phone, house, clock);
  phone.activationId = activationId;
  phone.hello = { ...phone.hello, pass: seat?.pass };
  phone.path = seat ? stage.passes.pathOf(seat.index) : unknownPath;
  if (seat) phone.index = seat.index;
  else delete phone.index;
  sendTo(phone, JSON.stringify(welcomeMessage(house, clock, house.stage() ?? stage, seat, phone.path)));
};
