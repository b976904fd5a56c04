/** When each ad-lib last fired: what it did is in the facts that follow. */
import type { FactOf } from './facts.ts';
import type { Patch, ShowContext } from './show-state.ts';

export const foldAdLib = (context: ShowContext, { adLibId, at }: FactOf<'adlib.fired'>): Patch => ({
  adLibs: { ...context.adLibs, [adLibId]: at },
});
