/**
 * A clip that has run out: hold, back to the shot before, or on to the next segment, as the file says.
 *
 * Under a slate nothing of it reaches program, and a frozen clock holds the picture. The clip itself has played on, so its end
 * is noted all the same; what it would have shown is dropped and said so in the log, not kept for later: when the slate goes
 * or the clock runs again, nothing jumps by itself.
 */
import { cueFacts, takeFacts } from './cue-facts.ts';
import { heldBack, whyNot } from './cue-obstacle.ts';
import { waiting } from './cue-time.ts';
import { type Deed, inTurn, missed } from './deeds.ts';
import type { FactBody } from './facts.ts';
import { onAirRun, type ShowContext } from './show-state.ts';

const noted = (text: string): readonly FactBody[] => [{ type: 'noted', text }];

/** Why no picture changes by itself now; undefined when it may. */
const standsStill = ({ slate, frozenSince }: ShowContext): string | undefined => {
  if (slate !== null) return slate === 'break' ? 'we are in a break' : 'the breakdown slate is up';
  return frozenSince === null ? undefined : 'the clock is frozen';
};

const takeNext: Deed = ({ context }, world) => {
  if (context.next === null) return [];
  const why = standsStill(context);
  if (why !== undefined) return noted(`The clip has ended. Next is not taken by itself: ${why}.`);
  const { transition } = context.plan.defaults;
  return takeFacts(context, { type: 'segment.taken', runId: world.newId(), segmentId: context.next, transition });
};

/** Under a slate the shot changes beneath it, and nobody sees it. */
const goBack =
  (backTo: string): Deed =>
  ({ context }) =>
    context.slate === null && context.frozenSince !== null
      ? noted('The clip has ended. It does not cut back by itself: the clock is frozen.')
      : [{ type: 'shot.cut', shotId: backTo, cause: 'clip', transition: context.plan.defaults.transition }];

export const clipEndFacts: Deed = (show, world) => {
  const { clip, plan } = show.context;
  const run = onAirRun(show.context);
  if (!clip || !run) return [];
  const { clipId, backTo } = clip;
  const end = plan.clips[clipId]?.then ?? 'hold';
  const cues = waiting(show.context, run).filter((cue) => cue.trigger.on === 'clip-end' && cue.trigger.clip === clipId);
  const ended: Deed = () => [{ type: 'clip.ended', clipId }];
  const fire = cues.map(
    (cue): Deed =>
      ({ context }) => {
        const why = heldBack(context, cue) ?? whyNot(context, cue, world);
        return why === undefined ? cueFacts(context, cue, world) : missed(cue, why, world);
      },
  );
  return inTurn([ended, ...(end === 'back' ? [goBack(backTo)] : []), ...fire, ...(end === 'next' ? [takeNext] : [])], show, world);
};
