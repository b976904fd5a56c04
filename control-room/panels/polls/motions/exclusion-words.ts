/** What is left out of a count, in words: "tier open · path web · 20:14:05 to 20:14:12". */
import type { Exclusion, Tier } from '../../../../server/contract/audience.ts';
import { clockText } from '../../../pieces/format.ts';

export type ExclusionWords = {
  readonly tier: (tier: Tier) => string;
  readonly path: (path: string) => string;
  readonly span: (from: string, to: string) => string;
};

export const exclusionText = (exclusion: Exclusion, zone: string, words: ExclusionWords): string => {
  if (exclusion.kind === 'tier') return words.tier(exclusion.tier);
  if (exclusion.kind === 'path') return words.path(exclusion.path);
  return words.span(clockText(exclusion.from, zone), clockText(exclusion.to, zone));
};
