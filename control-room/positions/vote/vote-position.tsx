/** The vote operator's and the auditor's position: what is on air in one line, and under it the votes, large. */
import { PollsPanel } from '../../panels/polls/polls-panel.tsx';
import { NowLine } from '../now-line.tsx';
import styles from './vote-position.module.css';

export const VotePosition = () => (
  <div className={styles.position}>
    <NowLine />
    <div className={styles.votes}>
      <PollsPanel />
    </div>
  </div>
);
