/** Opens the approval of name and title; says whether it was given. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { GuestRow } from '../../../server/contract/views.ts';
import { useBlocked } from '../../line/use-command.ts';
import { useText } from '../../pieces/use-text.ts';
import { Approve } from './approve.tsx';

export const ApproveButton = ({ guest, size = 'compact-sm' }: { guest: GuestRow; size?: string }) => {
  const { t, text } = useText();
  const [approving, setApproving] = useState(false);
  const cannotApprove = useBlocked({ type: 'guest.approve' });
  return (
    <>
      <Button
        size={size}
        variant={guest.approved ? 'default' : 'filled'}
        color="yellow.5"
        disabled={cannotApprove !== undefined}
        title={cannotApprove}
        aria-label={
          guest.approved
            ? `${t('guest.approved')}: ${t('guest.approveOf', { name: text(guest.name) })}`
            : t('guest.approveOf', { name: text(guest.name) })
        }
        onClick={() => setApproving(true)}
      >
        {guest.approved ? t('guest.approved') : t('guest.approveAsk')}
      </Button>
      <Approve guest={guest} opened={approving} onClose={() => setApproving(false)} />
    </>
  );
};
