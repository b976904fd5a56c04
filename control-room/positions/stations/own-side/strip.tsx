/** One line over the table: who is away and who leaves next, and whether a station wrote. It opens all of it. */
import { Button } from '@mantine/core';
import { useView } from '../../../line/use-line.tsx';
import { lengthOf } from '../../../pieces/format.ts';
import { Mark } from '../../../pieces/mark.tsx';
import { useServerNow } from '../../../pieces/use-server-now.ts';
import { useText } from '../../../pieces/use-text.ts';
import { type BreakLine, backOf, breakLines, unreadOf } from './break-lines.ts';
import styles from './own-side.module.css';
import { useStationName } from './use-station-name.ts';

const mostShown = 3;

const Chip = ({ line: { stationId, row, isOut, at } }: { line: BreakLine }) => {
  const { t } = useText();
  const now = useServerNow();
  const name = useStationName()(stationId);
  if (isOut && at === null) return <Mark tone="warn">{t('localBreak.awayOpen', { name })}</Mark>;
  if (at === null) return null;
  const until = (moment: number) => (now === null ? '–' : lengthOf(Math.max(0, moment - now)));
  if (isOut) return <Mark tone="warn">{t('localBreak.awayOf', { name, left: until(at) })}</Mark>;
  const back = backOf(row);
  const out = t('localBreak.outIn', { name, left: until(at) });
  return <Mark tone="calm">{back === null ? out : t('localBreak.outAndBack', { out, back: until(back) })}</Mark>;
};

export const OwnSideStrip = ({ open }: { open: () => void }) => {
  const { t } = useText();
  const { localBreaks, stationMessages } = useView();
  const lines = breakLines(localBreaks).filter(({ isOut, at }) => isOut || at !== null);
  const unread = unreadOf(stationMessages);
  const more = lines.length - mostShown;
  return (
    <section className={styles.strip} aria-label={t('localBreak.strip')}>
      {lines.length === 0 && <span className="dimmed">{t('localBreak.none')}</span>}
      {lines.slice(0, mostShown).map((line) => (
        <Chip key={`${line.stationId} ${line.row.id}`} line={line} />
      ))}
      {more > 0 && <span className="dimmed">{t('localBreak.more', { count: more })}</span>}
      <span className={styles.space} />
      {unread > 0 && <Mark tone="bad">{t('localBreak.unread', { count: unread })}</Mark>}
      <Button size="compact-xs" variant="default" onClick={open}>
        {t('localBreak.open')}
      </Button>
    </section>
  );
};
