/** Mutes the chosen station, for a reason that is recorded. */
import { useView } from '../../line/use-line.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useText } from '../../pieces/use-text.ts';

export const MuteDialog = ({ stationId, onClose }: { stationId: string | null; onClose: () => void }) => {
  const { t, text } = useText();
  const { stations } = useView();
  const station = stations.find(({ id }) => id === stationId);
  const name = station ? text(station.name) : '';
  return (
    <ReasonDialog
      title={t('station.muteOf', { name })}
      explain={t('station.muteExplain', { name })}
      asks={(reason) => ({ type: 'station.mute', stationId: stationId ?? '', reason })}
      opened={station !== undefined}
      onClose={onClose}
    />
  );
};
