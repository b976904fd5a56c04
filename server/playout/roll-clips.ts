/** Starts clips at the switcher when the show starts them, and ends them in the show when the switcher says that they are over. */

import { type Saying, say } from '../contract/sayings.ts';
import { clipEndFacts } from '../core/clip-end.ts';
import type { CueWorld } from '../core/cue-facts.ts';
import type { FactOf } from '../core/facts.ts';
import type { ShowContext } from '../core/show-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Switcher } from '../ports/switcher.ts';
import type { Adopted, ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly clock: Clock;
  readonly keeper: ShowKeeper;
  readonly switcher: Switcher;
  readonly world: () => CueWorld;
  readonly notice: (light: 'warn' | 'bad', said: Saying) => void;
  readonly report: (error: unknown, what: string) => void;
};

/** The end of a clip heard sooner than this after its start is the end of the one before, on the same input. */
const soonestEnd = 1000;

const inputOf = ({ plan }: ShowContext, clipId: string): string | undefined => plan.inputs[plan.clips[clipId]?.input ?? '']?.obs;

export const rollClips = ({ clock, keeper, switcher, world, notice, report }: Needs) => {
  const roll = (clipId: string, context: ShowContext) => {
    const input = inputOf(context, clipId);
    if (input === undefined) return;
    switcher
      .playClip(input, context.plan.clips[clipId]?.in ?? 0)
      .then((plays) => {
        if (!plays) notice('bad', say('clip-did-not-start', { clip: context.plan.clips[clipId]?.title ?? clipId }));
      })
      .catch((error: unknown) => report(error, 'A clip could not be started.'));
  };

  const putEnd = async (input: string) => {
    const running = keeper.running();
    const clip = running?.show.context.clip;
    if (!running || !clip || inputOf(running.show.context, clip.clipId) !== input) return;
    if (clock.now() - clip.startedAt < Math.min(soonestEnd, (clip.endsAt - clip.startedAt) / 2)) return;
    await keeper.adopt(clipEndFacts(running.show, world()), 'switcher');
  };

  return {
    adopted: ({ facts, after }: Adopted) => {
      const started = facts.findLast((fact): fact is FactOf<'clip.started'> => fact.type === 'clip.started');
      if (started) roll(started.clipId, after.context);
    },
    ended: (input: string) => {
      keeper.turn(() => putEnd(input)).catch((error: unknown) => report(error, 'The end of a clip could not be put into the show.'));
    },
  };
};
