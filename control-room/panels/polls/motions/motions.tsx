/** What one person proposed about a vote: those that wait stand large, those that are settled stay to be read. */
import type { PollRow } from '../../../../server/contract/views.ts';
import { useText } from '../../../pieces/use-text.ts';
import styles from '../../panels.module.css';
import { MotionCard } from './motion-card.tsx';
import { pendingMotions, settledMotions } from './motion-verdict.ts';

export const Motions = ({ poll, which }: { poll: PollRow; which: 'pending' | 'settled' }) => {
  const { t } = useText();
  const motions = which === 'pending' ? pendingMotions(poll.motions) : settledMotions(poll.motions);
  if (motions.length === 0) return null;
  return (
    <>
      {which === 'settled' && <h3 className={styles.heading}>{t('motion.title')}</h3>}
      {motions.map((motion) => (
        <MotionCard key={motion.id} poll={poll} motion={motion} />
      ))}
    </>
  );
};
