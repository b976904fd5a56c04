/**
 * Tells the phones what changed: the episode, a poll, a live count, an outcome when each path's picture has it.
 */
import type { PhoneMessage } from '../contract/phone.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import { limits } from './door-limits.ts';
import type { DoorLog } from './door-log.ts';
import { tellEmbeds } from './embed-news.ts';
import type { House } from './house.ts';
import { clockOf, phonePoll } from './phone-view.ts';
import { welcomePhone } from './phone-welcome.ts';
import type { DoorPoll } from './poll.ts';
import { createReveals, type IsNews } from './reveals.ts';
import type { Phone, Roster } from './roster.ts';
import { viewOfEmbeds, watchingOf } from './view-number.ts';

/** Live bars move at most this often on phones, each time a little differently, and spread, so that phones do not answer in step. */
const countEvery: Ms = 1000;
const countJitter: Ms = 250;
const sweepOver: Ms = 250;

type Options = { readonly house: House; readonly roster: Roster; readonly clock: Clock; readonly log: DoorLog };

/** Shown splits only: whoever's turn it is in a sweep hears the count that is newest then. */
const createLiveBars = ({ house, roster, clock, log }: Options) => {
  const moved = new Set<DoorPoll>();
  let cancel: (() => void) | undefined;
  let isSweeping = false;
  const countOf = (poll: DoorPoll): string | undefined => {
    const count = house.published(poll);
    return count && JSON.stringify({ type: 'count', poll: poll.number, yea: count.yea, nay: count.nay } satisfies PhoneMessage);
  };
  const sweep = async (): Promise<void> => {
    cancel = undefined;
    isSweeping = true;
    const nextFrom = clock.now() + countEvery + Math.random() * countJitter;
    const polls = [...moved];
    moved.clear();
    await Promise.all(
      polls.map((poll) => roster.sweep((view) => (view === viewOfEmbeds ? undefined : countOf(poll)), sweepOver / polls.length)),
    );
    isSweeping = false;
    if (moved.size > 0) sweepAt(nextFrom);
  };
  const sweepAt = (at: EpochMs): void => {
    cancel = clock.wakeAt(at, () => {
      sweep().catch((error: unknown) => log.error({ reason: String(error) }, 'Live counts no longer reach the phones.'));
    });
  };
  return {
    show(poll: DoorPoll): void {
      if (poll.rules().split !== 'shown') return;
      moved.add(poll);
      if (!cancel && !isSweeping) sweepAt(clock.now() + countEvery + Math.random() * countJitter);
    },
    stop: () => cancel?.(),
  };
};

/** Whether what paths are late by is another than it was when this was asked last. */
const openDelays = (house: House): (() => boolean) => {
  const now = (): string => JSON.stringify([house.stage()?.episode.paths, house.stage()?.episode.pictures]);
  let known = now();
  return () => {
    const before = known;
    known = now();
    return known !== before;
  };
};

export const tellPhones = (options: Options): (() => void) => {
  const { house, roster, clock, log } = options;
  const welcome = (phone: Phone): void => {
    if (!phone.hello) return;
    welcomePhone(phone, house, clock).catch((error: unknown) =>
      log.warn({ reason: String(error) }, 'A phone could not be welcomed to the new episode.'),
    );
  };
  const tellPoll = (poll: DoorPoll, isNews: IsNews = () => true): void => {
    const stage = house.stage();
    if (!stage || poll.rules().activationId !== stage.episode.activationId) return;
    void roster.broadcast((view) => {
      if (view === viewOfEmbeds) return undefined;
      const watching = watchingOf(view, stage.paths);
      if (!isNews(clockOf(watching))) return undefined;
      const now = clock.now();
      const viewing = { watching, episode: stage.episode, now };
      return JSON.stringify({ type: 'poll', now, poll: phonePoll(poll, house.published(poll), viewing) } satisfies PhoneMessage);
    });
  };
  const bars = createLiveBars(options);
  const reveals = createReveals({ house, clock, tell: tellPoll });
  const areDelaysOthers = openDelays(house);
  const tellToAll = (poll: DoorPoll): void => {
    tellPoll(poll);
    reveals.watch(poll);
  };
  const stopListening = house.listen({
    episode(stage, isAnother) {
      const isLater = areDelaysOthers();
      if (isAnother) {
        void roster.forEach(welcome);
        return;
      }
      const message = JSON.stringify({ type: 'episode', now: clock.now(), episode: stage.episode } satisfies PhoneMessage);
      void roster.broadcast((view) => (view === viewOfEmbeds ? undefined : message));
      if (isLater) for (const poll of reveals.waiting()) tellToAll(poll);
    },
    poll: tellToAll,
    count: bars.show,
    refusing({ refusing }) {
      if (refusing) return;
      void roster.forEach((phone) => {
        if (phone.index === undefined) welcome(phone);
      });
    },
  });
  const stopEmbeds = tellEmbeds(options);
  const stage = house.stage();
  if (stage) for (const poll of house.book.ofActivation(stage.episode.activationId, limits.pollsOnPhone)) reveals.watch(poll);

  return () => {
    stopListening();
    stopEmbeds();
    bars.stop();
    reveals.stop();
  };
};
