/** The running order on paper, back-timed from the hard out: opens a page of its own, to be printed. */
import { Anchor } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useText } from '../../pieces/use-text.ts';
import styles from './episode.module.css';

export const PrintOrder = () => {
  const { t, language } = useText();
  return (
    <p className={styles.print}>
      <IconPrinter size={16} aria-hidden />
      <Anchor size="sm" href={`/operators/running-order?lang=${language}`} target="_blank" rel="noreferrer">
        {t('paper.print')}
      </Anchor>{' '}
      <span className="dimmed">{t('paper.printWhy')}</span>
    </p>
  );
};
