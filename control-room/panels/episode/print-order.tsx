/** The running order on paper, back-timed from the hard out: opens a page of its own, to be printed. */
import { Anchor } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useText } from '../../pieces/use-text.ts';

export const PrintOrder = () => {
  const { t, language } = useText();
  return (
    <p style={{ margin: '0 0 10px' }}>
      <IconPrinter size={16} aria-hidden style={{ verticalAlign: '-3px', marginRight: 6 }} />
      <Anchor size="sm" href={`/operators/running-order?lang=${language}`} target="_blank" rel="noreferrer">
        {t('paper.print')}
      </Anchor>{' '}
      <span className="dimmed" style={{ fontSize: 12.5 }}>
        {t('paper.printWhy')}
      </span>
    </p>
  );
};
