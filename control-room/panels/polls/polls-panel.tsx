/** The votes: the one that is running first and whole, the others as a list. */
import { useEffect, useState } from 'react';
import { usePressed } from '../../keys/use-task.ts';
import { useView } from '../../line/use-line.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { standing } from '../../pieces/poll-standing.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { pendingMotions } from './motions/motion-verdict.ts';
import { Poll } from './poll.tsx';
import { pollInHand } from './poll-in-hand.ts';
import { pollTones } from './poll-tones.ts';
import votes from './votes.module.css';

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
              className={`${styles.row} ${styles.choose} ${votes.one}`}
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
  const view = useView();
  const { polls } = view;
  const inHand = pollInHand(view);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const wantedId = usePressed().looksFor?.pollId;
  useEffect(() => {
    if (wantedId !== undefined) setChosenId(wantedId);
  }, [wantedId]);
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
