/** One line across the room that nobody may miss: a sign, a word, and what it means. */
import type { ReactNode } from 'react';
import styles from './banners.module.css';

type Props = {
  readonly tone: 'lost' | 'unrecorded' | 'warning' | 'alarm';
  readonly icon: ReactNode;
  readonly word: string;
  readonly children: ReactNode;
};

export const Banner = ({ tone, icon, word, children }: Props) => (
  <div className={`${styles.banner} ${styles[tone]}`} role="alert">
    {icon}
    <strong>{word}</strong>
    <span>{children}</span>
  </div>
);
