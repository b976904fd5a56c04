/** What stands on an output in the words that its viewers read: its own language, not the operator's. */
import type { GraphicOn } from '../../../server/contract/graphics.ts';
import { useWhat } from '../../panels/graphics/graphic-words.ts';
import { listText } from '../../pieces/list-text.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './graphics.module.css';

const nameOf = (language: string, inLanguage: string): string =>
  new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language;

export const OwnWords = ({ language, on }: { language: string; on: readonly GraphicOn[] }) => {
  const { t, language: spoken } = useText();
  const what = useWhat(language);
  if (on.length === 0) return null;
  return (
    <p className={styles.asked}>
      {t('houseOutput.inLanguage', { language: nameOf(language, spoken) })}:{' '}
      <span lang={language}>
        {listText(
          on.map(({ data }) => what(data)),
          language,
        )}
      </span>
    </p>
  );
};
