/** The votes: the one that is running first and whole, the others as a list. */
import { useState } from 'react';
import type { PollRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { type Standing, standing } from '../../pieces/poll-standing.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { pendingMotions } from './motions/motion-verdict.ts';
import { Poll } from './poll.tsx';
import { pollTones } from './poll-tones.ts';
import votes from './votes.module.css';

const running: ReadonlySet<Standing> = new Set(['opening', 'open', 'closing', 'counting', 'verified']);
const isRunning = (poll: PollRow) => running.has(standing(poll));

const isToCome: ReadonlySet<string> = new Set(['on-air', 'next', 'later']);

/** The one that needs somebody: running, else with something that waits for a second person, else of the segment on air, else of the next one with a poll. */
const usePollInHand = (): PollRow | undefined => {
  const { polls, rundown } = useView();
  const running = polls.find(isRunning) ?? polls.find(({ motions }) => pendingMotions(motions).length > 0);
  if (running) return running;
  const coming = rundown.find(({ state, pollId }) => pollId !== undefined && isToCome.has(state));
  return polls.find(({ id }) => id === coming?.pollId) ?? polls[0];
};

const AllPolls = ({ shownId, choose }: { shownId: string | undefined; choose: (id: string) => void }) => {
  const { t, text } = useText();
  const { polls } = useView();
  return (
    <nav aria-label={t('poll.all')}>
      <h3 className={styles.heading}>{t('poll.all')}</h3>
      <ul className={styles.list}>
        {polls.map((poll) => (
          <li key={poll.id}>
            <button
              type="button"
              className={`${styles.row} ${styles.choose}`}
              aria-pressed={poll.id === shownId}
              onClick={() => choose(poll.id)}
            >
              <span className={styles.main}>{text(poll.question)}</span>
              <span className={votes.marks}>
                <Mark tone={pollTones[standing(poll)]}>{t(`pollPhase.${standing(poll)}`)}</Mark>
                {pendingMotions(poll.motions).length > 0 && <Mark tone="warn">{t('poll.secondPerson')}</Mark>}
                {poll.manual && <Mark tone="warn">{t('motion.typed')}</Mark>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
};

export const PollsPanel = () => {
  const { t } = useText();
  const { polls } = useView();
  const inHand = usePollInHand();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const shown = polls.find(({ id }) => id === chosenId) ?? inHand;
  return (
    <Panel title={t('panel.polls')}>
      {!shown && <Nothing>{t('poll.none')}</Nothing>}
      <div className={votes.stage}>
        <div className={votes.columns}>
          {shown && <Poll key={shown.id} poll={shown} />}
          {polls.length > 1 && <AllPolls shownId={shown?.id} choose={setChosenId} />}
        </div>
      </div>
    </Panel>
  );
};
