/** The rundown: what was, is and will be, planned and expected; edits change the plan, never the air. */
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useOpenImport } from '../../imports/import-desk.tsx';
import { useViewOf } from '../../line/use-line.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { Advice } from './advice.tsx';
import { BenchRow } from './bench-row.tsx';
import { KeepsWords } from './kept-words.tsx';
import { MakesSegments, NewSegmentButton } from './new-segment.tsx';
import { AsksBeforeOverwriting } from './overwrite.tsx';
import { Rows } from './rows.tsx';
import styles from './rundown.module.css';
import { UndoBar } from './undo-bar.tsx';

const RundownHead = () => {
  const { t } = useText();
  const phase = useViewOf((view) => view.phase);
  const openImport = useOpenImport();
  return (
    <span className={styles.aside}>
      {phase !== 'off' && phase !== 'ended' && <NewSegmentButton />}
      {openImport && (
        <Button size="compact-xs" variant="default" leftSection={<IconFileImport size={14} aria-hidden />} onClick={openImport}>
          {t('imports.open')}
        </Button>
      )}
      <Place />
    </span>
  );
};

const Place = () => {
  const { t } = useText();
  const rundown = useViewOf((view) => view.rundown);
  const running = rundown.filter(({ state }) => state !== 'bench');
  const at = running.findIndex(({ state }) => state === 'on-air');
  const place = at < 0 ? t('rundown.count', { count: running.length }) : t('rundown.place', { at: at + 1, count: running.length });
  return <span className={`dimmed ${styles.place}`}>{place}</span>;
};

const Bench = () => {
  const { t } = useText();
  const bench = useViewOf((view) => view.rundown).filter(({ state }) => state === 'bench');
  if (bench.length === 0) return null;
  return (
    <section className={styles.bench} aria-label={t('rundown.bench')}>
      <h3>{t('rundown.bench')}</h3>
      {bench.map((row) => (
        <BenchRow key={row.id} row={row} />
      ))}
    </section>
  );
};

export const RundownPanel = () => {
  const { t } = useText();
  const isEmpty = useViewOf(({ rundown }) => rundown.length === 0);
  const above = (
    <>
      <UndoBar />
      <Advice />
    </>
  );
  return (
    <AsksBeforeOverwriting>
      <KeepsWords>
        <MakesSegments>
          <Panel title={t('rundown.title')} aside={<RundownHead />} tight above={above}>
            {isEmpty && <Nothing>{t('rundown.empty')}</Nothing>}
            <Rows />
            <Bench />
          </Panel>
        </MakesSegments>
      </KeepsWords>
    </AsksBeforeOverwriting>
  );
};
