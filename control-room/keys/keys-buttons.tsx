/** The palette and the list of keys by mouse and touch. */
import { ActionIcon } from '@mantine/core';
import { IconCommand, IconKeyboard } from '@tabler/icons-react';
import { useText } from '../pieces/use-text.ts';
import styles from './keys.module.css';
import { useKeyDesk } from './use-task.ts';

/** As high as the buttons beside them, and wide enough for a finger. */
const small = { variant: 'default', size: 24, w: 32 } as const;

export const KeysButtons = () => {
  const { t } = useText();
  const { openList, openPalette } = useKeyDesk();
  return (
    <div className={styles.buttons}>
      <ActionIcon {...small} aria-label={t('keys.palette.title')} title={`${t('keys.palette.title')} (Ctrl K)`} onClick={openPalette}>
        <IconCommand size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon {...small} aria-label={t('keys.list.title')} title={`${t('keys.list.title')} (?)`} onClick={openList}>
        <IconKeyboard size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
};
