/** One figure of the status line, with its name above it. */
import type { ReactNode } from 'react';
import { useIsLost } from '../line/use-line.tsx';
import { useText } from '../pieces/use-text.ts';
import styles from './status-line.module.css';

/** What is worked out from what the server told is old with the line. */
export const OldName = ({ children }: { children: ReactNode }) => {
  const { t } = useText();
  const isLost = useIsLost();
  return (
    <span data-aged="line" data-age={isLost ? 'old' : 'fresh'}>
      {children}
      {isLost && ` · ${t('age.old')}`}
    </span>
  );
};

type Props = {
  readonly name: ReactNode;
  readonly children: ReactNode;
  readonly tone?: string | undefined;
  readonly className?: string | undefined;
};

export const Figure = ({ name, children, tone, className = '' }: Props) => (
  <div className={`${styles.figure} ${tone ? styles[tone] : ''} ${className}`}>
    <span className={styles.figureName}>{name}</span>
    <span className={`${styles.figureValue} figure`}>{children}</span>
  </div>
);
