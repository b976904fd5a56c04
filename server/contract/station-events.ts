/**
 * How a station hears: CloudEvents 1.0 in JSON, and which event replaces which part of what it knows.
 *
 * Names of CloudEvents' attributes are small letters and digits only: what we call `onAirAt` is `onairat` there.
 */
import { z } from 'zod';
import {
  BreakSaid,
  CheckpointSaid,
  CodeSaid,
  CorrectionSaid,
  EndedSaid,
  FiguresSaid,
  GraphicSaid,
  HeartbeatSaid,
  PollSaid,
  ProductSaid,
  ResultSaid,
  SegmentSaid,
  StateSaid,
} from './station-feed.ts';
import type { StationEvent } from './views.ts';

export type EventType = StationEvent['type'] | 'heartbeat';

export const eventPrefix = 'cuecart.station.';

/** What happens to what a station knows: all of it is new, one part of it is, or it is kept beside it, newest wins. */
export type EventRule = {
  readonly data: z.ZodType;
  readonly replaces: string | null;
  readonly counts: boolean;
  readonly says: string;
};

const part = (replaces: string, data: z.ZodType, says: string): EventRule => ({ data, replaces, counts: true, says });
const beside = (data: z.ZodType, says: string): EventRule => ({ data, replaces: null, counts: false, says });

export const eventRules: Readonly<Record<EventType, EventRule>> = {
  snapshot: part('*', StateSaid, 'All of it anew: the first you hear, and whenever the show itself is another.'),
  segment: part('segment', SegmentSaid.nullable(), 'What is on air; null: nothing.'),
  break: part('break', BreakSaid, 'The origin goes into a break, or comes out of it.'),
  product: part('product', ProductSaid.nullable(), 'What is being sold; null: nothing.'),
  graphics: part('graphics', z.array(GraphicSaid), 'All graphics that are on.'),
  poll: part('polls', z.array(PollSaid), 'All votes of the show so far.'),
  result: part('results', z.array(ResultSaid), 'All results that were revealed.'),
  correction: part('corrections', z.array(CorrectionSaid), 'All corrections of results.'),
  checkpoint: part('checkpoint', CheckpointSaid.nullable(), 'The newest signed head of the log of votes.'),
  ended: part('ended', EndedSaid, 'The show is over.'),
  figures: beside(FiguresSaid, 'Votes counted, units sold and left. The newest wins; older ones may be left out.'),
  code: beside(CodeSaid.nullable(), 'What your viewers scan now; null: nothing any more. The newest wins.'),
  heartbeat: beside(HeartbeatSaid, 'At most two seconds after the last one.'),
};

/** @param data of the event; absent: any */
export const cloudEventOf = (type: string, data: z.ZodType) =>
  z.object({
    specversion: z.literal('1.0'),
    id: z.string().describe('One event, one id. To resume say the newest you have; what follows a dot in it may stay or go'),
    source: z.string().describe('Your own feed'),
    type: z.literal(type),
    time: z.iso.datetime().describe('When this was so at the origin'),
    datacontenttype: z.literal('application/json'),
    sequence: z
      .string()
      .describe(
        'Rises as text does, without gaps, by one with each event that counts; compare it while what stands before the dash of the id is the same',
      ),
    onairat: z.iso.datetime().describe('onAirAt: when this went on air at the origin. Your viewers see it later by your delay'),
    data,
  });

/** What is posted to a station's own address, by Standard Webhooks. @param events those that count */
export const postedOf = (events: readonly z.ZodType[]) =>
  z
    .object({
      type: z.string().describe('That of the event'),
      timestamp: z.iso.datetime().describe('When this was so at the origin: the time of the event'),
      data: z.union(events).describe('The event, as it is in the feed'),
    })
    .describe('What we post to your own address');

/** Each of these has a sequence of its own, and none of them is ever left out. */
export const countsAsEvent = (type: string): boolean => Object.entries(eventRules).some(([name, rule]) => name === type && rule.counts);
