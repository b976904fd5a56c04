/** One sign across the room that nobody may miss: a sign, a word, and what it means. Read out as it comes, and once. */
import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './banners.module.css';

type Props = {
  readonly tone: 'lost' | 'unrecorded' | 'warning' | 'alarm' | 'finishing' | 'finishing-old';
  readonly icon: ReactNode;
  readonly word: string;
  readonly children: ReactNode;
  /** How long it lasts; beside the words, so that they are not read out again every second. */
  readonly age?: ReactNode;
  /** Where it leads. */
  readonly deed?: ReactNode;
};

/** Beside others there may not be room for all that it says: its word and its age stay whole, and the rest is under the mouse. */
export const Banner = ({ tone, icon, word, children, age, deed }: Props) => (
  <Tooltip label={children} multiline maw={480} withArrow events={{ hover: true, focus: false, touch: true }}>
    <div className={`${styles.banner} ${styles[tone]}`} data-banner={tone}>
      {icon}
      <div className={styles.said} role="alert">
        <strong>{word}</strong>
        <span>{children}</span>
      </div>
      {age && <span className={styles.age}>{age}</span>}
      {deed}
    </div>
  </Tooltip>
);
