/**
 * The end of the evening: asked for in two steps, and in earnest only after a countdown in which it can be taken back.
 *
 * Before air and in a rehearsal nothing is lost, and it ends at once.
 */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { finishAfter } from '../../../server/contract/finishing.ts';
import type { Asking } from '../../line/show-line.ts';
import { useBlocked } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { Countdown } from '../../pieces/clocks.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { deedWord } from '../../pieces/deed-word.ts';
import { Dialog } from '../../pieces/dialog.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useText } from '../../pieces/use-text.ts';
import { useCutsOff, useVoteIsOpen, WhatTheEndCuts } from './what-the-end-cuts.tsx';

const waits = { seconds: finishAfter / 1000 };
const endAtOnce = { type: 'episode.end' } satisfies Asking;

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
          {deedWord(t('episode.endIt'))}
        </CommandButton>
      </Group>
    </>
  );
};

const InEarnest = ({ opened, close }: { opened: boolean; close: () => void }) => {
  const { t } = useText();
  const wantsReason = useCutsOff();
  return (
    <ReasonDialog
      {...{ opened, wantsReason, onClose: close, isHeld: useVoteIsOpen() }}
      title={t('finishing.askTitle')}
      explain={t('finishing.waits', waits)}
      deed={t('finishing.deed', waits)}
      asks={(reason) => ({ ...endAtOnce, ...(wantsReason ? { reason } : {}) })}
    >
      <WhatTheEndCuts />
    </ReasonDialog>
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
      {isEarnest && <InEarnest opened={opened && finishing === null} close={close} />}
      <Dialog opened={opened && !isEarnest} onClose={close} title={t('finishing.askTitle')} centered>
        <AtOnce close={close} />
      </Dialog>
    </>
  );
};
