/** The end of the evening cannot be taken back, so it is asked twice. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useBlocked } from '../../line/use-command.ts';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';

export const End = () => {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  const blocked = useBlocked({ type: 'episode.end' });
  const close = () => setOpened(false);
  return (
    <>
      <Button variant="default" size="sm" disabled={blocked !== undefined} title={blocked} onClick={() => setOpened(true)}>
        {t('episode.endIt')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('episode.endIt')} centered>
        <Text size="sm">{t('episode.endExplain')}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" data-autofocus onClick={close}>
            {t('dialog.cancel')}
          </Button>
          <CommandButton size="sm" variant="filled" color="orange.6" asks={{ type: 'episode.end' }} onDone={close}>
            {t('episode.endIt')}
          </CommandButton>
        </Group>
      </Modal>
    </>
  );
};
