/** The checks before air, each with its remedy. Going on with a red one needs a reason, which is recorded. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CheckRow } from '../../../server/contract/views.ts';
import { Aged } from '../../ages/aged.tsx';
import { useBlocked } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { clockText } from '../../pieces/format.ts';
import { LightMark } from '../../pieces/mark.tsx';
import { Nothing } from '../../pieces/panel.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useText } from '../../pieces/use-text.ts';
import { checkWords } from '../../words/check-words.ts';
import styles from '../panels.module.css';
import { CheckHelp } from './check-help.tsx';
import own from './episode.module.css';
import { whyNoChecks } from './why-no-checks.ts';

const order = { bad: 0, unknown: 1, warn: 2, ok: 3 } as const;
/** What was not looked at comes after what was found wanting. */
const rank = ({ light, unchecked }: CheckRow): number => order[light] + (unchecked ? 0.5 : 0);

const Check = ({ check }: { check: CheckRow }) => {
  const { t, language } = useText();
  const { what, remedy } = checkWords(check, language);
  return (
    <li className={check.light === 'ok' ? own.well : `${styles.row} ${own.wants}`} data-check={check.id}>
      <div className={styles.main}>
        <div className={`${styles.line} ${styles.whole}`}>
          <Aged of="check" at={check.at}>
            <LightMark light={check.light}>{check.unchecked ? t('rehearse.notChecked') : t(`light.${check.light}`)}</LightMark>
          </Aged>
          <span>{what}</span>
        </div>
        {check.light !== 'ok' && remedy && <div className={styles.small}>→ {remedy}</div>}
        <CheckHelp check={check} />
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
      <Button
        size="sm"
        variant="outline"
        color="yellow.5"
        disabled={blocked !== undefined}
        title={blocked}
        onClick={() => setAsksReason(true)}
      >
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

const NoChecks = () => {
  const { t } = useText();
  const view = useView();
  const why = whyNoChecks(view);
  if (why.word === 'noChecks') return <Nothing>{t('episode.noChecks')}</Nothing>;
  if (why.at === null) return <Nothing>{t('episode.checksBefore')}</Nothing>;
  return <Nothing>{t('episode.checksBeforeAt', { time: clockText(why.at, view.episode?.zone ?? 'UTC', true) })}</Nothing>;
};

export const Preflight = () => {
  const { t } = useText();
  const { preflight, phase } = useView();
  const checks = [...preflight].sort((a, b) => rank(a) - rank(b));
  // What nobody knows is no better than what is wrong: the server asks for a reason for both.
  const isRed = preflight.some(({ light }) => light === 'bad' || light === 'unknown');
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
      {checks.length === 0 && <NoChecks />}
      <ul className={own.checks}>
        {checks.map((check) => (
          <Check key={check.id} check={check} />
        ))}
      </ul>
    </>
  );
};
