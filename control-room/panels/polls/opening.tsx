/** Of a vote that nobody could vote in yet: what opens it by itself and when, or that a person must. */
import { mayOpen } from '../../../server/contract/in-hand.ts';
import type { PollRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { Countdown } from '../../pieces/clocks.tsx';
import { useTriggerText } from '../../pieces/trigger-text.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';

export const Opening = ({ poll }: { poll: PollRow }) => {
  const { t, text } = useText();
  const triggerText = useTriggerText();
  const { rundown, onAir } = useView();
  const { opening, phase, calledAt } = poll;
  if (!mayOpen(poll) || phase === 'void' || calledAt !== null) return null;
  if (!opening) return <span className={styles.aside}>{t('ahead.opensByHand')}</span>;
  const { segmentId, trigger, firesAt } = opening;
  if (firesAt !== null)
    return (
      <span className={styles.soon}>
        {t('ahead.opensIn')} <Countdown to={firesAt} stops />
      </span>
    );
  const when = triggerText(trigger);
  if (segmentId === onAir?.segmentId) return <span className={styles.soon}>{t('ahead.opensWhen', { when })}</span>;
  const title = text(rundown.find(({ id }) => id === segmentId)?.title ?? segmentId);
  return <span className={styles.aside}>{t('ahead.opensWith', { title, when })}</span>;
};
