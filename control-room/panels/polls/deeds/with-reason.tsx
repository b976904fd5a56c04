/** Putting a vote off, or declaring it void: each with a reason that is recorded and signed. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PollRow } from '../../../../server/contract/views.ts';
import { useBlocked } from '../../../line/use-command.ts';
import { ReasonDialog } from '../../../pieces/reason-dialog.tsx';
import { useText } from '../../../pieces/use-text.ts';
import votes from '../votes.module.css';

export const WithReason = ({ poll, deed }: { poll: PollRow; deed: 'defer' | 'void' }) => {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  const blocked = useBlocked({ type: deed === 'defer' ? 'poll.defer' : 'poll.void' });
  return (
    <>
      <Button
        size="sm"
        variant="default"
        className={deed === 'void' ? votes.apart : undefined}
        disabled={blocked !== undefined}
        title={blocked}
        onClick={() => setOpened(true)}
      >
        {t(`poll.${deed}`)}
      </Button>
      <ReasonDialog
        title={t(`poll.${deed}`)}
        explain={t(`poll.${deed}Explain`)}
        asks={(reason) =>
          deed === 'defer' ? { type: 'poll.defer', pollId: poll.id, reason } : { type: 'poll.void', pollId: poll.id, reason }
        }
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </>
  );
};
