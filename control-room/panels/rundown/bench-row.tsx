/** A spare segment on the bench, and the two places it may go to. */
import { memo } from 'react';
import type { SegmentRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { NotReady } from './not-ready.tsx';
import styles from './rundown.module.css';

export const BenchRow = memo(({ row }: { row: SegmentRow }) => {
  const { t, text } = useText();
  const { nextSegmentId, phase } = useView();
  const ended = phase === 'ended' ? t('caller.cannotTake.ended') : undefined;
  return (
    <div className={styles.spare}>
      <span>
        {text(row.title)} <NotReady obstacles={row.obstacles} />
      </span>
      <span className="figure dimmed">{lengthOf(row.planned)}</span>
      <CommandButton
        size="compact-xs"
        asks={{ type: 'segment.insert', segmentId: row.id, before: nextSegmentId }}
        label={t('rundown.insertNextOf', { title: text(row.title) })}
        notNow={ended ?? (nextSegmentId === null ? t('caller.nothingNext') : undefined)}
      >
        {t('rundown.insertNext')}
      </CommandButton>
      <CommandButton
        size="compact-xs"
        asks={{ type: 'segment.insert', segmentId: row.id, before: null }}
        label={t('rundown.insertEndOf', { title: text(row.title) })}
        notNow={ended}
      >
        {t('rundown.insertEnd')}
      </CommandButton>
    </div>
  );
});
