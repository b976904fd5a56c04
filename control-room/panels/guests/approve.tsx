/** Name and title as they will be shown on air, checked letter by letter before they may be. */
import { Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { GuestRow } from '../../../server/contract/views.ts';
import { useCommand } from '../../line/use-command.ts';
import { Dialog } from '../../pieces/dialog.tsx';
import { DialogFoot } from '../../pieces/dialog-foot.tsx';
import { useText } from '../../pieces/use-text.ts';

export const Approve = ({ guest, opened, onClose }: { guest: GuestRow; opened: boolean; onClose: () => void }) => {
  const { t, text } = useText();
  const command = useCommand();
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  // Filled when it opens, not while somebody types: an update of the view must not move the words under their fingers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the opening fills the fields
  useEffect(() => {
    if (!opened) return;
    setName(text(guest.name));
    setTitle(text(guest.title));
  }, [opened]);
  const approve = async () => {
    if (await command.send({ type: 'guest.approve', guestId: guest.id, name: name.trim(), title: title.trim() })) onClose();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('guest.approveTitle')} centered>
      <Text size="sm" mb="sm">
        {t('guest.approveExplain')}
      </Text>
      <TextInput
        label={t('guest.name')}
        value={name}
        maxLength={80}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput label={t('guest.title')} value={title} maxLength={120} mt="sm" onChange={(event) => setTitle(event.currentTarget.value)} />
      <DialogFoot
        {...{ command, onClose }}
        colour="green.8"
        deed={t('guest.approve')}
        isOff={name.trim() === '' || title.trim() === ''}
        onDeed={() => void approve()}
      />
    </Dialog>
  );
};
