/**
 * What people write in `shows/`: one series file, one file an episode.
 *
 * These schemas are the one truth about the files: `show:check` answers from
 * them, and editors complete and underline from their JSON Schema.
 * Messages say what to write instead ("write …"); what is wrong is said by whoever reads the file.
 * References between the parts (a cue's shot, a poll's product) are checked in `core/read-plan`.
 */
import { z } from 'zod';
import { AdLibSchema } from './ad-libs.ts';
import { lookFields } from './graphic-look.ts';
import { GraphicKind, Transition } from './series-file.ts';
import { Hotline, mostVariants, StockSchema, VariantSchema } from './shop-fields.ts';
import {
  Decibels,
  LocalDate,
  LocalTime,
  LocalWords,
  lengthOf,
  listOf,
  PlannedLength,
  Price,
  Window,
  Words,
  written,
  YesOrNo,
} from './show-fields.ts';
import { Duration, Id, LocalText } from './units.ts';

export * from './series-file.ts';

export const ClipSchema = z.strictObject({
  id: Id,
  title: LocalText,
  input: Id.describe('The media input that plays it'),
  shot: Id.describe('The shot that shows it'),
  in: Duration.prefault('0:00'),
  out: Duration,
  outWords: Words.optional().describe('The last words of it: shown large when it is about to end'),
  then: z.enum(['hold', 'next', 'back']).default('hold').describe('hold the last frame, take next, or back to the shot before'),
});

export const ProductSchema = z.strictObject({
  id: Id,
  itemNumber: Words,
  sku: Words,
  name: LocalText,
  price: Price,
  was: z.strictObject({ price: Price, basis: LocalText.describe('What the earlier price was, and when: shown on air') }).optional(),
  unit: LocalText,
  unitPrice: LocalText.optional(),
  stock: StockSchema,
  category: Words,
  seller: LocalText,
  sponsored: YesOrNo.default(false),
  shop: Id,
  delivery: LocalText,
  returns: LocalText,
  offerEnds: lengthOf(1000, 86_400_000, 'a length from "1s" to "24h"').optional().describe('How long an offer lasts once it is put on'),
  hotline: Hotline.optional().describe('Whom viewers ring to order this; the series’ own when left out'),
  variants: listOf(VariantSchema, mostVariants).optional().describe('Sizes or colours: shown as a grid on the card'),
  priceSecret: YesOrNo.optional().describe('true: no viewer, station or phone has the price before it is revealed on air'),
});

export const GuestSchema = z.strictObject({
  id: Id,
  name: LocalText,
  title: LocalText,
  province: LocalText,
  product: Id.optional(),
  slot: lengthOf(1000, 7_200_000, 'a slot from "1s" to "2h"'),
  approved: YesOrNo.default(false).describe('name and title checked by the guest’s office'),
  protocol: z
    .int('write a whole number such as 1')
    .min(1, 'write 1 or more; 1 comes first')
    .max(999, 'write 999 or less')
    .optional()
    .describe('Place in the order of protocol; 1 comes first. A running order that departs from it is marked'),
});

export const PollSchema = z.strictObject({
  id: Id,
  question: LocalText,
  yea: LocalText.default({ zh: '要', en: 'Yea' }),
  nay: LocalText.default({ zh: '不要', en: 'Nay' }),
  product: Id.optional(),
  window: Window.optional(),
  paths: listOf(Id, 50)
    .min(1, 'write at least one path, or leave paths out')
    .optional()
    .describe('Eligible paths; all that may vote when left out'),
  split: z.enum(['hidden', 'shown']).default('hidden'),
  quorum: z
    .int('write a whole number such as 1000')
    .min(0, 'write 0 or more')
    .default(0)
    .describe('Fewer counted votes than this and there is no result'),
  tie: z.enum(['nay', 'yea', 'chair']).default('nay'),
  contingency: z
    .strictObject({
      action: z.enum(['retry', 'defer', 'drop']),
      hostLine: LocalText,
      label: LocalText.optional().describe('Shown when the vote is put off or void after it was open'),
    })
    .default({ action: 'defer', hostLine: { zh: '投票结果稍后公布。', en: 'We will give you the result later.' } }),
});

const trigger = written(
  /^(?:manual|take|[+-](?:\d+:)?\d{1,3}:[0-5]\d|clip-end:[a-z0-9-]+)$/,
  'write "manual", "take", "+1:30", "-0:30" or "clip-end:<clip>"',
)
  .default('manual')
  .describe('manual, take (with the take), +mm:ss after it, -mm:ss before the planned end, or clip-end:<clip>');
const lasts = z
  .union(
    [z.enum(['next', 'segment', 'sticky']), lengthOf(100, 7_200_000, 'a length from "100ms" to "2h"')],
    'write next, segment, sticky or a length of time such as "7s"',
  )
  .default('segment')
  .describe('How long it stays: seconds, until the next of its kind, the segment, or sticky');
const cueBase = { id: Id, trigger, lasts, note: Words.optional() };
const pictureBase = { ...cueBase, transition: Transition.optional() };

export const CueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...pictureBase, kind: z.literal('shot'), shot: Id }),
  z.strictObject({ ...pictureBase, kind: z.literal('clip'), clip: Id }),
  z.strictObject({ ...cueBase, kind: z.literal('audio'), open: listOf(Id, 100).optional(), bed: Decibels.optional() }),
  z.strictObject({
    ...cueBase,
    kind: z.literal('graphic'),
    // Nobody plans a correction.
    graphic: GraphicKind.exclude(['correction']),
    guest: Id.optional(),
    product: Id.optional(),
    poll: Id.optional(),
    text: LocalText.optional(),
    ...lookFields,
    reveals: lengthOf(500, 120_000, 'a beat from "500ms" to "2m"')
      .optional()
      .describe('Of a price-reveal: so long after it comes on, the price does; by hand when left out'),
  }),
  z.strictObject({ ...cueBase, kind: z.literal('poll'), poll: Id }),
  z.strictObject({ ...cueBase, kind: z.literal('offer'), product: Id }),
  z.strictObject({ ...cueBase, kind: z.literal('prompt'), text: LocalText }),
  z.strictObject({ ...cueBase, kind: z.literal('station-break'), length: PlannedLength }),
]);

export const SegmentSchema = z.strictObject({
  id: Id,
  title: LocalText,
  kind: z.enum(['opening', 'host', 'guest', 'product', 'vote', 'result', 'order', 'clip', 'break', 'closing']),
  planned: PlannedLength,
  min: PlannedLength.optional().describe('At least this long; 60 % of planned when left out'),
  max: PlannedLength.optional().describe('At most this long; 140 % of planned when left out'),
  cutBy: z.enum(['cuecart', 'mixer', 'either']).default('either'),
  shots: listOf(Id, 50).min(1, 'write at least one shot').describe('The first is the one the segment opens on'),
  guest: Id.optional(),
  product: Id.optional(),
  poll: Id.optional(),
  sells: z
    .int('write a whole number such as 1200')
    .min(0, 'write 0 or more')
    .optional()
    .describe('Units planned to be sold while it is on air: the producer sees sales against it'),
  branch: z.strictObject({ poll: Id, yea: Id, nay: Id }).optional().describe('Which segment comes next on yea and on nay'),
  spare: YesOrNo.default(false).describe('On the bench: not in the running order until inserted'),
  notes: LocalWords.optional().describe('For the house, never on air'),
  cues: listOf(CueSchema, 100).default([]),
});

export const EpisodeFile = z.strictObject({
  episode: Id,
  series: Words.describe('The series file, relative to this one'),
  title: LocalText,
  date: LocalDate,
  start: LocalTime,
  hardOut: LocalTime.describe('When we lose the channel'),
  closingClip: Id,
  clips: listOf(ClipSchema, 300).default([]),
  products: listOf(ProductSchema, 500).default([]),
  guests: listOf(GuestSchema, 200).default([]),
  polls: listOf(PollSchema, 100).default([]),
  manualFigures: YesOrNo.default(false).describe(
    'May two people put in figures from elsewhere when no count of a vote was ever seen? They are marked as such on every screen',
  ),
  adLibs: listOf(AdLibSchema, 40).optional().describe('Hot buttons that fire at any time; the first six have keys'),
  segments: listOf(SegmentSchema, 300).min(1, 'write at least one segment'),
});

export type EpisodeFile = z.output<typeof EpisodeFile>;
export type Segment = z.output<typeof SegmentSchema>;
export type Cue = z.output<typeof CueSchema>;
export type Clip = z.output<typeof ClipSchema>;
export type Product = z.output<typeof ProductSchema>;
export type Guest = z.output<typeof GuestSchema>;
export type Poll = z.output<typeof PollSchema>;
