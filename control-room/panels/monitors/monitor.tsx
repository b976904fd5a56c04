/** One monitor: a scene of OBS with its tally, its age, and what it is not. */
import { useEffect, useState } from 'react';
import type { MonitorName } from '../../../server/contract/monitors.ts';
import type { EpochMs, Ms } from '../../../server/contract/units.ts';
import { Aged } from '../../ages/aged.tsx';
import { useIsLost, useLine, useView } from '../../line/use-line.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import { LaidOver } from './laid-over.tsx';
import styles from './monitors.module.css';
import { ageOf, type Picture, type PictureState, pictureState } from './picture-state.ts';
import { watchMonitor } from './watch-monitor.ts';

const lookEvery = 250;

/** The server's time, four times a second: a picture's age must not wait for the next picture. */
const useNow = (): EpochMs | null => {
  const line = useLine();
  const [now, setNow] = useState(line.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(line.now()), lookEvery);
    return () => clearInterval(timer);
  }, [line]);
  return now;
};

const useAgeWord = (age: Ms | null, state: PictureState): string => {
  const { t } = useText();
  const seconds = Math.round((age ?? 0) / 1000);
  if (state === 'lost') return t('monitors.lost');
  if (state === 'old') return t('monitors.old', { seconds });
  if (state === 'changing') return t('monitors.changing');
  return seconds === 0 ? t('monitors.fresh') : t('monitors.age', { seconds });
};

const Age = ({ word, state }: { word: string; state: PictureState }) =>
  state === 'fresh' ? <span className="figure">{word}</span> : <Mark tone={state === 'changing' ? 'calm' : 'warn'}>{word}</Mark>;

const Screen = ({ which, scene, bare }: { which: MonitorName; scene: string | null; bare: readonly string[] }) => {
  const { t } = useText();
  const isLost = useIsLost();
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => watchMonitor(which, setPicture), [which]);
  const now = useNow();
  const state = pictureState(picture, scene, now, isLost);
  const age = useAgeWord(picture && ageOf(picture, now), state);
  if (!picture) return <div className={styles.empty}>{t('monitors.none')}</div>;
  const alt = t('monitors.pictureOf', { monitor: t(`monitors.${which}`), scene: picture.scene, age });
  return (
    <div className={styles.screen} data-picture={state}>
      <img src={picture.url} alt={alt} className={state === 'fresh' ? '' : styles.stale} />
      {bare.includes(picture.scene) && <LaidOver which={which} isOld={state !== 'fresh'} />}
      <div className={styles.age}>
        <Age word={age} state={state} />
      </div>
    </div>
  );
};

/** What this scene does not carry, and is drawn over its picture. */
const Bare = ({ which }: { which: MonitorName }) => {
  const { t } = useText();
  const { graphics } = useView();
  if (which === 'next') return <p className={`${styles.foot} ${styles.bare}`}>{t('laidOver.next')}</p>;
  const on = [...new Set(graphics.map(({ kind }) => t(`graphicKind.${kind}`)))].join(', ');
  return (
    <p className={`${styles.foot} ${on === '' ? '' : styles.bare}`} data-testid="bare">
      {on === '' ? t('laidOver.none') : t('laidOver.program', { graphics: on })}
    </p>
  );
};

export const Monitor = ({ which }: { which: MonitorName }) => {
  const { t } = useText();
  const { switcher, onAir } = useView();
  const scene = which === 'program' ? switcher.program : (switcher.next ?? switcher.preview);
  const isProgram = which === 'program';
  const isBare = scene !== null && switcher.bare.includes(scene);
  const tally = isProgram ? (onAir ? styles.red : '') : scene === null ? '' : styles.green;
  return (
    <figure className={`${styles.monitor} ${tally}`} data-monitor={which}>
      <figcaption className={styles.head}>
        <Mark tone={isProgram ? (onAir ? 'air' : 'dim') : scene === null ? 'dim' : 'next'}>
          {t(isProgram && onAir ? 'monitors.onAir' : `monitors.${which}`)}
        </Mark>
        <span className={styles.scene} title={scene ?? undefined}>
          {scene ?? t('monitors.nothing')}
        </span>
        <Aged of="switcher" at={switcher.at}>
          {null}
        </Aged>
      </figcaption>
      {switcher.kind === 'rehearsal' ? (
        <div className={styles.empty}>
          <strong>{scene ?? t('monitors.nothing')}</strong>
          {t('monitors.rehearsal')}
        </div>
      ) : (
        <>
          <Screen which={which} scene={scene} bare={switcher.bare} />
          <p className={styles.foot}>{t('monitors.notOffAir')}</p>
          {isBare && <Bare which={which} />}
        </>
      )}
    </figure>
  );
};
