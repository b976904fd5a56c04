/** What nobody may miss: the line is lost, the disk does not record, a rehearsal transmits, a cut by hand; then the server's notices. */
import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconDatabaseOff, IconHandStop, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import type { OperatorView } from '../../server/contract/views.ts';
import { useIsLost, useLine, useView } from '../line/use-line.tsx';
import { Since } from '../pieces/clocks.tsx';
import { clockText } from '../pieces/format.ts';
import { LightMark } from '../pieces/mark.tsx';
import { useText } from '../pieces/use-text.ts';
import { sayingText } from '../words/say-it.ts';
import { Banner } from './banner.tsx';
import styles from './banners.module.css';
import { FrozenGraphics, LabelsOff, StationNoise } from './desk-banners.tsx';
import { FinishingBanner } from './finishing.tsx';
import { NotClean } from './not-clean.tsx';

const Lost = () => {
  const { t } = useText();
  const isLost = useIsLost();
  const { at, episode } = useView();
  const line = useLine();
  if (!isLost) return null;
  return (
    <Banner tone="lost" icon={<IconPlugConnectedX size={24} aria-hidden />} word={t('banner.lost')} age={<Since from={at} />}>
      {t('hands.asOf', { time: clockText(line.knownNow() ?? at, episode?.zone ?? 'UTC') })} {t('banner.lostExplain')} {t('banner.asOf')}
    </Banner>
  );
};

const NotRecorded = () => {
  const { t } = useText();
  const { recording, episode } = useView();
  if (recording.ok) return null;
  return (
    <Banner tone="unrecorded" icon={<IconDatabaseOff size={24} aria-hidden />} word={t('banner.notRecorded')}>
      {t('banner.notRecordedExplain', { count: recording.waiting, since: clockText(recording.since, episode?.zone ?? 'UTC') })}
    </Banner>
  );
};

const Transmitting = () => {
  const { t } = useText();
  const { activation, switcher } = useView();
  if (!switcher.transmitting || !activation || activation.kind === 'live') return null;
  return (
    <Banner tone="unrecorded" icon={<IconAlertTriangle size={24} aria-hidden />} word={t('banner.transmitting')}>
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

/** Of more it says how many: they have one line together with the signs before them. */
const mostNotices = 1;
type Noticed = OperatorView['notices'][number];

const Notice = ({ notice: { at, light }, words, putAway }: { notice: Noticed; words: string; putAway: () => void }) => {
  const { t } = useText();
  return (
    <div className={`${styles.banner} ${styles.notice}`}>
      <LightMark light={light} />
      <span role={light === 'bad' ? 'alert' : undefined} title={words}>
        {words}
      </span>
      <span className="dimmed" aria-live="off">
        <Since from={at} />
      </span>
      <CloseButton size="sm" aria-label={t('banner.putAway')} onClick={putAway} />
    </div>
  );
};

const Notices = () => {
  const { t, language } = useText();
  const view = useView();
  const { notices } = view;
  const [put, setPut] = useState<readonly string[]>([]);
  const unread = notices.filter(({ id }) => !put.includes(id));
  const open = [...unread.filter(({ light }) => light === 'bad'), ...unread.filter(({ light }) => light !== 'bad')];
  const shown = open.slice(0, mostNotices);
  const draw = (notice: Noticed) => (
    <Notice
      key={notice.id}
      notice={notice}
      words={notice.said ? sayingText(notice.said, language, view) : notice.text}
      putAway={() => setPut((ids) => [...ids, notice.id].slice(-100))}
    />
  );
  return (
    <div data-testid="notices" className={`${styles.notices} ${shown.length === 0 ? styles.noNotices : ''}`}>
      {shown.filter(({ light }) => light === 'bad').map(draw)}
      {/* Always there: what is added to it is read out, and nothing of what stands in it already. */}
      <div role="status" aria-atomic="false" aria-relevant="additions">
        {shown.filter(({ light }) => light !== 'bad').map(draw)}
      </div>
      {open.length > mostNotices && <p className={styles.more}>{t('banner.moreNotices', { count: open.length - mostNotices })}</p>}
    </div>
  );
};

/** Always one line, also when there is nothing to say: nothing under it moves while the show runs. */
export const Banners = () => (
  <div className={styles.all}>
    <Lost />
    <NotRecorded />
    <Transmitting />
    <FinishingBanner />
    <ByHand />
    <FrozenGraphics />
    <LabelsOff />
    <StationNoise />
    <NotClean />
    <Notices />
  </div>
);
