/** What a row would lack if it were taken now: in a word and with the reason. */
import type { Obstacle } from '../../../server/contract/obstacles.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useObstacleText } from '../../pieces/obstacle-text.ts';
import { useText } from '../../pieces/use-text.ts';

export const NotReady = ({ obstacles }: { obstacles: readonly Obstacle[] | undefined }) => {
  const { t } = useText();
  const obstacleText = useObstacleText();
  if (obstacles === undefined) return null;
  return (
    <span data-obstacles={obstacles.length}>
      <Mark tone="warn">{t('obstacle.word')}</Mark> {obstacleText(obstacles)}
    </span>
  );
};
