/**
 * Prices that are a secret until they are revealed on air.
 *
 * A secret price is in no view of a page, a station or a phone: those get it with the fact that reveals it, not with the graphic
 * that keeps viewers waiting for it. Once revealed it stays so for as long as the activation lasts.
 */
import type { EpochMs } from '../contract/units.ts';
import type { FactBody, FactOf, GraphicState } from './facts.ts';
import type { Patch, ShowContext } from './show-state.ts';

export const isPriceSecret = ({ plan, revealed }: Pick<ShowContext, 'plan' | 'revealed'>, productId: string | undefined): boolean =>
  plan.products[productId ?? '']?.priceSecret === true && !Object.hasOwn(revealed, productId ?? '');

export const isRevealed = ({ revealed }: Pick<ShowContext, 'revealed'>, productId: string): boolean => Object.hasOwn(revealed, productId);

/** Frozen graphics wait for a person. */
const revealTime = (context: ShowContext, { kind, productId, revealsAt }: GraphicState): EpochMs | null =>
  kind === 'price-reveal' && productId !== undefined && revealsAt !== undefined && !isRevealed(context, productId) ? revealsAt : null;

/** When prices come by themselves: each on its graphic’s beat. */
export const revealTimes = (context: ShowContext): readonly (EpochMs | null)[] =>
  context.graphics.map((graphic) => revealTime(context, graphic));

export const revealFacts = (context: ShowContext, now: EpochMs): readonly FactBody[] =>
  context.graphics.flatMap((graphic) => {
    const at = revealTime(context, graphic);
    return at !== null && at <= now ? [{ type: 'price.revealed' as const, productId: graphic.productId ?? '' }] : [];
  });

export const foldRevealed = ({ revealed }: ShowContext, { productId, at }: FactOf<'price.revealed'>): Patch => ({
  revealed: { ...revealed, [productId]: revealed[productId] ?? at },
});

/** Of a rehearsal that began further down: what the segments before would have revealed. */
export const revealedBefore = ({ plan }: ShowContext, passed: readonly string[], at: EpochMs): ShowContext['revealed'] =>
  Object.fromEntries(
    passed.flatMap((id) =>
      (plan.segments[id]?.cues ?? []).flatMap((cue) =>
        cue.kind === 'graphic' && cue.graphic === 'price-reveal' && cue.product !== undefined ? [[cue.product, at] as const] : [],
      ),
    ),
  );
