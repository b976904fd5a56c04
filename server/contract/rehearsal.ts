/**
 * What a rehearsal can do that an evening in earnest cannot: begin further down, and have viewers and orders that nobody sent.
 * And when none may begin at all.
 */
import { z } from 'zod';
import type { ActivationKind } from './audience.ts';
import type { Phase, PollPhase } from './views.ts';

/** Small enough for the machine that runs the show as well. */
export const CrowdSchema = z.strictObject({
  viewers: z.int().min(0).max(500),
  yea: z.int().min(0).max(100).describe('Of a hundred of them, how many say yea'),
  orders: z.int().min(0).max(120).describe('A minute'),
});
/** Simulated viewers and orders. */
export type CrowdSize = z.infer<typeof CrowdSchema>;

export const usualCrowd: CrowdSize = { viewers: 60, yea: 60, orders: 12 };

/** Of the activation that is loaded, when it is not live. */
export type RehearsalView = {
  /** The segment that it begins with; null: the first. */
  readonly from: string | null;
  /** Who is in now. */
  readonly crowd: CrowdSize | null;
  /** Some of this rehearsal's votes and orders are, or may be, of a simulated crowd, also when it has left. */
  readonly hadCrowd: boolean;
};

export type RehearsalObstacle = 'on-air' | 'made-ready' | 'vote-waits';

type Loaded = {
  readonly kind: ActivationKind | null;
  readonly phase: Phase;
  readonly polls: readonly { readonly phase: PollPhase }[];
};

const beforeAir: ReadonlySet<Phase> = new Set(['preflight', 'ready']);
/** A vote that was put off waits for nobody tonight. */
const waits: ReadonlySet<PollPhase> = new Set(['open', 'closing', 'counting', 'verified']);

/** Why no rehearsal may begin now; null when one may. A rehearsal never takes the place of an evening in earnest that is not over. */
export const rehearsalObstacle = ({ kind, phase, polls }: Loaded): RehearsalObstacle | null => {
  if (kind === null || phase === 'off') return null;
  if (phase !== 'ended' && !beforeAir.has(phase)) return 'on-air';
  if (kind !== 'live') return null;
  if (beforeAir.has(phase)) return 'made-ready';
  return polls.some((poll) => waits.has(poll.phase)) ? 'vote-waits' : null;
};
