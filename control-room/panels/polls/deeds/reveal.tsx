/** Showing the result, not before the last viewer could vote. A tie that the rules leave to the chair has two buttons: one of them is the chair's word. */
import type { PollRow } from '../../../../server/contract/views.ts';
import { useHasChair, useSecondsSince, useView } from '../../../line/use-line.tsx';
import { CommandButton } from '../../../pieces/command-button.tsx';
import { clockText } from '../../../pieces/format.ts';
import { useText } from '../../../pieces/use-text.ts';
import { pendingMotions } from '../motions/motion-verdict.ts';

const look = { size: 'sm', color: 'green.8', variant: 'filled' } as const;

export const Reveal = ({ poll }: { poll: PollRow }) => {
  const { t, text } = useText();
  const hasChair = useHasChair();
  const zone = useView().episode?.zone ?? 'UTC';
  const since = useSecondsSince(poll.earliestReveal);
  const isEarly = since !== null && since < 0;
  const early = isEarly ? t('poll.notBefore', { time: clockText(poll.earliestReveal, zone) }) : undefined;
  const notNow = pendingMotions(poll.motions).length > 0 ? t('poll.motionFirst') : early;
  if (poll.decision !== 'chair')
    return (
      <CommandButton {...look} task="vote-reveal" asks={{ type: 'poll.reveal', pollId: poll.id }} notNow={notNow}>
        {t('poll.reveal')}
      </CommandButton>
    );
  return (['yea', 'nay'] as const).map((says) => (
    <CommandButton
      key={says}
      {...look}
      asks={{ type: 'poll.reveal', pollId: poll.id, chairSays: says }}
      notNow={notNow ?? (hasChair ? undefined : t('press.chairOnly'))}
    >
      {t('poll.revealAs', { what: text(poll[says]) })}
    </CommandButton>
  ));
};
