/** The foot of a dialog: why it was refused, the way out, and the deed. */
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { useCommand } from '../line/use-command.ts';
import { deedWord } from './deed-word.ts';

type Props = {
  readonly command: Pick<ReturnType<typeof useCommand>, 'pending' | 'refused'>;
  readonly onClose: () => void;
  readonly deed: string;
  /** Something that it needs is not there yet. */
  readonly isOff: boolean;
  /** Why it cannot be done any more, though the dialog could be opened: the chair is gone, the line is lost. */
  readonly blocked?: string | undefined;
  /** Left out, the button submits the form that it stands in. */
  readonly onDeed?: () => void;
  readonly colour?: string;
};

export const DialogFoot = ({ command: { pending, refused }, onClose, deed, isOff, blocked, onDeed, colour }: Props) => {
  const { t } = useTranslation();
  return (
    <>
      {refused && (
        <Text c="red.4" size="sm" mt="xs" role="alert">
          {refused.text}
        </Text>
      )}
      {blocked !== undefined && (
        <Text c="orange.3" fw={600} size="sm" mt="xs" role="alert" data-blocked>
          {blocked}
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('dialog.cancel')}
        </Button>
        <Button
          disabled={isOff || blocked !== undefined}
          loading={pending}
          {...(onDeed ? { onClick: onDeed } : { type: 'submit' })}
          {...(colour === undefined ? {} : { color: colour })}
        >
          {deedWord(deed)}
        </Button>
      </Group>
    </>
  );
};
