/**
 * The votes' way through the show: what a poll's facts ask of the phones' door, and what the door's counts bring back.
 *
 * Rules are a fact first and are then put on the door's disk; the door opens and closes by itself.
 * Deeds are repeated until they are done or no longer make sense: after a restart of either side they start again.
 */
import type { Count, PhoneEpisode } from '../contract/audience.ts';
import type { Links } from '../core/graphics.ts';
import { lastCloseOf } from '../core/poll-machine.ts';
import { isOnAir, phaseOf, type Show } from '../core/show.ts';
import type { PollState } from '../core/show-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';
import type { Adopted, Running, ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly clock: Clock;
  readonly keeper: ShowKeeper;
  readonly phones: PhonesDoor;
  readonly links: Links;
  readonly changed: () => void;
  readonly figures: () => void;
  readonly notice: (light: 'warn' | 'bad', text: string) => void;
  readonly report: (error: unknown, what: string) => void;
};

export type VoteCounter = { adopted(adopted: Adopted): void; resume(): void; counts(): ReadonlyMap<string, Count>; close(): void };

const again = 500;
const priceText = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

/** What phones are shown about the episode: its title, and the product whose card is on. */
const phoneEpisode = ({ show, activation }: Running, links: Links): PhoneEpisode => {
  const { plan, graphics } = show.context;
  const card = graphics.findLast((graphic) => graphic.kind === 'product-card');
  const product = card ? plan.products[card.productId ?? ''] : undefined;
  return {
    activationId: activation.id,
    kind: activation.kind,
    title: plan.episode.title,
    series: plan.episode.series.name,
    languages: plan.episode.languages,
    paths: Object.values(plan.paths).map(({ id, name, delay }) => ({ id, name, delay })),
    ...(product
      ? {
          product: {
            name: product.name,
            price: `${plan.episode.currency} ${priceText(product.price)}`,
            link: links.product(product, plan.shops[product.shop]?.url ?? ''),
          },
        }
      : {}),
    ended: phaseOf(show) === 'ended',
  };
};

export const countVotes = ({ clock, keeper, phones, links, changed, figures, notice, report }: Needs): VoteCounter => {
  let counts = new Map<string, Count>();
  let shown = '';
  let isClosed = false;
  /** Deeds under way, so that none runs twice at once. */
  const busy = new Set<string>();
  /** Polls whose rules the door has had from us: what comes after is an extension. */
  const atDoor = new Set<string>();

  const pollNow = (activationId: string, pollId: string): PollState | undefined => {
    const running = keeper.running();
    return running?.activation.id === activationId ? running.show.context.polls[pollId] : undefined;
  };

  /** Repeats the deed until it is done or `makesSense` says no more. */
  const insist = (name: string, makesSense: () => boolean, deed: () => Promise<void>) => {
    if (busy.has(name)) return;
    busy.add(name);
    let said = false;
    const attempt = () => {
      if (isClosed || !makesSense()) {
        busy.delete(name);
        return;
      }
      deed()
        .then(() => busy.delete(name))
        .catch((error: unknown) => {
          if (!said) report(error, `The phones’ door did not take it yet: ${name}.`);
          said = true;
          clock.wakeAt(clock.now() + again, attempt);
        });
    };
    attempt();
  };

  const openAtDoor = (activationId: string, pollId: string, endsAt: number) => {
    const isOurs = () => {
      const poll = pollNow(activationId, pollId);
      return poll?.rules?.endsAt === endsAt && poll.phase === 'open';
    };
    insist(`open ${activationId}/${pollId}/${endsAt}`, isOurs, async () => {
      const rules = pollNow(activationId, pollId)?.rules;
      if (!rules) return;
      await (atDoor.has(`${activationId}/${pollId}`) ? phones.extend(rules) : phones.open(rules));
      atDoor.add(`${activationId}/${pollId}`);
      if (clock.now() > rules.opensAt + 1000) notice('warn', `The vote ${pollId} reached the phones late.`);
    });
  };

  const fetchFinal = (activationId: string, pollId: string) => {
    const isWanted = () => {
      const poll = pollNow(activationId, pollId);
      return poll !== undefined && (poll.phase === 'counting' || poll.phase === 'deferred') && poll.count === null;
    };
    insist(`final ${activationId}/${pollId}`, isWanted, async () => {
      const count = await phones.finalCount(pollId);
      if (count.activationId !== activationId) throw new Error('The door answered for another activation.');
      await keeper.turn(() => keeper.adopt([{ type: 'poll.counted', pollId, count }], 'phones'));
    });
  };

  const sayOutcome = (activationId: string, pollId: string) => {
    const phaseThen = pollNow(activationId, pollId)?.phase;
    insist(
      `outcome ${activationId}/${pollId}/${phaseThen}`,
      () => pollNow(activationId, pollId)?.phase === phaseThen,
      async () => {
        const poll = pollNow(activationId, pollId);
        if (!poll) return;
        const figures = poll.count && poll.phase === 'revealed' ? { yea: poll.count.yea, nay: poll.count.nay } : {};
        const decision = poll.phase === 'revealed' ? poll.decision : poll.phase === 'void' ? 'void' : 'deferred';
        if (decision !== null) await phones.outcome({ pollId, decision, ...figures, revealedAt: poll.revealedAt ?? clock.now() });
      },
    );
  };

  const follow = (activationId: string, show: Show) => {
    for (const [pollId, poll] of Object.entries(show.context.polls)) {
      if (poll.phase === 'open' && poll.rules) openAtDoor(activationId, pollId, poll.rules.endsAt);
      if ((poll.phase === 'counting' || poll.phase === 'deferred') && poll.rules && lastCloseOf(poll.rules) <= clock.now())
        fetchFinal(activationId, pollId);
    }
  };

  const showEpisode = () => {
    const running = keeper.running();
    if (!running) return;
    const episode = phoneEpisode(running, links);
    const text = JSON.stringify(episode);
    if (text === shown) return;
    shown = text;
    phones.show(episode);
  };

  const offCount = phones.onCount((count) => {
    if (keeper.running()?.activation.id !== count.activationId) return;
    const known = counts.get(count.pollId);
    if (known && known.revision >= count.revision) return;
    counts.set(count.pollId, count);
    figures();
  });
  const offHealth = phones.onHealth(changed);

  const resume = () => {
    const running = keeper.running();
    if (!running) return;
    showEpisode();
    follow(running.activation.id, running.show);
  };

  return {
    adopted: ({ facts, after, activation }) => {
      if (facts.some((fact) => fact.type === 'preflight.begun') && !isOnAir(after))
        counts = new Map([...counts].filter(([, count]) => count.activationId === activation.id));
      showEpisode();
      follow(activation.id, after);
      for (const fact of facts)
        if (fact.type === 'poll.revealed' || fact.type === 'poll.deferred' || fact.type === 'poll.voided')
          sayOutcome(activation.id, fact.pollId);
    },
    resume,
    counts: () => counts,
    close: () => {
      isClosed = true;
      offCount();
      offHealth();
    },
  };
};
