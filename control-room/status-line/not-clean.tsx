/** The clean output is not clean: whoever takes that picture must know at once, in every position. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useView } from '../line/use-line.tsx';
import { listText } from '../pieces/list-text.ts';
import { useText } from '../pieces/use-text.ts';
import { Banner } from './banner.tsx';

export const NotClean = () => {
  const { t, language } = useText();
  const dirty = useView().screens.filter(({ output, painted }) => output === 'clean' && painted.length > 0);
  if (dirty.length === 0) return null;
  const addresses = listText([...new Set(dirty.map(({ address }) => address))], language);
  return (
    <Banner tone="alarm" icon={<IconAlertTriangle size={20} aria-hidden />} word={t('houseOutput.notClean')}>
      {t('houseOutput.notCleanExplain', { addresses })}
    </Banner>
  );
};
