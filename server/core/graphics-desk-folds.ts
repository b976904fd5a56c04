/** How the graphics desk’s own deeds change what the show remembers: update, clear, everything off, freeze. */
import type { FactOf } from './facts.ts';
import { labelsLeft } from './mandatory-labels.ts';
import { withItsTerms } from './screen-folds.ts';
import type { Patch, ShowContext } from './show-state.ts';

/** It keeps its place and its id, so that a page changes it where it stands. */
export const foldUpdated = (context: ShowContext, { graphic }: FactOf<'graphic.updated'>): Patch => ({
  ...withItsTerms(context, graphic),
  graphics: context.graphics.map((one) => (one.id === graphic.id ? graphic : one)),
});

export const foldCleared = (context: ShowContext, { at }: FactOf<'graphics.cleared'>): Patch => ({ graphics: labelsLeft(context, at) });

/** The labels are kept apart from what is on, so that they can be put back as they were and nothing shows them before. */
export const foldRemoved = (context: ShowContext, { at, by, reason }: FactOf<'graphics.removed'>): Patch => {
  const left = labelsLeft(context, at);
  const kept = (context.labelsOff?.labels ?? []).filter(({ id }) => !left.some((label) => label.id === id));
  return { graphics: [], labelsOff: { at, by, reason, labels: [...kept, ...left] } };
};

export const foldLabelled = ({ graphics, labelsOff }: ShowContext): Patch => {
  const back = (labelsOff?.labels ?? []).filter(({ id }) => !graphics.some((graphic) => graphic.id === id));
  return { graphics: [...back, ...graphics], labelsOff: null };
};

export const foldFrozen = (context: ShowContext, { at, by }: FactOf<'graphics.frozen'>): Patch => ({
  graphicsFrozen: context.graphicsFrozen ?? { since: at, by },
  // A price does not come by itself under a freeze, nor all of a sudden after it: somebody reveals it.
  graphics: context.graphics.map(({ revealsAt: _, ...graphic }) => graphic),
});

/** What only the freeze held goes at once. */
export const foldThawed = (context: ShowContext): Patch => ({
  graphicsFrozen: null,
  graphics: context.graphics.filter(({ held }) => held !== true),
});
