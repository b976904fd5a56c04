/** Both ways that a coming vote may lead, with when each would leave the air. */
import type { BranchSide, OperatorView } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { clockText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { useLandingWords } from '../../proposals/edit-words.ts';
import styles from './producer.module.css';

const Side = ({ word, side }: { word: string; side: BranchSide }) => {
  const { t, text } = useText();
  const { rundown } = useView();
  const landingWords = useLandingWords();
  const row = rundown.find(({ id }) => id === side.to);
  const passed = side.passedOver > 0 ? ` (${t('producing.passesOver', { count: side.passedOver })})` : '';
  return (
    <li>
      <div className={styles.grow}>
        <div>
          <strong>{word}</strong> → {row ? text(row.title) : side.to}
          <span className="dimmed">{passed}</span>
        </div>
        <div className={styles.small}>{side.hindrance ? t(`producing.hindrance.${side.hindrance}`) : landingWords(side.lands)}</div>
      </div>
    </li>
  );
};

const Preview = ({ branch }: { branch: OperatorView['branches'][number] }) => {
  const { t, text } = useText();
  const { polls, episode } = useView();
  const zone = episode?.zone ?? 'UTC';
  const poll = polls.find(({ id }) => id === branch.pollId);
  return (
    <section aria-label={poll ? text(poll.question) : branch.pollId}>
      <p className={styles.question}>
        {poll ? text(poll.question) : branch.pollId}{' '}
        <span className={styles.small}>
          {t('producing.leavesAt', { time: clockText(branch.leavesAt, zone) })} ·{' '}
          {t('producing.revealFrom', { time: clockText(branch.earliestReveal, zone) })}
        </span>
      </p>
      <ul className={styles.list}>
        <Side word={poll ? text(poll.yea) : t('producing.yea')} side={branch.yea} />
        <Side word={poll ? text(poll.nay) : t('producing.nay')} side={branch.nay} />
      </ul>
    </section>
  );
};

export const Branches = () => {
  const { t } = useText();
  const { branches } = useView();
  const [first] = branches;
  return first ? <Preview branch={first} /> : <p className={styles.none}>{t('producing.noBranch')}</p>;
};
