/** Yea against nay: two figures and a bar, each with its word; a figure that was typed says so. */
import type { Count } from '../../../server/contract/audience.ts';
import type { PollRow } from '../../../server/contract/views.ts';
import { AgedVotes, OldWithLine } from '../../ages/aged.tsx';
import { countText, yeaShare } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './split.module.css';

export const Split = ({ poll, count }: { poll: PollRow; count: Pick<Count, 'yea' | 'nay'> & Partial<Pick<Count, 'final'>> }) => {
  const { t, text, language } = useText();
  const share = yeaShare(count);
  return (
    <div className={styles.split} data-testid="split">
      <div className={styles.words}>
        <span>
          {text(poll.yea)} <strong className="figure">{countText(count.yea, language)}</strong> {share !== null && `${share.toFixed(1)} %`}
        </span>
        {poll.manual && <Mark tone="warn">{t('poll.manual')}</Mark>}
        {poll.manual || count.final ? <OldWithLine /> : <AgedVotes>{null}</AgedVotes>}
        <span>
          {share !== null && `${(100 - share).toFixed(1)} %`} <strong className="figure">{countText(count.nay, language)}</strong>{' '}
          {text(poll.nay)}
        </span>
      </div>
      <div className={styles.bar} aria-hidden="true">
        {share !== null && (
          <>
            <span className={styles.yea} style={{ width: `${share}%` }} />
            <span className={styles.nay} />
          </>
        )}
      </div>
    </div>
  );
};
