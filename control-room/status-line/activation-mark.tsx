/** LIVE, REHEARSAL, SIMULATED or OFF, in a colour and a word, with the phase below. */
import { useTranslation } from 'react-i18next';
import type { OperatorView } from '../../server/contract/views.ts';
import { OldWithLine } from '../ages/aged.tsx';
import { useView } from '../line/use-line.tsx';
import styles from './status-line.module.css';

type Look = 'live' | 'rehearsal' | 'simulated' | 'off';

const lookOf = ({ activation, phase }: Pick<OperatorView, 'activation' | 'phase'>): Look =>
  !activation || phase === 'off' || phase === 'ended' ? 'off' : activation.kind;

export const ActivationMark = () => {
  const { t } = useTranslation();
  const view = useView();
  const look = lookOf(view);
  const isOnAir = view.onAir !== null;
  return (
    <div
      className={`${styles.activation} ${styles[look]} ${isOnAir ? '' : styles.notYet}`}
      data-activation={look}
      data-revision={view.revision}
    >
      <div role="status" className={styles.activationWords}>
        <strong>{t(`activation.${look}`)}</strong>
        <span>{t(`phase.${view.phase}`)}</span>
      </div>
      {/* Apart: an age that counts is not read out every second. */}
      <OldWithLine />
    </div>
  );
};
