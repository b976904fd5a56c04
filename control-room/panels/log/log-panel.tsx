/** Who did what and when, newest first; found by a word. */
import { TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { useView } from '../../line/use-line.tsx';
import { clockText } from '../../pieces/format.ts';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';

export const LogPanel = () => {
  const { t } = useText();
  const { log, episode, operators } = useView();
  const [typed, setTyped] = useState('');
  const sought = useDeferredValue(typed.trim().toLowerCase());
  const zone = episode?.zone ?? 'UTC';
  const nameOf = (by: string) => operators.find(({ id }) => id === by)?.name ?? by;
  const found = log.filter(({ by, text, type }) => `${nameOf(by)} ${text} ${type}`.toLowerCase().includes(sought));
  return (
    <Panel
      title={t('panel.log')}
      aside={
        <TextInput
          size="xs"
          w={170}
          placeholder={t('log.find')}
          aria-label={t('log.find')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      }
      tight
    >
      {found.length === 0 && <Nothing>{log.length === 0 ? t('log.empty') : t('log.notFound')}</Nothing>}
      <table className={styles.table}>
        <tbody>
          {found.map(({ seq, at, by, text }) => (
            <tr key={seq}>
              <td className={styles.number}>{clockText(at, zone)}</td>
              <td style={{ whiteSpace: 'nowrap' }}>{nameOf(by)}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
};
