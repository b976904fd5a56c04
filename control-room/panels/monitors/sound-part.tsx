/** What is open, how loud it is, and what is wrong with it. */
import { useSyncExternalStore } from 'react';
import { quietest, type Sound, type SoundRow } from '../../../server/contract/monitors.ts';
import type { Db } from '../../../server/contract/units.ts';
import { Judging } from '../../ages/aged.tsx';
import type { Judged } from '../../ages/judge-age.ts';
import { useAge } from '../../ages/use-age.ts';
import { useLine } from '../../line/use-line.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import panels from '../panels.module.css';
import styles from './monitors.module.css';

const useSound = (): Sound | null => {
  const { sound } = useLine();
  return useSyncExternalStore(sound.subscribe, sound.now);
};

/** The bar shows this much: softer than -60 dBFS is nothing to a viewer. */
const lowest: Db = -60;
const share = (db: Db): string => `${Math.round(100 * Math.min(1, Math.max(0, 1 - db / lowest)))}%`;
const zoneOf = (peak: Db): string | undefined => (peak >= -0.5 ? styles.clips : peak >= -9 ? styles.loud : styles.well);

/** Never “-0”. */
const wholeOf = (db: Db): number => Math.round(db) || 0;

const Level = ({ level, peak }: { level: Db; peak: Db }) => {
  const { t } = useText();
  return (
    <div className={styles.level}>
      <div className={styles.bar} aria-hidden="true">
        <span className={`${styles.fill} ${zoneOf(peak)}`} style={{ width: share(level) }} />
        <span className={styles.peak} style={{ left: share(peak) }} />
      </div>
      <span className={`${styles.db} figure`}>{peak <= quietest ? t('sound.quiet') : t('sound.dbfs', { db: wholeOf(peak) })}</span>
    </div>
  );
};

const Input = ({ row, judged }: { row: SoundRow; judged: Judged }) => {
  const { t } = useText();
  const { input, open, wantedOpen, level, peak } = row;
  const { isOld } = judged;
  const word = open === null ? t('sound.unknown') : open ? t('sound.open') : t('sound.closed');
  const differs = open !== null && open !== wantedOpen;
  return (
    <li className={styles.input} data-input={input}>
      <span className={styles.name} title={input}>
        {input}
      </span>
      <Judging of="sound" judged={judged}>
        <Mark tone={open === true && !isOld ? 'air' : 'dim'}>{word}</Mark>
      </Judging>
      {level === null || peak === null || isOld ? (
        <span className={`${styles.level} dimmed`}>{t('sound.notMeasured')}</span>
      ) : (
        <Level level={level} peak={peak} />
      )}
      {differs && (
        <span className={styles.differs}>
          <Mark tone="warn">{t('sound.differs')}</Mark>
        </span>
      )}
    </li>
  );
};

const Alarms = ({ alarms }: Pick<Sound, 'alarms'>) => {
  const { t } = useText();
  return (
    <div role="alert">
      {alarms.map(({ kind, inputs }) => (
        <p key={kind} className={`${panels.warning} ${kind === 'silence' ? panels.danger : ''}`} data-alarm={kind}>
          {t(`sound.alarm.${kind}`, { inputs: inputs.join(', ') })}
        </p>
      ))}
    </div>
  );
};

export const SoundPart = () => {
  const { t } = useText();
  const sound = useSound();
  // Without meters nothing comes ten times a second: then an input is as old as what the switcher last said.
  const judged = useAge(sound?.measured === 'measured' ? 'sound' : 'house', sound?.measured === 'measured' ? sound.at : null);
  return (
    <section aria-label={t('sound.title')} className={styles.sound}>
      <h3 className={panels.heading}>{t('sound.title')}</h3>
      {/* Always there: an alert that comes with its words is read out at once. */}
      <Alarms alarms={judged.isOld ? [] : (sound?.alarms ?? [])} />
      {sound?.measured === 'none' && <p className={styles.note}>{t('sound.none')}</p>}
      {sound?.measured === 'lost' && <p className={panels.warning}>{t('sound.lost')}</p>}
      {sound === null && <p className={styles.note}>{t('sound.waiting')}</p>}
      {sound?.rows.length === 0 && <Nothing>{t('sound.noInputs')}</Nothing>}
      <ul className={styles.inputs}>
        {sound?.rows.map((row) => (
          <Input key={row.input} row={row} judged={judged} />
        ))}
      </ul>
    </section>
  );
};
