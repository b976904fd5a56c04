/**
 * Local breaks: a station leaves the show for something of its own and comes back.
 *
 * All moments are of the station's own picture: when its viewers leave us and have us again, by our clock.
 */
import { z } from 'zod';
import { LocalTime, lengthOf } from './show-fields.ts';
import type { EpochMs, LocalText, Ms } from './units.ts';

export const longestLocalBreak: Ms = 3_600_000;

/** As the series has it. */
export const LocalBreakSchema = z.strictObject({
  at: z
    .union([LocalTime, z.literal('station-break')], 'write a time of day such as "20:30", or station-break')
    .describe('When the station’s own viewers leave: a time of day, or with the show’s next station break'),
  length: lengthOf(1000, longestLocalBreak, 'a length from "1s" to "60m"'),
});

/** One as it is planned for this evening; `leavesAt` null: with the show's next station break. */
export type PlannedLocalBreak = { readonly id: string; readonly stationId: string; readonly leavesAt: EpochMs | null; readonly length: Ms };

/** `leavesAt` null: not known yet. `rejoinsAt` null: not known, or somebody at the station ends it. */
export type LocalBreak = {
  readonly id: string;
  readonly state: 'planned' | 'started' | 'ended';
  readonly withShow: boolean;
  readonly leavesAt: EpochMs | null;
  readonly rejoinsAt: EpochMs | null;
  readonly length: Ms | null;
};

/** As operators, the station and its feed have it. */
export type LocalBreakRow = LocalBreak & {
  /** Of one that goes with the show, while its moment is not fixed: when that is expected, if it can be known. */
  readonly expectedAt: EpochMs | null;
  /** What stays on our feed meanwhile, for whoever does not leave; null: the show itself goes on. */
  readonly sustaining: LocalText | null;
};

/** From when to when a station's viewers are away. */
export type Away = { readonly leavesAt: EpochMs; readonly rejoinsAt: EpochMs | null };

/** What a station's box asks for; the same `key` again is answered and not done again. */
export const BreakAskSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('start'),
    key: z.string().min(1).max(64),
    length: z.int().min(1000).max(longestLocalBreak).optional().describe('ms; left out, it lasts until it is ended'),
  }),
  z.strictObject({
    action: z.literal('end'),
    key: z.string().min(1).max(64),
    in: z.int().min(0).max(600_000).optional().describe('ms from now; left out, at once'),
  }),
]);
export type BreakAsk = z.infer<typeof BreakAskSchema>;
