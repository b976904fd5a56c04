/** The votes: the one that is running first and whole, the others as a list. */
import { useState } from 'react';
import type { PollRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { Poll } from './poll.tsx';
import { pollTones } from './poll-tones.ts';

const isRunning = ({ phase }: PollRow) => phase === 'open' || phase === 'closing' || phase === 'counting' || phase === 'verified';

const isToCome: ReadonlySet<string> = new Set(['on-air', 'next', 'later']);

/** The one that needs somebody: running, else of the segment on air, else of the next one with a poll. */
const usePollInHand = (): PollRow | undefined => {
  const { polls, rundown } = useView();
  const running = polls.find(isRunning);
  if (running) return running;
  const coming = rundown.find(({ state, pollId }) => pollId !== undefined && isToCome.has(state));
  return polls.find(({ id }) => id === coming?.pollId) ?? polls[0];
};

export const PollsPanel = () => {
  const { t, text } = useText();
  const { polls } = useView();
  const inHand = usePollInHand();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const shown = polls.find(({ id }) => id === chosenId) ?? inHand;
  return (
    <Panel title={t('panel.polls')}>
      {!shown && <Nothing>{t('poll.none')}</Nothing>}
      {shown && <Poll key={shown.id} poll={shown} />}
      {polls.length > 1 && (
        <>
          <h3 className={styles.heading}>{t('poll.all')}</h3>
          <ul className={styles.list}>
            {polls.map((poll) => (
              <li key={poll.id}>
                <button
                  type="button"
                  className={`${styles.row} ${styles.choose}`}
                  aria-pressed={poll.id === shown?.id}
                  onClick={() => setChosenId(poll.id)}
                >
                  <span className={styles.main}>{text(poll.question)}</span>
                  <Mark tone={pollTones[poll.phase]}>{t(`pollPhase.${poll.phase}`)}</Mark>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
};
