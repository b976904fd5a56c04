/** A state as a word on its colour: never the colour alone. */
import type { ReactNode } from 'react';
import type { Light } from '../../server/contract/views.ts';
import styles from './pieces.module.css';

export type Tone = 'air' | 'next' | 'good' | 'warn' | 'bad' | 'calm' | 'dim' | 'violet' | 'old';

export const Mark = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={`${styles.mark} ${styles[tone]}`}>{children}</span>
);

const shapes: Record<Light, { shape: string; tone: Tone }> = {
  ok: { shape: '●', tone: 'good' },
  warn: { shape: '▲', tone: 'warn' },
  bad: { shape: '■', tone: 'bad' },
  unknown: { shape: '?', tone: 'dim' },
};

/** Each light has its own shape too, for those who do not see the colour. */
export const LightMark = ({ light, children }: { light: Light; children?: ReactNode }) => (
  <span className={`${styles.light} ${styles[`ink-${shapes[light].tone}`]}`}>
    <span aria-hidden="true">{shapes[light].shape}</span>
    {children}
  </span>
);
