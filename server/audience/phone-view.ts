/**
 * What a phone may see of a poll: its own path's window, a count only where the split is shown,
 * an outcome only once the phone's own picture has had it.
 */
import type { Count, PhoneEpisode, PollOutcome, PollRules } from '../contract/audience.ts';
import type { PhoneBallot, PhoneOutcome, PhonePoll } from '../contract/phone.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { asBeforeOfEach } from '../core/as-before.ts';
import { choiceOf } from '../core/vote-count.ts';
import { lastClose, pathOfPicture, resultDelay, type Watching, windowOf } from '../core/vote-window.ts';
import type { DoorPoll } from './poll.ts';

/** Every path's delay as we know it: the poll's windows stand over the episode's. A shared picture has that of its slowest path. */
const delaysOf = asBeforeOfEach((rules: PollRules, episode: PhoneEpisode | undefined): Readonly<Record<string, Ms>> => {
  const delays: Record<string, Ms> = {
    ...Object.fromEntries((episode?.paths ?? []).map((path) => [path.id, path.delay])),
    ...Object.fromEntries(rules.windows.map((window) => [window.path, window.delay])),
  };
  for (const { id, paths } of [...(episode?.pictures ?? []), ...rules.pictures]) {
    delays[pathOfPicture(id)] = Math.max(0, ...paths.map((path) => delays[path] ?? 0));
  }
  return delays;
});

/** The path whose clock a viewer's page follows. */
export const clockOf = ({ path, named }: Watching): string | undefined => named ?? path;

/** When a phone of this path may hear of the outcome. */
export const hearsAt = (poll: DoorPoll, outcome: PollOutcome, path: string | undefined, episode: PhoneEpisode | undefined): EpochMs =>
  outcome.revealedAt + resultDelay(path, delaysOf(poll.rules(), episode));

const phoneOutcome = (outcome: PollOutcome, { contingency, quorum }: PollRules, published: Count | undefined): PhoneOutcome => {
  const { decision, yea, nay, corrects, manual } = outcome;
  const isShort = decision === 'deferred' && published?.final === true && published.yea + published.nay < quorum;
  return {
    decision,
    ...(yea === undefined ? {} : { yea }),
    ...(nay === undefined ? {} : { nay }),
    ...(corrects ? { corrects } : {}),
    ...(manual ? { manual } : {}),
    ...(decision === 'deferred' ? { hostLine: contingency.hostLine } : {}),
    ...(isShort ? { missedQuorum: quorum } : {}),
  };
};

export type Viewing = { readonly watching: Watching; readonly episode: PhoneEpisode | undefined; readonly now: EpochMs };

/** @param published the newest published count of this poll */
export const phonePoll = (poll: DoorPoll, published: Count | undefined, { watching, episode, now }: Viewing): PhonePoll => {
  const rules = poll.rules();
  const window = windowOf(rules, watching);
  const outcome = poll.outcome();
  const mayHear = outcome !== undefined && now >= hearsAt(poll, outcome, clockOf(watching), episode);
  return {
    number: poll.number,
    pollId: rules.pollId,
    question: rules.question,
    yea: rules.yea,
    nay: rules.nay,
    ...(rules.product === undefined ? {} : { product: rules.product }),
    eligible: window !== undefined,
    opensAt: window?.showsAt ?? rules.opensAt,
    endsAt: window?.endsAt ?? rules.endsAt,
    closesAt: window?.closesAt ?? lastClose(rules),
    ...(rules.openEnded ? { openEnded: true } : {}),
    ...(rules.split === 'shown' && published ? { count: { yea: published.yea, nay: published.nay } } : {}),
    ...(outcome && mayHear ? { outcome: phoneOutcome(outcome, rules, published) } : {}),
  };
};

/** The ballots of one pass that are in, for the polls still in memory. */
export const ballotsOf = (polls: readonly DoorPoll[], index: number): PhoneBallot[] =>
  polls.flatMap((poll) => {
    const stands = poll.standing(index);
    return stands ? [{ poll: poll.number, choice: choiceOf(stands.choice), sequence: stands.sequence }] : [];
  });
