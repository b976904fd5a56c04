/** A vote that runs: later by 15 or 30 seconds while that can still be announced; one without an end is closed by “closing in 10 s”. */
import { seconds } from '../../../../server/contract/units.ts';
import type { PollRow } from '../../../../server/contract/views.ts';
import { useSecondsSince } from '../../../line/use-line.tsx';
import { CommandButton } from '../../../pieces/command-button.tsx';
import { useText } from '../../../pieces/use-text.ts';

export const WhileOpen = ({ poll }: { poll: PollRow }) => {
  const { t } = useText();
  const since = useSecondsSince(poll.extendUntil ?? null);
  const late = since !== null && since >= 0 ? t('poll.tooLate') : undefined;
  if (poll.openEnded)
    return (
      <CommandButton size="sm" color="orange.8" variant="filled" asks={{ type: 'poll.close', pollId: poll.id }}>
        {t('poll.closeIn10')}
      </CommandButton>
    );
  return [15, 30].map((by) => (
    <CommandButton key={by} size="sm" asks={{ type: 'poll.extend', pollId: poll.id, by: seconds(by) }} notNow={late}>
      {t('poll.extend', { by })}
    </CommandButton>
  ));
};
