/** What a rehearsal has that an evening in earnest has not: where it begins, and viewers and orders that nobody sent. */
import { z } from 'zod';

/** Small enough for the machine that runs the show as well. */
export const CrowdSchema = z.strictObject({
  viewers: z.int().min(0).max(500),
  yea: z.int().min(0).max(100).describe('Of a hundred of them, how many say yea'),
  orders: z.int().min(0).max(120).describe('A minute'),
});
/** Simulated viewers and orders. */
export type CrowdSize = z.infer<typeof CrowdSchema>;

export const usualCrowd: CrowdSize = { viewers: 60, yea: 60, orders: 12 };

/** Of the activation that is loaded, when it is not live. */
export type RehearsalView = {
  /** The segment that it begins with; null: the first. */
  readonly from: string | null;
  /** Who is in now. */
  readonly crowd: CrowdSize | null;
  /** Some of this rehearsal's votes and orders are, or may be, of a simulated crowd, also when it has left. */
  readonly hadCrowd: boolean;
};
