/** When a rehearsal may begin: the server refuses by this, and the screens offer none by the same. */
import type { ActivationKind } from './audience.ts';
import type { Phase, PollPhase } from './views.ts';

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
