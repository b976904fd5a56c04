/** The vote operator's and the auditor's position: what is on air in one line, and under it the votes, large. */
import { KeySays } from '../../keys/key-says.tsx';
import { PollsPanel } from '../../panels/polls/polls-panel.tsx';
import { NowLine } from '../now-line.tsx';
import styles from './vote-position.module.css';

export const VotePosition = () => (
  <div className={styles.position}>
    <NowLine />
    <KeySays />
    <div className={styles.votes}>
      <PollsPanel />
    </div>
  </div>
);
