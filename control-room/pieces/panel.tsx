/** The frame of a panel: its name, what belongs at its right, and a body that scrolls by itself. */
import type { ReactNode } from 'react';
import { OldWithLine } from '../ages/aged.tsx';
import styles from './pieces.module.css';

type Props = {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly tight?: boolean;
  /** Stands between the name and the body, and does not scroll. */
  readonly above?: ReactNode;
};

export const Panel = ({ title, aside, above, children, tight = false }: Props) => (
  <section className={styles.panel} aria-label={title}>
    <header className={styles.panelHead}>
      <div>
        <h2>{title}</h2>
        <OldWithLine />
        {aside}
      </div>
    </header>
    {above}
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the panel is scrolled by keys too */}
    <div className={`${styles.panelBody} ${tight ? styles.tight : ''}`} tabIndex={0}>
      {children}
    </div>
  </section>
);

export const Nothing = ({ children }: { children: ReactNode }) => <p className={styles.nothing}>{children}</p>;
