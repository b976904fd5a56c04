/** What is left out of a count, in this operator's words. */
import { useCallback } from 'react';
import type { Exclusion } from '../../../server/contract/audience.ts';
import { useView } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import { exclusionText } from './motions/exclusion-words.ts';
import { usePathName } from './path-name.ts';

/** Empty for an empty list. */
export const useExclusionText = (): ((exclusions: readonly Exclusion[]) => string) => {
  const { t } = useText();
  const pathName = usePathName();
  const zone = useView().episode?.zone ?? 'UTC';
  return useCallback(
    (exclusions) =>
      exclusions
        .map((one) =>
          exclusionText(one, zone, {
            tier: (tier) => `${t('poll.tier')}: ${t(`tier.${tier}`)}`,
            path: (path) => `${t('poll.path')}: ${pathName(path)}`,
            span: (from, to) => t('motion.spanOf', { from, to }),
          }),
        )
        .join(' · '),
    [t, pathName, zone],
  );
};
