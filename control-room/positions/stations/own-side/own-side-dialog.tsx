/** Breaks and messages of the stations, over the table. */
import { Modal } from '@mantine/core';
import { useText } from '../../../pieces/use-text.ts';
import { Breaks } from './breaks.tsx';
import { Talk } from './talk.tsx';

export const OwnSideDialog = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t } = useText();
  return (
    <Modal opened={opened} onClose={onClose} title={t('localBreak.title')} size={980}>
      <Breaks />
      <Talk />
    </Modal>
  );
};
