/** The time of day. */
import type { Stories } from '../story.ts';

export const clock: Stories<'clock'> = { shanghai: { data: () => ({ kind: 'clock', zone: 'Asia/Shanghai' }) } };
