/** A station's own word on what it showed. */
import { z } from 'zod';
import type { EpochMs, Ms } from '../contract/units.ts';
import { resumeId } from './dress/cloud-event.ts';
import type { StationSeat } from './station-seat.ts';

/** A station's clock may be ahead of ours by so much: what is later than that has not been seen by anybody. */
const aheadAtMost: Ms = 60_000;

export const AckBody = z
  .strictObject({
    id: z.string().max(120).describe('Of the event, as it was told'),
    shownAt: z
      .int()
      .min(0)
      .optional()
      .describe('When your viewers saw it, epoch milliseconds by our clock; one that is more than a minute ahead is refused'),
  })
  .describe('What you showed, and when');

export type AckReply =
  | { readonly status: 204 }
  | { readonly status: 400 | 404; readonly code: 'malformed' | 'unknown'; readonly message: string };

const malformed = (message: string): AckReply => ({ status: 400, code: 'malformed', message });

/** @param now the house's clock */
export const acknowledge = (seat: StationSeat, body: unknown, now: EpochMs): AckReply => {
  const said = AckBody.safeParse(body);
  if (!said.success) return malformed('Send {"id": "<event id>", "shownAt": <epoch ms>}.');
  const { id, shownAt = 0 } = said.data;
  if (shownAt > now + aheadAtMost) return malformed('"shownAt" is more than a minute ahead of our clock: send when your viewers saw it.');
  return seat.acknowledge({ ...said.data, id: resumeId(id) })
    ? { status: 204 }
    : { status: 404, code: 'unknown', message: 'We do not know this event (any more).' };
};
