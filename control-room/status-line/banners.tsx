/** What nobody may miss: the line is lost, the disk does not record, a rehearsal transmits, a cut by hand; then the server's notices. */
import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconDatabaseOff, IconHandStop, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { useIsLost, useView } from '../line/use-line.tsx';
import { Since } from '../pieces/clocks.tsx';
import { clockText } from '../pieces/format.ts';
import { LightMark } from '../pieces/mark.tsx';
import { useText } from '../pieces/use-text.ts';
import { noticeWords } from '../words/notice-words.ts';
import { Banner } from './banner.tsx';
import styles from './banners.module.css';
import { FrozenGraphics, LabelsOff, StationNoise } from './desk-banners.tsx';
import { withQuestions } from './with-questions.ts';

const Lost = () => {
  const { t } = useText();
  const isLost = useIsLost();
  const at = useView().at;
  if (!isLost) return null;
  return (
    <Banner tone="lost" icon={<IconPlugConnectedX size={26} aria-hidden />} word={t('banner.lost')}>
      {t('banner.lostExplain')} {t('banner.asOf')} <Since from={at} />.
    </Banner>
  );
};

const NotRecorded = () => {
  const { t } = useText();
  const { recording, episode } = useView();
  if (recording.ok) return null;
  return (
    <Banner tone="unrecorded" icon={<IconDatabaseOff size={44} aria-hidden />} word={t('banner.notRecorded')}>
      {t('banner.notRecordedExplain', { count: recording.waiting, since: clockText(recording.since, episode?.zone ?? 'UTC') })}
    </Banner>
  );
};

const Transmitting = () => {
  const { t } = useText();
  const { activation, switcher } = useView();
  if (!switcher.transmitting || !activation || activation.kind === 'live') return null;
  return (
    <Banner tone="unrecorded" icon={<IconAlertTriangle size={30} aria-hidden />} word={t('banner.transmitting')}>
      {t('banner.transmittingExplain')}
    </Banner>
  );
};

const ByHand = () => {
  const { t } = useText();
  const { byHand } = useView().switcher;
  if (byHand === null) return null;
  return (
    <Banner tone="warning" icon={<IconHandStop size={20} aria-hidden />} word={t('banner.byHand')}>
      {t('banner.byHandExplain', { scene: byHand })}
    </Banner>
  );
};

const mostNotices = 2;

const Notices = () => {
  const { t, text: textOf, language } = useText();
  const { notices, polls } = useView();
  const questionOf = (pollId: string) => {
    const poll = polls.find(({ id }) => id === pollId);
    return poll && textOf(poll.question);
  };
  const [put, setPut] = useState<readonly string[]>([]);
  const open = notices.filter(({ id }) => !put.includes(id));
  return (
    <>
      {open.slice(0, mostNotices).map(({ id, at, light, text }) => (
        <div key={id} className={`${styles.banner} ${styles.notice}`} role={light === 'bad' ? 'alert' : 'status'}>
          <LightMark light={light} />
          <span>{noticeWords(withQuestions(text, questionOf), language)}</span>
          <span className="dimmed">
            <Since from={at} />
          </span>
          <CloseButton size="sm" aria-label={t('banner.putAway')} onClick={() => setPut((ids) => [...ids, id].slice(-100))} />
        </div>
      ))}
      {open.length > mostNotices && <p className={styles.more}>{t('banner.moreNotices', { count: open.length - mostNotices })}</p>}
    </>
  );
};

export const Banners = () => (
  <div className={styles.all}>
    <Lost />
    <NotRecorded />
    <Transmitting />
    <ByHand />
    <FrozenGraphics />
    <LabelsOff />
    <StationNoise />
    <Notices />
  </div>
);
