/** The time of day. */
import type { Stories } from '../story.ts';

export const clock: Stories<'clock'> = {
  shanghai: { data: () => ({ kind: 'clock', zone: 'Asia/Shanghai' }) },
  /** Nobody vouches for the gallery's time: its code is one that says none. */
  coded: { data: () => ({ kind: 'clock', zone: 'Asia/Shanghai', timeCode: true }) },
};
