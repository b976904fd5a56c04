/** As run: when each segment began and how long it was on air, beside what was planned. Asked anew whenever the air changes. */
import { useEffect, useState } from 'react';
import type { AsRunRow } from '../../../server/contract/desk-papers.ts';
import { useView } from '../../line/use-line.tsx';
import { clockText, lengthOf, overUnderText, unknown } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { asRunNow } from './read-papers.ts';

/** @returns undefined while it is asked for, null when it could not be read */
const useAsRun = (): readonly AsRunRow[] | null | undefined => {
  const { onAir, phase, activation } = useView();
  const [rows, setRows] = useState<readonly AsRunRow[] | null>();
  const about = `${activation?.id}:${onAir?.runId}:${phase}`;
  useEffect(() => {
    let isOver = false;
    void asRunNow().then((found) => {
      if (!isOver && about) setRows(found ?? null);
    });
    return () => {
      isOver = true;
    };
  }, [about]);
  return rows;
};

export const AsRun = () => {
  const { t, text } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const rows = useAsRun();
  if (rows === undefined) return null;
  if (rows === null) return <Nothing>{t('paper.unread')}</Nothing>;
  if (rows.length === 0) return <Nothing>{t('paper.nothingRan')}</Nothing>;
  const numbers = ['start', 'length', 'off'] as const;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('paper.segment')}</th>
          {numbers.map((name) => (
            <th key={name} scope="col" className={styles.number}>
              {t(`paper.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.toReversed().map((row) => (
          <tr key={row.runId}>
            <td>{text(row.title)}</td>
            <td className={styles.number}>
              {clockText(row.startedAt, zone)}
              <div className={styles.aside}>
                {t('paper.planned')} {clockText(row.plannedStart, zone)}
              </div>
            </td>
            <td className={styles.number}>
              {row.endedAt === null ? <Mark tone="air">{t('paper.onAir')}</Mark> : lengthOf(row.actual)}
              <div className={styles.aside}>
                {t('paper.planned')} {lengthOf(row.planned)}
              </div>
            </td>
            <td className={styles.number}>{row.endedAt === null ? unknown : overUnderText(row.actual - row.planned)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
