/**
 * What leaves the house for a partner station, as schemas: the show as it may know it, and each part of that.
 *
 * The documents at `/stations/docs` are made from these, so every field says what it is. `core/station-feed` makes the values.
 * Whoever reads may meet more fields and more kinds of graphics than are written here: what you do not know, leave alone.
 */
import { z } from 'zod';
import { graphicSchemas } from './graphic-schemas.ts';
import { LocalText } from './units.ts';

const Moment = z.int().describe('Epoch milliseconds by our clock');
const Length = z.int().describe('Milliseconds');
const Words = LocalText.describe('One text for all, or one for each language: {"zh": "…", "en": "…"}');
const Decision = z.enum(['yea', 'nay']);

export const MoneySaid = z
  .object({ minor: z.int().describe('In the smallest unit: fen, cents'), currency: z.string().describe('ISO 4217') })
  .describe('An amount of money');

export const SegmentSaid = z
  .object({
    runId: z.string().describe('Another each time it is taken on air'),
    id: z.string(),
    title: Words,
    kind: z.string(),
    startedAt: Moment,
    endsAt: Moment.describe('When it should end, epoch milliseconds by our clock'),
  })
  .describe('What is on air');

const LocalBreakSaid = z
  .looseObject({
    id: z.string(),
    state: z.enum(['planned', 'started', 'ended']),
    withShow: z.boolean().describe('It goes with the station break of the show'),
    leavesAt: Moment.nullable().describe('When your viewers leave us; null: not known yet'),
    rejoinsAt: Moment.nullable().describe('When they have us again; null: not known, or ended by you'),
    length: z.int().nullable().describe('ms, as planned; null: open'),
    expectedAt: Moment.nullable().describe('Of one that goes with the show, before its moment is fixed'),
    sustaining: Words.nullable().describe('What stays on our feed meanwhile; null: the show goes on'),
  })
  .describe('A break of your own, in the times of your own picture');

export const BreakSaid = z
  .object({
    on: z.boolean().describe('Whether the origin is in a break'),
    joinsAt: Moment.nullable().optional().describe('When the show begins in your picture'),
    local: z.array(LocalBreakSaid).optional().describe('Only where you have breaks of your own'),
  })
  .describe('Whether the origin is in a break, and the breaks of your own');

export const ProductSaid = z
  .object({ id: z.string(), itemNumber: z.string(), name: Words, price: MoneySaid.nullable().describe('Null until it is revealed on air') })
  .describe('What is being sold in the segment on air');

const unknownKind = z.object({ kind: z.string().describe('A kind that these documents do not tell of: do not draw it') });
const graphicKinds = Object.entries(graphicSchemas).map(([kind, shape]) => z.object({ kind: z.literal(kind), ...shape.shape }));

export const GraphicSaid = z
  .object({
    id: z.string().describe('Stays while it is on; a new id is a new graphic'),
    kind: z.string(),
    startsAt: Moment.describe('When it comes on at the origin; may be ahead. Epoch milliseconds by our clock'),
    endsAt: Moment.nullable().describe('When it ends by itself; null: not before it is taken off'),
    by: z.string().describe('What took it on: "cue", a cue of the rundown; "house", anything else'),
    data: z.union([...graphicKinds, unknownKind]).describe('What it shows. Figures are not in here: they are events of their own'),
  })
  .describe('A graphic that is on, or about to come on');

export const PollSaid = z
  .object({
    id: z.string(),
    question: Words,
    yea: Words,
    nay: Words,
    productId: z.string().nullable(),
    phase: z.enum(['announced', 'open', 'closed', 'revealed', 'deferred', 'void']),
    opensAt: Moment.nullable().describe('At the origin'),
    endsAt: Moment.nullable().describe('At the origin'),
    openEnded: z.boolean().describe('No end was announced yet: endsAt is the latest there can be'),
    eligible: z.boolean().describe('Your viewers may vote'),
    viewers: z
      .object({ opensAt: Moment, endsAt: Moment.nullable(), warnings: z.array(Moment) })
      .nullable()
      .describe('When your own viewers see it: from when, until when (null: not announced yet), and when to warn of the end'),
  })
  .describe('A vote, from its announcement on');

export const ResultSaid = z
  .object({
    pollId: z.string(),
    question: Words.describe('What was asked'),
    decision: Decision,
    yea: z.int(),
    nay: z.int(),
    manual: z.literal(true).optional(),
  })
  .describe('A result that was revealed');

const StatedSaid = z.object({ decision: Decision, yea: z.int(), nay: z.int() });
export const CorrectionSaid = z
  .object({ pollId: z.string(), was: StatedSaid, now: StatedSaid, reason: z.string() })
  .describe('A result that was on air and was wrong: what was said, and what stands');

export const CheckpointSaid = z
  .object({
    activationId: z.string(),
    origin: z.string(),
    size: z.int(),
    root: z.string().describe('SHA-256, base64'),
    at: Moment,
    note: z.string().describe('The signed note, C2SP form'),
    witnesses: z.array(z.string()),
  })
  .describe('The newest signed head of the log of votes');

export const EndedSaid = z.object({ ended: z.boolean() }).describe('Whether the show is over');

export const StateSaid = z
  .object({
    onAir: z.boolean(),
    muted: z.boolean().describe('We have muted you: you hear nothing more until a snapshot without it'),
    activation: z.string().nullable().describe('Another for each time an episode is put on'),
    kind: z.enum(['live', 'simulated']).nullable(),
    episode: z.object({ id: z.string(), title: Words, date: z.string() }).nullable(),
    delay: Length.describe('How much later than the origin your viewers see it, in milliseconds'),
    dumped: z
      .object({ at: Moment, over: Length })
      .optional()
      .describe('You dumped your delay then and build it up again: now it is delay × min(1, (now − at) / max(over, 4 × delay))'),
    segment: SegmentSaid.nullable(),
    break: BreakSaid,
    product: ProductSaid.nullable(),
    graphics: z.array(GraphicSaid),
    polls: z.array(PollSaid),
    results: z.array(ResultSaid),
    corrections: z.array(CorrectionSaid),
    checkpoint: CheckpointSaid.nullable(),
    ended: EndedSaid,
  })
  .describe('The show as you may know it');

export const FiguresSaid = z
  .object({
    revision: z
      .int()
      .min(0)
      .describe('Newest wins. Goes up to 2^53, and above 2^32 once our server was started anew: a 64-bit integer or a double, not 32 bits'),
    at: Moment,
    polls: z.record(
      z.string(),
      z.object({
        turnout: z.int().describe('Counted votes'),
        yea: z.int().optional().describe('Only where the split may be shown'),
        nay: z.int().optional(),
        revision: z.int(),
      }),
    ),
    products: z.record(z.string(), z.object({ sold: z.int(), left: z.int(), at: Moment })),
    sales: z
      .object({ units: z.int(), net: MoneySaid, at: Moment.nullable() })
      .optional()
      .describe('Of the whole show; not there while you are not to have it: without the sales ticker, or outside your hours'),
  })
  .describe('Figures, each with the moment it is from');

export const CodeSaid = z
  .object({
    picture: z.string().describe('Your own'),
    code: z.string(),
    link: z.string().describe('Draw all of it as a QR'),
    from: Moment.describe('From when it may be in your picture, your delay included'),
    until: Moment.describe('Until when at the latest'),
  })
  .describe('What your viewers scan to vote; another every ten seconds');

export const HeartbeatSaid = z
  .object({ at: Moment, id: z.string().describe('The id of the last event that you should have') })
  .describe('We are there, and this is the last of what was said');

export const SnapshotSaid = z
  .object({
    epoch: z.string(),
    snapshot: z.object({
      id: z.string().describe('Of the last event'),
      type: z.literal('snapshot'),
      onAirAt: Moment.describe('When this was so at the origin'),
      data: StateSaid,
    }),
    figures: FiguresSaid.nullable(),
    code: CodeSaid.nullable(),
  })
  .describe('All that you may know now');

export const FiguresPageSaid = z
  .object({
    activation: z.string().nullable().describe('Of which show; null: none is on'),
    figures: z.array(FiguresSaid).describe('In the order of their revision'),
    next: z.int().nullable().describe('Ask again with after=<this>; null: there are no more'),
  })
  .describe('Figures that were published, each once');
