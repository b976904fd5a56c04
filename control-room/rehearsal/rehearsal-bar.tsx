/**
 * What makes a rehearsal look like one on every screen: a bar that never leaves, a frame around everything, also around dialogs.
 * It says who only pretends to watch, counts to the evening in earnest, and ends the rehearsal by one press.
 */
import { useMay } from '../line/use-command.ts';
import { useLineState, useView } from '../line/use-line.tsx';
import { CommandButton } from '../pieces/command-button.tsx';
import { clockText, lengthText } from '../pieces/format.ts';
import { useServerNow } from '../pieces/use-server-now.ts';
import { useText } from '../pieces/use-text.ts';
import { type Near, nearness, nextEvening, type Planned } from './near-start.ts';
import styles from './rehearsal.module.css';

const CrowdText = () => {
  const { t } = useText();
  const { rehearsal } = useView();
  if (!rehearsal?.hadCrowd) return null;
  const { crowd } = rehearsal;
  return <span className={styles.crowd}>{crowd ? t('rehearse.crowdIn', crowd) : t('rehearse.crowdGone')}</span>;
};

const quiet: ReadonlySet<Near> = new Set(['hour', 'half']);

const NearText = ({ evening, near, left }: { evening: Planned; near: Near; left: number }) => {
  const { t, text } = useText();
  const { startsAt, zone } = evening.planned;
  const count = lengthText(Math.abs(left));
  const title = text(evening.title);
  return (
    <span className={styles.near} title={title}>
      <strong role={quiet.has(near) ? 'status' : 'alert'}>{t(`rehearse.near.${near}`)}</strong>
      <span>
        {quiet.has(near) && `${title} · `}
        {clockText(startsAt, zone, true)} {zone} · <b className="figure">{t(left > 0 ? 'rehearse.in' : 'rehearse.since', { count })}</b>
      </span>
    </span>
  );
};

const End = () => {
  const { t } = useText();
  if (!useMay('rehearsal.end')) return null;
  return (
    <CommandButton size="compact-sm" variant="filled" color="dark.8" asks={{ type: 'rehearsal.end' }}>
      {t('rehearse.end')}
    </CommandButton>
  );
};

const Bar = ({ kind }: { kind: 'rehearsal' | 'simulated' }) => {
  const { t } = useText();
  const { phase, episodes } = useView();
  const now = useServerNow();
  const evening = now === null ? null : nextEvening(episodes, now);
  const left = evening && now !== null ? Math.ceil((evening.planned.startsAt - now) / 1000) : null;
  const isOver = phase === 'ended';
  const near = left === null || isOver ? null : nearness(left);
  return (
    <>
      <section
        className={`${styles.bar} ${styles[kind]} ${near ? styles[near] : ''}`}
        aria-label={t('rehearse.bar')}
        data-near={near ?? 'far'}
      >
        <span className={styles.word}>
          {t(`activation.${kind}`)}
          {isOver && ` · ${t('phase.ended')}`}
        </span>
        <span className={styles.says}>
          {!near && t(isOver ? 'rehearse.isOver' : 'rehearse.means')}
          {near && evening && left !== null && <NearText evening={evening} near={near} left={left} />}
          <CrowdText />
        </span>
        {!isOver && <End />}
      </section>
      <div className={`${styles.frame} ${styles[`${kind}Frame`]}`} aria-hidden />
    </>
  );
};

export const RehearsalBar = () => {
  const kind = useLineState(({ view }) => view?.activation?.kind);
  return kind === 'rehearsal' || kind === 'simulated' ? <Bar kind={kind} /> : null;
};
