/** A sentence in one line with a title in it: where there is no room the title is cut, and never what is said of it. */
import styles from './pieces.module.css';

/** Stands for the title while the sentence is worded: no title has it. */
const place = '\u0000';

type Props = { readonly words: (title: string) => string; readonly title: string };

/** Within a line that is a row of boxes (`display: flex`). */
export const AroundTitle = ({ words, title }: Props) => {
  const [before = '', after = ''] = words(place).split(place);
  return (
    <>
      <span className={styles.whole}>{before}</span>
      <span className={styles.mayBeCut}>{title}</span>
      <span className={styles.whole}>{after}</span>
    </>
  );
};
