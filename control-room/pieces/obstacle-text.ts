/** Of a row that is not ready: why, in the operator's words, one reason after the other. */
import { useCallback } from 'react';
import type { Obstacle } from '../../server/contract/obstacles.ts';
import { useText } from './use-text.ts';

export const useObstacleText = () => {
  const { t, text } = useText();
  return useCallback(
    (obstacles: readonly Obstacle[]): string =>
      obstacles.map(({ why, name }) => t(`obstacle.${why}`, { name: text(name) })).join(t('obstacle.comma')),
    [t, text],
  );
};
