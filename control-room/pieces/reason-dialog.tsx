/** Asks for a reason before something that is recorded with it: at least three letters. */
import { Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asking } from '../line/show-line.ts';
import { useBlocked, useCommand } from '../line/use-command.ts';
import { Dialog } from './dialog.tsx';
import { DialogFoot } from './dialog-foot.tsx';

type Props = {
  readonly title: string;
  readonly explain: string;
  readonly asks: (reason: string) => Asking;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly colour?: string;
  /** What the button that does it says, where that is not the title. */
  readonly deed?: string;
  /** Where it is only sometimes asked for. */
  readonly wantsReason?: boolean;
  /** Something that is said in the dialog keeps it from being done. */
  readonly isHeld?: boolean;
  /** What it is about, before it is explained. */
  readonly children?: ReactNode;
};

export const ReasonDialog = ({ wantsReason = true, isHeld = false, colour = 'orange.6', children, ...props }: Props) => {
  const { title, explain, asks, opened, onClose, deed = title } = props;
  const { t } = useTranslation();
  const command = useCommand();
  const [reason, setReason] = useState('');
  const blocked = useBlocked(asks(''));
  const isShort = wantsReason && reason.trim().length < 3;
  const confirm = async () => {
    if (!(await command.send(asks(reason.trim())))) return;
    setReason('');
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={title} centered>
      {children}
      <Text size="sm">{explain}</Text>
      {wantsReason && (
        <Textarea
          mt="sm"
          label={t('dialog.reason')}
          description={t('dialog.reasonHelp')}
          value={reason}
          maxLength={300}
          data-autofocus
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <DialogFoot {...{ command, onClose, colour, deed, blocked }} isOff={isHeld || isShort} onDeed={() => void confirm()} />
    </Dialog>
  );
};
