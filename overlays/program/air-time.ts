/**
 * The moment of the origin that this page's viewers see: the server's time less the delay, which grows back evenly after it was dumped.
 * The same rule as the server's (server/core/delay-ramp.ts), which a page cannot load.
 */
import type { Dumped } from '../../server/contract/outside-views.ts';
import type { EpochMs, Ms } from '../../server/contract/units.ts';

export type Delay = { readonly set: Ms; readonly dumped?: Pick<Dumped, 'at' | 'over'> | undefined };

export const delayNow = (now: EpochMs, { set, dumped }: Delay): Ms => {
  if (!dumped) return set;
  return set * Math.min(1, Math.max(0, (now - dumped.at) / Math.max(dumped.over, 4 * set)));
};

export const airTime = (now: EpochMs, delay: Delay): EpochMs => now - delayNow(now, delay);
