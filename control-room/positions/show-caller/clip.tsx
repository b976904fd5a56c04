/** The clip that runs: what is left of it and who says so; its out-words, large once they are due. */
import { Aged } from '../../ages/aged.tsx';
import { useSecondsSince, useView } from '../../line/use-line.tsx';
import { AroundTitle } from '../../pieces/around-title.tsx';
import { areOutWordsDue } from '../../pieces/clip-left.ts';
import { lengthText, unknown } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useClipTakes } from '../../pieces/use-clip-takes.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './clip.module.css';

export const RunningClip = () => {
  const { t, text } = useText();
  const { clip, switcher } = useView();
  const since = useSecondsSince(clip?.endsAt ?? null);
  const takes = useClipTakes();
  if (!clip) return null;
  const left = since === null ? null : Math.max(0, -since);
  const isDue = left !== null && areOutWordsDue(left);
  return (
    <section className={`${styles.clip} ${isDue ? styles.isDue : ''}`} aria-label={t('clip.title')} data-testid="clip">
      <div className={styles.head}>
        <Mark tone={isDue ? 'warn' : 'calm'}>{t('clip.title')}</Mark>
        <span className={`${styles.title} ${isDue && clip.outWords ? styles.givesWay : ''}`}>{text(clip.title)}</span>
        {isDue && clip.outWords && <strong className={styles.shortly}>{clip.outWords}</strong>}
        {takes && (
          <span className={styles.takes} title={t('clip.takes', takes)}>
            <AroundTitle words={(title) => t('clip.takesIn', { title })} titles={[takes.title]} />
          </span>
        )}
        <span className={`${styles.left} figure`}>
          <Aged of="switcher" at={switcher.at}>
            {left === null ? unknown : lengthText(left)}
          </Aged>
        </span>
      </div>
      <p className={isDue ? styles.outWords : styles.later}>
        {clip.outWords ?? t('clip.noOutWords')}
        <span className={styles.foot} title={t(`clip.then.${clip.then}`)}>
          {t(`clip.by.${clip.by}`)} · {t(`clip.shortly.${clip.then}`)}
        </span>
      </p>
    </section>
  );
};
