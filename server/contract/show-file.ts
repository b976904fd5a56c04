/**
 * What people write in `shows/`: one series file, one file an episode.
 *
 * These schemas are the one truth about the files: `show:check` answers from
 * them, and editors complete and underline from their JSON Schema.
 * Messages say what to write instead ("write …"); what is wrong is said by whoever reads the file.
 * References between the parts (a cue's shot, a poll's product) are checked in `core/read-plan`.
 */
import { z } from 'zod';
import {
  Colour,
  Currency,
  Decibels,
  Language,
  LocalDate,
  LocalTime,
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

export const GraphicKind = z.enum([
  'lower-third',
  'product-card',
  'vote-bar',
  'result',
  'correction',
  'sales-ticker',
  'countdown',
  'label',
]);
export type GraphicKind = z.infer<typeof GraphicKind>;

export const PathSchema = z.strictObject({
  id: Id,
  name: LocalText,
  delay: lengthOf(0, 90_000, 'a delay of at most "90s"').describe('How much later than the origin this way of watching sees the picture'),
  tolerance: lengthOf(0, 30_000, 'a tolerance of at most "30s"')
    .prefault('2s')
    .describe('How far the delay of one viewer may be from that'),
  votes: YesOrNo.default(true).describe('May viewers of this path vote?'),
});

export const StationSchema = z.strictObject({
  id: Id,
  name: LocalText,
  language: Language.default('zh'),
  path: Id,
  delivery: z.enum(['overlay', 'burnt-in']).default('overlay'),
  colour: Colour.optional(),
  excludes: listOf(GraphicKind, 20).default([]).describe('Graphics this station must not have'),
  labels: listOf(LocalText, 10).default([]).describe('Labels this station must show'),
});

export const SceneSchema = z.strictObject({
  id: Id,
  obs: Words.describe('The name of the scene in OBS'),
  hasGraphics: YesOrNo.default(false).describe('true when the OBS scene itself carries our overlay'),
});

export const InputSchema = z.strictObject({
  id: Id,
  obs: Words.describe('The name of the audio input in OBS'),
  kind: z.enum(['microphone', 'clip', 'bed']),
});

export const ShotSchema = z.strictObject({
  id: Id,
  label: LocalText,
  key: written(/^[1-9]$/, 'write one digit from "1" to "9", in quotes')
    .optional()
    .describe('The key that cuts to it'),
  scene: Id,
  open: listOf(Id, 100).default([]).describe('Inputs that are heard; every other input is closed'),
  bed: Decibels.optional().describe('Level of the music bed; without it the bed is closed'),
  duck: Decibels.max(0, 'write how far the bed falls, such as -12')
    .optional()
    .describe('How much the bed falls while a microphone is open (negative)'),
  fade: lengthOf(0, 10_000, 'a fade of at most "10s"').optional().describe('How long sound takes to follow the picture'),
});

const Transition = z.strictObject({
  kind: z.enum(['cut', 'fade']),
  rate: lengthOf(0, 10_000, 'a rate of at most "10s"').prefault('300ms'),
});

export const ShopSchema = z.strictObject({
  id: Id,
  name: LocalText,
  dialect: z.enum(['standard-webhooks']),
  url: z
    .url({ protocol: /^https?$/, error: 'write a web address such as "https://shop.example/show"' })
    .describe('Where viewers buy; the QR leads here'),
});

export const SeriesFile = z.strictObject({
  series: Id,
  name: LocalText,
  zone: Words.describe('IANA time zone, such as Asia/Shanghai'),
  languages: listOf(Language, 20).min(1, 'write the languages of the show, such as [zh, en]'),
  currency: Currency,
  brand: z.strictObject({ primary: Colour, accent: Colour, ink: Colour, paper: Colour }),
  paths: listOf(PathSchema, 50).min(1, 'write at least one path'),
  stations: listOf(StationSchema, 200).default([]),
  scenes: listOf(SceneSchema, 200).min(1, 'write at least one scene'),
  inputs: listOf(InputSchema, 100).default([]),
  shots: listOf(ShotSchema, 300).min(1, 'write at least one shot'),
  slates: z.strictObject({ break: Id, breakdown: Id }).describe('The shots for breaks and for "something is broken"'),
  shops: listOf(ShopSchema, 50).default([]),
  episodes: listOf(z.strictObject({ date: LocalDate, title: LocalText, file: Words.optional() }), 400).default([]),
  defaults: z
    .strictObject({
      transition: Transition.prefault({ kind: 'cut' }),
      window: Window.prefault('45s'),
      verify: lengthOf(0, 600_000, 'at most "10m"')
        .prefault('15s')
        .describe('How long counting and verifying usually takes: for the earliest reveal'),
      grace: lengthOf(0, 30_000, 'a grace of at most "30s"').prefault('2s').describe('How late a vote may still arrive'),
    })
    .prefault({}),
});

export const ClipSchema = z.strictObject({
  id: Id,
  title: LocalText,
  input: Id.describe('The media input that plays it'),
  shot: Id.describe('The shot that shows it'),
  in: Duration.prefault('0:00'),
  out: Duration,
  outWords: Words.optional(),
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
  stock: z.strictObject({
    units: z.int('write a whole number such as 12000').min(0, 'write 0 or more'),
    source: Words.describe('Where the figure comes from'),
    at: z.iso
      .datetime({ offset: true, error: 'write when it was read, with the zone: "2026-12-03T18:00:00+08:00"' })
      .describe('When it was read, with the zone: 2026-12-03T18:00:00+08:00'),
  }),
  category: Words,
  seller: LocalText,
  sponsored: YesOrNo.default(false),
  shop: Id,
  delivery: LocalText,
  returns: LocalText,
  offerEnds: lengthOf(1000, 86_400_000, 'a length from "1s" to "24h"').optional().describe('How long an offer lasts once it is put on'),
});

export const GuestSchema = z.strictObject({
  id: Id,
  name: LocalText,
  title: LocalText,
  province: LocalText,
  product: Id.optional(),
  slot: lengthOf(1000, 7_200_000, 'a slot from "1s" to "2h"'),
  approved: YesOrNo.default(false).describe('name and title checked by the guest’s office'),
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
    .strictObject({ action: z.enum(['retry', 'defer', 'drop']), hostLine: LocalText })
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
  branch: z.strictObject({ poll: Id, yea: Id, nay: Id }).optional().describe('Which segment comes next on yea and on nay'),
  spare: YesOrNo.default(false).describe('On the bench: not in the running order until inserted'),
  notes: Words.optional(),
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
  products: listOf(ProductSchema, 300).default([]),
  guests: listOf(GuestSchema, 200).default([]),
  polls: listOf(PollSchema, 100).default([]),
  segments: listOf(SegmentSchema, 300).min(1, 'write at least one segment'),
});

export type SeriesFile = z.output<typeof SeriesFile>;
export type EpisodeFile = z.output<typeof EpisodeFile>;
export type Segment = z.output<typeof SegmentSchema>;
export type Shot = z.output<typeof ShotSchema>;
export type Cue = z.output<typeof CueSchema>;
export type Clip = z.output<typeof ClipSchema>;
export type Product = z.output<typeof ProductSchema>;
export type Guest = z.output<typeof GuestSchema>;
export type Poll = z.output<typeof PollSchema>;
export type Path = z.output<typeof PathSchema>;
export type Station = z.output<typeof StationSchema>;
