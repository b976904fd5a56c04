/**
 * The votes' way through the show: what polls ask of the phones' door, and what the door's counts bring back.
 *
 * Counts are kept for the running activation only, the newest revision of each poll, and forgotten when a poll starts again.
 */
import type { Count } from '../contract/audience.ts';
import type { Links } from '../core/graphics.ts';
import { phoneEpisode } from './phone-episode.ts';
import { type PollDeedsNeeds, pollDeeds } from './poll-deeds.ts';
import type { Adopted, Running } from './show-keeper.ts';
import { type Watched, watchVotes } from './vote-watch.ts';

type Needs = PollDeedsNeeds & {
  readonly links: Links;
  readonly changed: () => void;
  readonly figures: () => void;
};

export type VoteCounter = {
  adopted(adopted: Adopted): void;
  /** Time alone has changed something: a product's card is over. */
  moment(): void;
  touch(): void;
  resume(): void;
  counts(): ReadonlyMap<string, Count>;
  watched(): Watched;
  close(): void;
};

/** The door may speak before the show knows which activation it is in, and of one that is over. */
const activationsKept = 3;

/** Counts of one activation; those of another are never among them. */
const openCounts = () => {
  const byActivation = new Map<string, Map<string, Count>>();
  let of = '';
  const countsOf = (activationId: string): Map<string, Count> => {
    const counts = byActivation.get(activationId) ?? new Map<string, Count>();
    byActivation.set(activationId, counts);
    for (const old of byActivation.keys())
      if (byActivation.size > activationsKept && old !== of && old !== activationId) byActivation.delete(old);
    return counts;
  };
  return {
    all: (): ReadonlyMap<string, Count> => countsOf(of),
    beginFor: (activationId: string) => {
      of = activationId;
    },
    forget: (pollId: string) => countsOf(of).delete(pollId),
    /** @returns true when it is newer than what we had of the running activation */
    take: (count: Count): boolean => {
      const counts = countsOf(count.activationId);
      if ((counts.get(count.pollId)?.revision ?? -1) >= count.revision) return false;
      counts.set(count.pollId, count);
      return count.activationId === of;
    },
  };
};

export const countVotes = (needs: Needs): VoteCounter => {
  const { clock, keeper, phones, links, changed, figures, report } = needs;
  const counts = openCounts();
  const deeds = pollDeeds(needs);
  const watch = watchVotes({ phones, changed, activationId: () => keeper.running()?.activation.id });
  let shown = '';

  const showEpisode = (running: Running) => {
    const episode = phoneEpisode(running, links, clock.now());
    const text = JSON.stringify(episode);
    if (text === shown) return;
    shown = text;
    phones.show(episode);
  };

  const moment = () => {
    const running = keeper.running();
    if (running) showEpisode(running);
  };
  const follow = () => {
    const running = keeper.running();
    if (!running) return;
    counts.beginFor(running.activation.id);
    showEpisode(running);
    deeds.follow(running);
  };

  /** Where figures by hand are allowed, it must be on record that there was a count to see. */
  const isNews = ({ pollId, ballots }: Count): boolean => {
    const context = keeper.running()?.show.context;
    return ballots > 0 && context?.plan.episode.manualFigures === true && context.polls[pollId]?.seen === false;
  };
  const remember = (count: Count) => {
    if (!isNews(count)) return;
    keeper
      .turn(async () => {
        if (isNews(count)) await keeper.adopt([{ type: 'poll.seen', pollId: count.pollId }], 'phones');
      })
      .catch((error: unknown) => report(error, 'It could not be recorded that ballots came.'));
  };

  const offs = [
    phones.onCount((count) => {
      counts.beginFor(keeper.running()?.activation.id ?? '');
      if (!counts.take(count)) return;
      figures();
      remember(count);
    }),
    phones.onHealth(changed),
  ];

  return {
    adopted: ({ facts }) => {
      for (const fact of facts) if (fact.type === 'poll.called') counts.forget(fact.pollId);
      follow();
    },
    moment,
    /** Something that no fact says may be another: also what stations' overlays may have. */
    touch: () => {
      moment();
      changed();
    },
    resume: follow,
    counts: counts.all,
    watched: watch.now,
    close: () => {
      deeds.close();
      watch.close();
      for (const off of offs) off();
    },
  };
};
