/**
 * What this page is about right now: which poll, and in which of its states.
 *
 * Pure: from what the door told and the server's time. A poll is over for the page at its `endsAt`;
 * ballots already under way are still taken by the door for a moment.
 */
import type { PhoneEpisode } from '../../server/contract/audience.ts';
import type { PhonePoll } from '../../server/contract/phone.ts';

export type Moment =
  | { readonly is: 'connecting' | 'no-show' | 'ended' | 'waiting' }
  | { readonly is: 'soon' | 'open' | 'counting' | 'result' | 'deferred' | 'void' | 'not-here'; readonly poll: PhonePoll };

/** How long before it opens a poll takes the page from the one before, ms. */
const announcedBefore = 10_000;

/** The newest poll that is open or has been; one about to open when there is none, or when it is near. */
const pollOf = (polls: readonly PhonePoll[], now: number): PhonePoll | undefined => {
  const newest = [...polls].sort((a, b) => b.number - a.number);
  return newest.find((poll) => poll.opensAt - announcedBefore <= now) ?? newest[newest.length - 1];
};

const stateOf = (poll: PhonePoll, now: number): Exclude<Moment['is'], 'connecting' | 'no-show' | 'ended' | 'waiting'> => {
  const { outcome } = poll;
  if (outcome) return outcome.decision === 'yea' || outcome.decision === 'nay' ? 'result' : outcome.decision;
  if (!poll.eligible) return 'not-here';
  if (now < poll.opensAt) return 'soon';
  return now < poll.endsAt ? 'open' : 'counting';
};

export const momentOf = (told: { episode: PhoneEpisode | null; polls: readonly PhonePoll[]; isWelcome: boolean }, now: number): Moment => {
  if (!told.isWelcome) return { is: 'connecting' };
  if (!told.episode) return { is: 'no-show' };
  const poll = pollOf(told.polls, now);
  const isOver = !poll || now >= poll.endsAt;
  if (told.episode.ended && isOver && !poll?.outcome) return { is: 'ended' };
  return poll ? { is: stateOf(poll, now), poll } : { is: 'waiting' };
};

/** Whole seconds left, as a person counts them: 0 only when it is over. */
export const secondsLeft = (until: number, now: number): number => Math.max(0, Math.ceil((until - now) / 1000));
