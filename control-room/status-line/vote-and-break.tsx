/** The next break, and over it a vote while one takes votes: whoever takes must take neither away from viewers unseen. */
import { useIsLost, useSecondsSince, useView } from '../line/use-line.tsx';
import { lengthText, unknown } from '../pieces/format.ts';
import { useText } from '../pieces/use-text.ts';
import { Figure, OldName } from './figure.tsx';
import styles from './status-line.module.css';
import own from './vote-and-break.module.css';

/** Until the next break that the rundown has, as it is expected; in a break there is none to wait for. */
const useNextBreak = (): string => {
  const { language } = useText();
  const { rundown, phase } = useView();
  const next = rundown.find(({ kind, state }) => kind === 'break' && (state === 'next' || state === 'later'));
  const since = useSecondsSince(next?.expectedStart ?? null);
  return phase === 'ended' || since === null ? unknown : lengthText(Math.max(0, -since), language);
};

/** One that is open goes before one of which only the last path still takes votes. */
const usePollTaking = () => {
  const { polls } = useView();
  return polls.find(({ phase }) => phase === 'open') ?? polls.find(({ phase }) => phase === 'closing');
};

/** As wide with a vote as without one: the figures beside it stay where they are. */
export const VoteAndBreak = () => {
  const { t } = useText();
  const isLost = useIsLost();
  const poll = usePollTaking();
  const isClosing = poll?.phase === 'closing';
  const since = useSecondsSince((isClosing ? poll.lastCloseAt : poll?.endsAt) ?? null);
  const nextBreak = useNextBreak();
  const name = <OldName>{t('status.nextBreak')}</OldName>;
  if (!poll)
    return (
      <Figure name={name} className={own.voteAndBreak}>
        {nextBreak}
      </Figure>
    );
  return (
    <div className={`${styles.figure} ${own.voteAndBreak}`}>
      <div className={`${own.both} ${isLost ? own.old : styles.over}`} data-testid="vote-stands">
        <span className={`${styles.figureName} ${own.voteName}`}>
          <OldName>
            <span role="status">{t(isClosing ? 'voteStands.closing' : 'voteStands.open')}</span>
          </OldName>
        </span>
        <span className={`${own.voteLeft} figure`}>{since === null ? unknown : lengthText(Math.max(0, -since))}</span>
      </div>
      <div className={own.both}>
        <span className={styles.figureName}>{name}</span>
        <span className={`${own.breakIn} figure`}>{nextBreak}</span>
      </div>
    </div>
  );
};
