/** A station that dumped its delay: the button that says so, and the mark while it builds the delay up again. */
import type { StationRow } from '../../../server/contract/views.ts';
import { useViewOf } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';

export const DumpedMark = ({ row }: { row: Pick<StationRow, 'id'> }) => {
  const { t } = useText();
  const dumped = useViewOf(({ dumped: all, at }) => {
    const own = all?.[row.id];
    return own && at < own.at + own.over ? own : null;
  });
  if (!dumped) return null;
  return (
    <span title={t('dump.why', { by: dumped.by, over: lengthOf(dumped.over) })}>
      {' '}
      <Mark tone="warn">{t('dump.rebuilding')}</Mark>
    </span>
  );
};

/** None for a station without a delay of ours. */
export const DumpButton = ({ row }: { row: Pick<StationRow, 'id' | 'name' | 'delay' | 'delivery'> }) => {
  const { t, text } = useText();
  if (row.delivery === 'burnt-in' || row.delay === 0) return null;
  return (
    <CommandButton asks={{ type: 'station.dump', stationId: row.id }} size="compact-xs" label={t('dump.of', { name: text(row.name) })}>
      {t('dump.dumped')}
    </CommandButton>
  );
};
