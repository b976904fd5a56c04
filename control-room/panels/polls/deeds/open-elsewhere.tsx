/** Opening a vote that is not the one of the segment on air: says what is on air, and opens only when that is confirmed. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Ms } from '../../../../server/contract/units.ts';
import type { PollRow } from '../../../../server/contract/views.ts';
import { useBlocked, useCommand } from '../../../line/use-command.ts';
import { useSeenOnAir, useView } from '../../../line/use-line.tsx';
import { Dialog } from '../../../pieces/dialog.tsx';
import { DialogFoot } from '../../../pieces/dialog-foot.tsx';
import { PressButton } from '../../../pieces/press-button.tsx';
import { useText } from '../../../pieces/use-text.ts';

/** How long it is open, where that is not as planned. */
export type Window = { readonly window?: Ms; readonly openEnded?: boolean };
type Props = { readonly poll: PollRow; readonly window: Window | undefined; readonly notNow: string | undefined };

const Question = ({ poll, window, notNow, onClose }: Props & { readonly onClose: () => void }) => {
  const { t, text } = useText();
  const { rundown, onAir } = useView();
  const seen = useSeenOnAir();
  const command = useCommand();
  const blocked = useBlocked({ type: 'poll.open' }) ?? notNow;
  const title = rundown.find(({ id }) => id === onAir?.segmentId)?.title ?? '';
  const again = poll.phase === 'void' ? 'poll.openAgain' : 'poll.open';
  const open = async () => {
    if (await command.send({ type: 'poll.open', pollId: poll.id, ...window, ...seen, elsewhere: true })) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t('presses.elsewhereTitle')} centered>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {text(poll.question)}
      </Text>
      <Text size="sm" mt="xs" style={{ overflowWrap: 'anywhere' }}>
        {t('presses.elsewhereExplain', { title: text(title) })}
      </Text>
      <DialogFoot {...{ command, onClose, blocked }} colour="orange.6" deed={t(again)} isOff={false} onDeed={() => void open()} />
    </Dialog>
  );
};

export const OpenElsewhere = (props: Props) => {
  const { t } = useText();
  const [isAsking, setAsking] = useState(false);
  const command = useCommand();
  const blocked = useBlocked({ type: 'poll.open' }) ?? props.notNow;
  return (
    <>
      <PressButton size="sm" command={command} blocked={blocked} press={() => setAsking(true)}>
        {t(props.poll.phase === 'void' ? 'presses.openAgainAsk' : 'presses.openAsk')}
      </PressButton>
      {isAsking && <Question {...props} onClose={() => setAsking(false)} />}
    </>
  );
};
