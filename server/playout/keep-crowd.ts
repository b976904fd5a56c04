/**
 * Keeps the simulated crowd as the show wants it: in while a rehearsal has called it, gone before anything else begins.
 *
 * A live activation never has one, whatever its facts say.
 */
import { type Saying, say } from '../contract/sayings.ts';
import type { FactBody } from '../core/facts.ts';
import type { Plan } from '../core/plan.ts';
import { phaseOf } from '../core/show.ts';
import type { Crowd } from '../ports/crowd.ts';
import type { Adopted, ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly keeper: ShowKeeper;
  readonly crowd: Crowd;
  readonly notice: (light: 'warn' | 'bad', said: Saying) => void;
  readonly report: (error: unknown, what: string) => void;
};

export type CrowdKeeper = {
  adopted(adopted: Pick<Adopted, 'after' | 'activation'>): void;
  /** Within a turn, before another activation begins: resolves when nobody pretends any more. */
  gone(): Promise<void>;
  close(): void;
};

/** Those that may vote in every poll; a viewer of another would be told “not you” now and then. */
const votingPaths = ({ paths, polls }: Plan): readonly string[] => {
  const eligible = Object.values(polls).map((poll) => new Set(poll.paths));
  return Object.values(paths).flatMap(({ id, votes }) => (votes && eligible.every((some) => some.has(id)) ? [id] : []));
};

export const crowdLeft = (why: string): FactBody => ({ type: 'crowd.left', why });

export const keepCrowd = ({ keeper, crowd, notice, report }: Needs): CrowdKeeper => {
  let called: string | null = null;

  const stopListening = crowd.onLost((why) => {
    called = null;
    keeper
      .turn(async () => {
        if (keeper.running()?.show.context.crowd) await keeper.adopt([crowdLeft(why)], 'crowd');
      })
      .catch((error: unknown) => report(error, 'It could not be recorded that the simulated crowd has gone.'));
    notice('warn', say('crowd-has-gone', { why }));
  });

  return {
    adopted: ({ after, activation }) => {
      const size = activation.kind === 'live' || phaseOf(after) === 'ended' ? null : after.context.crowd;
      const wanted = size && JSON.stringify([activation.id, size]);
      if (wanted === called) return;
      called = wanted;
      const { plan } = after.context;
      if (size)
        crowd.call({
          ...{ activationId: activation.id, size, paths: votingPaths(plan), currency: plan.episode.currency },
          products: Object.values(plan.products).map(({ sku, price, shop }) => ({ sku, price, shop })),
        });
      else crowd.dismiss().catch((error: unknown) => report(error, 'The simulated crowd does not go.'));
    },
    gone: async () => {
      called = null;
      await crowd.dismiss();
    },
    close: stopListening,
  };
};
