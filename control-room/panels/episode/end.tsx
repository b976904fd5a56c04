/**
 * The end of the evening: asked for in two steps, and in earnest only after a countdown in which it can be taken back.
 *
 * Before air and in a rehearsal nothing is lost, and it ends at once.
 */
import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { finishAfter } from '../../../server/contract/finishing.ts';
import type { Asking } from '../../line/show-line.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { Countdown } from '../../pieces/clocks.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { DialogFoot } from '../../pieces/dialog-foot.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import { useCutsOff, useVoteIsOpen, WhatTheEndCuts } from './what-the-end-cuts.tsx';

const waits = { seconds: finishAfter / 1000 };
const endAtOnce: Asking = { type: 'episode.end' };

const AtOnce = ({ close }: { close: () => void }) => {
  const { t } = useText();
  return (
    <>
      <Text size="sm">{t('episode.endExplain')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" data-autofocus onClick={close}>
          {t('dialog.cancel')}
        </Button>
        <CommandButton size="sm" variant="filled" color="orange.6" asks={endAtOnce} onDone={close}>
          {t('episode.endIt')}
        </CommandButton>
      </Group>
    </>
  );
};

const InEarnest = ({ close }: { close: () => void }) => {
  const { t } = useText();
  const command = useCommand();
  const [reason, setReason] = useState('');
  const wantsReason = useCutsOff();
  const isHeld = useVoteIsOpen();
  const why = reason.trim();
  const asks: Asking = { type: 'episode.end', ...(wantsReason ? { reason: why } : {}) };
  const ask = async () => {
    if (await command.send(asks)) close();
  };
  return (
    <>
      <WhatTheEndCuts />
      <Text size="sm">{t('finishing.waits', waits)}</Text>
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
      <DialogFoot
        {...{ command, colour: 'orange.6', deed: t('finishing.deed', waits), blocked: useBlocked(endAtOnce) }}
        isOff={isHeld || (wantsReason && why.length < 3)}
        onClose={close}
        onDeed={() => void ask()}
      />
    </>
  );
};

const Waiting = () => {
  const { t } = useText();
  const { finishing } = useView();
  if (!finishing) return null;
  return (
    <Group gap="sm">
      <Mark tone="warn">
        {t('finishing.left')}&nbsp;
        <Countdown to={finishing.endsAt} stops />
      </Mark>
      <CommandButton size="sm" variant="filled" color="green.8" asks={{ type: 'episode.keepOn' }}>
        {t('finishing.keep')}
      </CommandButton>
    </Group>
  );
};

export const End = () => {
  const { t } = useText();
  const { activation, onAir, finishing } = useView();
  const [opened, setOpened] = useState(false);
  const blocked = useBlocked(endAtOnce);
  const close = () => setOpened(false);
  const isEarnest = activation?.kind === 'live' && onAir !== null;
  return (
    <>
      {finishing ? (
        <Waiting />
      ) : (
        <Button variant="default" size="sm" disabled={blocked !== undefined} title={blocked} onClick={() => setOpened(true)}>
          {t('episode.endIt')}
        </Button>
      )}
      <Modal opened={opened && finishing === null} onClose={close} title={t('finishing.askTitle')} centered>
        {isEarnest ? <InEarnest close={close} /> : <AtOnce close={close} />}
      </Modal>
    </>
  );
};
