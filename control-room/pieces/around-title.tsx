/** A sentence in one line with titles in it: where there is no room the titles are cut, and never what is said of them. */
import styles from './pieces.module.css';

/** Stand for the titles while the sentence is worded: no title has them. */
const places: readonly [string, string] = ['\ue000', '\ue001'];
const atPlaces = /([\ue000\ue001])/;

export type Around = { readonly words: (title: string, other: string) => string; readonly titles: readonly string[] };

/** Within a line that is a row of boxes (`display: flex`). */
export const AroundTitle = ({ words, titles }: Around) => {
  const parts = words(...places)
    .split(atPlaces)
    .filter((part) => part !== '');
  return parts.map((part) => {
    const title = titles[places.indexOf(part)];
    return (
      <span key={part} className={title === undefined ? styles.whole : styles.mayBeCut}>
        {title ?? part}
      </span>
    );
  });
};
