/** A panel as a position of its own: what is on air in one line, why the last key did nothing, and under it the panel, large. */
import type { ComponentType } from 'react';
import { KeySays } from '../keys/key-says.tsx';
import styles from './in-full.module.css';
import { NowLine } from './now-line.tsx';

export const inFull = (Panel: ComponentType): ComponentType => {
  const InFull = () => (
    <div className={styles.position}>
      <NowLine />
      <KeySays />
      <div className={styles.panel}>
        <Panel />
      </div>
    </div>
  );
  return InFull;
};
