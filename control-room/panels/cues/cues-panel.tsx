/** The cues of the running segment: what fires by itself and when, what is on, what a person fires. */
import { cueInHand } from '../../../server/contract/in-hand.ts';
import type { CueRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { Countdown } from '../../pieces/clocks.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { Mark, type Tone } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useTriggerText } from '../../pieces/trigger-text.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';

const tones: Record<CueRow['state'], Tone> = { waiting: 'dim', due: 'warn', on: 'air', done: 'good', missed: 'bad' };

const Cue = ({ cue, isInHand, believesOnAir }: { cue: CueRow; isInHand: boolean; believesOnAir: string | null }) => {
  const { t, text } = useText();
  const triggerText = useTriggerText();
  const what = text(cue.what);
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className={`${styles.line} ${styles.whole}`}>
          <Mark tone={tones[cue.state]}>{t(`cueState.${cue.state}`)}</Mark>
          <strong>{what}</strong>
        </div>
        <div className={styles.small}>
          <span>{t(`cueKind.${cue.kind}`)}</span>
          <span>{triggerText(cue.trigger)}</span>
          {cue.firesAt !== null && cue.state === 'waiting' && (
            <span className={styles.soon}>
              {t(cue.kind === 'poll' ? 'ahead.opensIn' : 'cue.firesIn')} <Countdown to={cue.firesAt} stops />
            </span>
          )}
          {cue.endsAt !== null && cue.state === 'on' && (
            <span>
              {t('cue.endsIn')} <Countdown to={cue.endsAt} stops />
            </span>
          )}
          {cue.note && <em>{cue.note}</em>}
        </div>
      </div>
      {cue.state === 'on' ? (
        <CommandButton asks={{ type: 'cue.end', cueId: cue.id }} label={t('cue.endOf', { what })}>
          {t('cue.end')}
        </CommandButton>
      ) : (
        <CommandButton
          task={isInHand ? 'cue-fire' : undefined}
          asks={{ type: 'cue.fire', believesOnAir, cueId: cue.id }}
          label={t('cue.fireOf', { what })}
        >
          {t('cue.fire')}
        </CommandButton>
      )}
    </li>
  );
};

export const CuesPanel = () => {
  const { t } = useText();
  const view = useView();
  const { cues, onAir } = view;
  const inHand = cueInHand(view);
  return (
    <Panel title={t('panel.cues')}>
      {cues.length === 0 && <Nothing>{onAir ? t('cue.none') : t('caller.nothingOnAir')}</Nothing>}
      <ul className={styles.list}>
        {cues.map((cue) => (
          <Cue key={cue.id} cue={cue} isInHand={cue.id === inHand?.id} believesOnAir={onAir?.runId ?? null} />
        ))}
      </ul>
    </Panel>
  );
};
