/** What stands where no checks are listed: those made before air are forgotten with a restart, and are not made again on air. */
import type { OperatorView } from '../../../server/contract/views.ts';

/** `at`: when they were begun last, where the log still has it. */
export type WhyNoChecks = { readonly word: 'noChecks' } | { readonly word: 'checksBefore'; readonly at: number | null };

export const whyNoChecks = ({ phase, log }: Pick<OperatorView, 'phase' | 'log'>): WhyNoChecks => {
  if (phase === 'off' || phase === 'preflight' || phase === 'ready') return { word: 'noChecks' };
  return { word: 'checksBefore', at: log.find(({ type }) => type === 'preflight.begun')?.at ?? null };
};
