/** A station's own word on what it showed. */
import { z } from 'zod';
import { resumeId } from './dress/cloud-event.ts';
import type { StationSeat } from './station-seat.ts';

export const AckBody = z
  .strictObject({
    id: z.string().max(120).describe('Of the event, as it was told'),
    shownAt: z.int().optional().describe('When your viewers saw it, epoch milliseconds by our clock'),
  })
  .describe('What you showed, and when');

export type AckReply =
  | { readonly status: 204 }
  | { readonly status: 400 | 404; readonly code: 'malformed' | 'unknown'; readonly message: string };

export const acknowledge = (seat: StationSeat, body: unknown): AckReply => {
  const said = AckBody.safeParse(body);
  if (!said.success) return { status: 400, code: 'malformed', message: 'Send {"id": "<event id>", "shownAt": <epoch ms>}.' };
  return seat.acknowledge({ ...said.data, id: resumeId(said.data.id) })
    ? { status: 204 }
    : { status: 404, code: 'unknown', message: 'We do not know this event (any more).' };
};
