/** What a station's page measured by the time code in its return picture, and by what a delay is known at all. */
import { z } from 'zod';
import type { EpochMs, Ms } from './units.ts';

/** `code`: by the code in its return picture. `station`: it said when it showed an event. `page`: its overlay page said what it holds back. */
export type MeasuredBy = 'code' | 'station' | 'page';
export type Measure = { readonly delay: Ms; readonly at: EpochMs };

export const MeasuredDelay = z
  .strictObject({
    delay: z.int().min(0).max(180_000).describe('How much later than it was drawn the code is seen: milliseconds, by our clock'),
    frames: z.int().min(10).max(10_000).describe('In how many frames it was read'),
    spread: z.int().min(0).max(1000).describe('How far these frames are apart, in milliseconds'),
  })
  .describe('Your delay, as you measured it by the time code of our clock graphic in your return picture');
export type MeasuredDelay = z.infer<typeof MeasuredDelay>;
