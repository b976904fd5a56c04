/**
 * What a page says of itself, as far as it can be believed: read, bounded, and no more often than a page has reason to speak.
 *
 * A page runs in somebody else's mixer. A rate of frames that no screen has, or a revision that it was never sent, is not believed in part:
 * the whole word is refused, and counted.
 */
import { z } from 'zod';
import type { EpochMs, Ms } from '../contract/units.ts';

const mostFrames = 500;

const ids = z.array(z.string().max(200)).max(60);

const PaintedSchema = z.object({
  epoch: z.string().max(200),
  revision: z.number().int(),
  graphics: ids,
  unseen: ids.optional(),
  at: z.number(),
  problem: z.string().max(300).optional(),
  blanked: z.literal(true).optional(),
  letters: z.enum(['coming', 'here', 'failed']).optional(),
  fps: z.number().min(0).max(mostFrames).optional(),
});
export type PageWord = z.infer<typeof PaintedSchema>;

/** One after every change that it paints, and one each two seconds. */
const mostWords = 60;
const within: Ms = 5000;

type Sent = { readonly epoch: string; readonly revision: number };

export type PageWords = {
  /** @param newest that it was sent. @returns undefined for what is refused */
  read(said: unknown, newest: Sent | undefined): PageWord | undefined;
  refused(): number;
};

export const openPageWords = (now: () => EpochMs): PageWords => {
  let refused = 0;
  let words = 0;
  let since = now();
  const isTooMany = () => {
    if (now() - since >= within) [since, words] = [now(), 0];
    words += 1;
    return words > mostWords;
  };
  return {
    read(said, newest) {
      const word = isTooMany() ? undefined : PaintedSchema.safeParse(said).data;
      const isAhead = word !== undefined && newest?.epoch === word.epoch && word.revision > newest.revision;
      if (word !== undefined && !isAhead) return word;
      refused += 1;
      return undefined;
    },
    refused: () => refused,
  };
};
