/** The producer's position: where we land and how to mend it, what waits for the chair, both ways of the coming vote, the bench. */
import { KeySays } from '../../keys/key-says.tsx';
import { useView } from '../../line/use-line.tsx';
import { Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { NowLine } from '../now-line.tsx';
import { Branches } from './branches.tsx';
import { Bench, LandingPart } from './landing.tsx';
import styles from './producer.module.css';
import { Proposals } from './proposals.tsx';
import { Propose } from './propose.tsx';

export const ProducerPosition = () => {
  const { t } = useText();
  const { proposals } = useView();
  return (
    <div className={styles.position}>
      <NowLine />
      <Panel title={t('producing.producer')} aside={<KeySays />}>
        <h3 className={styles.heading}>{t('producing.landing')}</h3>
        <LandingPart />
        <h3 className={styles.heading}>
          {t('producing.proposals')} {proposals.length > 0 && `(${proposals.length})`}
        </h3>
        <Proposals />
        <Propose />
        <h3 className={styles.heading}>{t('producing.nextVote')}</h3>
        <Branches />
        <h3 className={styles.heading}>{t('rundown.bench')}</h3>
        <Bench />
      </Panel>
    </div>
  );
};
