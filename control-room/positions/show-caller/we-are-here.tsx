/** After an outage carried by hand: which segment is on air, and for how long already. Nothing is replayed. */
import { Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseDuration } from '../../../server/contract/units.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { Dialog } from '../../pieces/dialog.tsx';
import { DialogFoot } from '../../pieces/dialog-foot.tsx';
import { useText } from '../../pieces/use-text.ts';

/** Drawn only while it is open, so that it never opens with what was so the last time. */
const Where = ({ onClose }: { onClose: () => void }) => {
  const { t, text } = useText();
  const view = useView();
  const command = useCommand();
  const [segmentId, setSegmentId] = useState<string | null>(null);
  const [ago, setAgo] = useState('0:00');
  const startedAgo = parseDuration(ago);
  const blocked = useBlocked({ type: 'show.weAreHere' });
  const choices = view.rundown
    .filter(({ state }) => state !== 'bench')
    .map(({ id, title }, index) => ({ value: id, label: `${index + 1}  ${text(title)}` }));
  const place = async () => {
    if (segmentId === null || startedAgo === undefined) return;
    if (await command.send({ type: 'show.weAreHere', segmentId, startedAgo })) onClose();
  };
  return (
    <>
      <Text size="sm" mb="sm">
        {t('caller.weAreHereExplain')}
      </Text>
      <Select
        label={t('caller.whichSegment')}
        data={choices}
        value={segmentId}
        onChange={setSegmentId}
        searchable
        data-autofocus
        // Its list must not keep the first Escape to itself: that one leaves the dialog.
        openOnFocus={false}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
        placeholder={t('caller.chooseSegment')}
        maxDropdownHeight={300}
      />
      <TextInput
        mt="sm"
        label={t('caller.startedAgo')}
        description={t('caller.lengthHelp')}
        value={ago}
        onChange={(event) => setAgo(event.currentTarget.value)}
        error={startedAgo === undefined ? t('caller.notALength') : undefined}
      />
      <DialogFoot
        {...{ command, onClose, blocked }}
        deed={t('caller.goOnFromHere')}
        isOff={segmentId === null || startedAgo === undefined}
        onDeed={() => void place()}
      />
    </>
  );
};

export const WeAreHere = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t } = useText();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('caller.weAreHere')} centered size="lg">
      <Where onClose={onClose} />
    </Dialog>
  );
};
