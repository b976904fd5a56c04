/** The checks before air, each with its remedy. Going on with a red one needs a reason, which is recorded. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CheckRow } from '../../../server/contract/views.ts';
import { useBlocked } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { LightMark } from '../../pieces/mark.tsx';
import { Nothing } from '../../pieces/panel.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';

const order = { bad: 0, warn: 1, unknown: 2, ok: 3 } as const;

const Check = ({ check }: { check: CheckRow }) => {
  const { t } = useText();
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className={styles.line}>
          <LightMark light={check.light}>{t(`light.${check.light}`)}</LightMark>
          <span>{check.what}</span>
        </div>
        {check.light !== 'ok' && check.remedy && <div className={styles.small}>→ {check.remedy}</div>}
      </div>
    </li>
  );
};

const Ready = ({ isRed }: { isRed: boolean }) => {
  const { t } = useText();
  const [asksReason, setAsksReason] = useState(false);
  const blocked = useBlocked({ type: 'episode.ready' });
  if (!isRed)
    return (
      <CommandButton size="sm" variant="filled" color="green.8" asks={{ type: 'episode.ready' }}>
        {t('episode.ready')}
      </CommandButton>
    );
  return (
    <>
      <Button size="sm" variant="filled" color="red.8" disabled={blocked !== undefined} title={blocked} onClick={() => setAsksReason(true)}>
        {t('episode.readyAnyway')}
      </Button>
      <ReasonDialog
        title={t('episode.readyAnyway')}
        explain={t('episode.readyAnywayExplain')}
        asks={(reason) => ({ type: 'episode.ready', reason })}
        opened={asksReason}
        onClose={() => setAsksReason(false)}
      />
    </>
  );
};

export const Preflight = () => {
  const { t } = useText();
  const { preflight, phase } = useView();
  const checks = [...preflight].sort((a, b) => order[a.light] - order[b.light]);
  const isRed = preflight.some(({ light }) => light === 'bad');
  const isBefore = phase === 'preflight' || phase === 'ready';
  return (
    <>
      {isBefore && (
        <div className={styles.buttons} style={{ margin: '0 0 10px' }}>
          {phase === 'preflight' && <Ready isRed={isRed} />}
          {phase === 'ready' && <span>{t('episode.isReady')}</span>}
          <CommandButton size="sm" asks={{ type: 'episode.preflight' }}>
            {t('episode.checkAgain')}
          </CommandButton>
        </div>
      )}
      <h3 className={styles.heading}>{t('episode.checks')}</h3>
      {checks.length === 0 && <Nothing>{t('episode.noChecks')}</Nothing>}
      <ul className={styles.list}>
        {checks.map((check) => (
          <Check key={check.id} check={check} />
        ))}
      </ul>
    </>
  );
};
