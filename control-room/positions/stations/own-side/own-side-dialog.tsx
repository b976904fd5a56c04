/** Breaks and messages of the stations, over the table. */

import { Dialog } from '../../../pieces/dialog.tsx';
import { useText } from '../../../pieces/use-text.ts';
import { Breaks } from './breaks.tsx';
import { Talk } from './talk.tsx';

export const OwnSideDialog = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t } = useText();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('localBreak.title')} size={980}>
      <Breaks />
      <Talk />
    </Dialog>
  );
};
