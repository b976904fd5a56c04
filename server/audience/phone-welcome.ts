/**
 * Brings a phone that said hello up to date: its pass, what that proved, the episode, the polls, its own ballots.
 *
 * A pass of another activation, or a false one, is answered with a new pass: it never counts as what it claims.
 * While no pass can be given the phone is welcomed without one and served as soon as one can be.
 */
import type { CodeRefusal, PhoneChallenge, PhoneMessage, PhoneProof } from '../contract/phone.ts';
import type { EpochMs } from '../contract/units.ts';
import { tierOf } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import type { Judged } from './air-proof.ts';
import { limits } from './door-limits.ts';
import type { DoorLog } from './door-log.ts';
import type { House } from './house.ts';
import { receive } from './newcomer.ts';
import { type Standing, stranger } from './pass-standings.ts';
import { ballotsOf, clockOf, phonePoll } from './phone-view.ts';
import { type Hello, type Phone, type Roster, sendTo } from './roster.ts';
import type { Stage } from './stage.ts';
import { viewNumber, viewOfEmbeds, watchingOf } from './view-number.ts';

/** What became of a hello: a pass and why its code proved nothing, or the work it costs. */
type Seated = { readonly pass: string; readonly index: number; readonly refusal?: CodeRefusal | undefined };
type Seat = Seated | { readonly challenge: PhoneChallenge } | undefined;

/** Why a right code did not become this pass's proof. */
const refusedBinding = { bound: undefined, same: undefined, armed: 'armed', taken: 'bound' } as const;

const remember = (phone: Phone, activationId: string, { picture }: Judged): void => {
  if (picture !== undefined) phone.proved = { activationId, picture };
};

const seatOf = async (phone: Phone, stage: Stage, house: House, clock: Clock): Promise<Seat> => {
  const { pass, challenge: work, ...said } = phone.hello ?? {};
  const { activationId } = stage.episode;
  const shown = { ...said, proved: phone.proved?.activationId === activationId ? phone.proved.picture : undefined };
  const index = pass === undefined ? undefined : stage.passes.read(pass);
  if (pass === undefined || index === undefined) {
    const reception = await receive(house, stage, clock, { ...shown, work, place: phone.place, stays: phone.index !== undefined });
    if (reception.is === 'work') return { challenge: reception.challenge };
    if (reception.is !== 'seated') return undefined;
    phone.seatedAt = clock.now();
    remember(phone, activationId, reception.judged);
    return { ...reception.seat, refusal: reception.judged.refusal };
  }
  const judged = stage.proofs.judge(shown, clock.now());
  remember(phone, activationId, judged);
  const bound = stage.passes.bind(index, judged.standing, !house.book.isArmed(activationId));
  if (bound === 'armed' && judged.picture !== undefined) phone.isOwed = true;
  // A page that is loaded again shows the code of its old link: nothing is wrong with a pass that has its proof.
  const refusal = stage.passes.tierOf(index) > 0 ? undefined : judged.refusal;
  return { pass, index, refusal: refusal ?? (judged.picture === undefined ? undefined : refusedBinding[bound]) };
};

/** What it counts as, and whose clock it follows. */
const standOf = (phone: Phone, stage: Stage, seat: Seated | undefined): Standing => {
  const { passes, paths, proofs } = stage;
  const standing = seat ? { path: passes.pathOf(seat.index), tier: passes.tierOf(seat.index) } : stranger;
  const { watching, path } = phone.hello ?? {};
  const among = proofs.mayName(standing, path);
  const named = [watching, path].find((id) => id !== undefined && among.includes(id));
  phone.path = standing.path;
  phone.tier = standing.tier;
  phone.view = viewNumber(standing.path, standing.tier > 0, paths.numberOf(named));
  return standing;
};

const proofOf = ({ proofs }: Stage, standing: Standing, hello: Hello, seat: Seated): PhoneProof => ({
  tier: tierOf(standing.tier),
  picture: standing.tier > 0 ? (proofs.pictureOf(standing.path) ?? null) : null,
  mayName: proofs.mayName(standing, hello.path),
  ...(seat.refusal ? { code: seat.refusal } : {}),
});

const welcomeMessage = (house: House, now: EpochMs, stage: Stage, given: Seat, phone: Phone): PhoneMessage => {
  const { episode } = stage;
  const polls = house.book.ofActivation(episode.activationId, limits.pollsOnPhone);
  const seat = given && 'index' in given ? given : undefined;
  const standing = standOf(phone, stage, seat);
  const watching = watchingOf(phone.view, stage.paths);
  return {
    type: 'welcome',
    now,
    pass: seat?.pass ?? null,
    path: clockOf(watching) ?? null,
    ...(given && 'challenge' in given ? { challenge: given.challenge } : {}),
    ...(seat ? { proof: proofOf(stage, standing, phone.hello ?? {}, seat) } : {}),
    episode,
    polls: polls.map((poll) => phonePoll(poll, house.published(poll), { watching, episode, now })),
    mine: seat ? ballotsOf(polls, seat.index) : [],
  };
};

/** An overlay's path is its station's, whatever it says; it shows no code. */
const asEmbedded = (phone: Phone, house: House): string | undefined => {
  const { embed, pass, challenge } = phone.hello ?? {};
  if (embed === undefined) return undefined;
  phone.hello = { embed, pass, challenge, path: house.embeds.find(embed)?.path };
  return embed;
};

const embedMessage = (house: House, now: EpochMs, stage: Stage, given: Seat, phone: Phone, station: string): PhoneMessage => {
  const seat = given && 'index' in given ? given : undefined;
  const { episode, polls } = house.embeds.now(station);
  const own = house.book.ofActivation(stage.episode.activationId, limits.pollsOnPhone);
  standOf(phone, stage, seat);
  phone.view = viewOfEmbeds;
  return {
    ...{ type: 'welcome', now, pass: seat?.pass ?? null, path: phone.hello?.path ?? null, episode, polls },
    ...(given && 'challenge' in given ? { challenge: given.challenge } : {}),
    mine: seat ? ballotsOf(own, seat.index) : [],
  };
};

const nothingOn = (now: EpochMs): PhoneMessage => ({
  type: 'welcome',
  now,
  pass: null,
  path: null,
  episode: null,
  polls: [],
  mine: [],
});

const welcomeOnce = async (phone: Phone, house: House, clock: Clock): Promise<void> => {
  const stage = house.stage();
  if (!stage) {
    sendTo(phone, JSON.stringify(nothingOn(clock.now())));
    return;
  }
  const { activationId } = stage.episode;
  const embedded = asEmbedded(phone, house);
  const seat = await seatOf(phone, stage, house, clock);
  const staged = house.stage();
  if (staged?.episode.activationId !== activationId) return welcomeOnce(phone, house, clock);
  phone.activationId = activationId;
  const { challenge: _used, ...hello } = phone.hello ?? {};
  const isSeated = seat !== undefined && 'index' in seat;
  phone.hello = { ...hello, pass: isSeated ? seat.pass : undefined };
  phone.index = isSeated ? seat.index : undefined;
  const message =
    embedded === undefined
      ? welcomeMessage(house, clock.now(), staged, seat, phone)
      : embedMessage(house, clock.now(), staged, seat, phone, embedded);
  sendTo(phone, JSON.stringify(message));
  if (embedded !== undefined) house.embeds.came(embedded);
};

/** One at a time a phone: what is said meanwhile is answered after, so that nobody gets two passes by asking twice. */
export const welcomePhone = async (phone: Phone, house: House, clock: Clock): Promise<void> => {
  phone.welcomes += 1;
  if (phone.welcomes > 1) return;
  try {
    for (let answered = 0; answered < phone.welcomes; ) {
      answered = phone.welcomes;
      await welcomeOnce(phone, house, clock);
    }
  } finally {
    phone.welcomes = 0;
  }
};

/**
 * Who showed a right code while a poll was on is proved when no poll is: their pass was not to change meanwhile.
 * @returns what stops it
 */
export const proveLater = (roster: Roster, house: House, clock: Clock, log: DoorLog): (() => void) => {
  const prove = (phone: Phone): void => {
    if (!phone.isOwed) return;
    phone.isOwed = false;
    welcomePhone(phone, house, clock).catch((error: unknown) =>
      log.warn({ reason: String(error) }, 'A phone could not be told what its code proved.'),
    );
  };
  return house.listen({
    poll(poll) {
      if (poll.final() && !house.book.isArmed(poll.rules().activationId)) void roster.forEach(prove);
    },
  });
};
