/**
 * What people write in `shows/`: one series file, one file an episode.
 *
 * These schemas are the one truth about the files: `show:check` answers from
 * them, and editors complete and underline from their JSON Schema.
 * References between the parts (a cue's shot, a poll's product) are checked in `core/plan`.
 */
import { z } from 'zod';
import { Duration, Id, LocalText } from './units.ts';

const LocalTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/, 'write a time of day such as "20:00"');
const LocalDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a date such as "2026-12-03"');
const Decibels = z.number().min(-100).max(20).describe('Level in dB; 0 is full, -100 is silence');
const Currency = z.string().regex(/^[A-Z]{3}$/, 'write a currency such as CNY');
/** Money as people write it ("49.90"); minor units once read. All currencies here have two decimals. */
const Price = z
  .string()
  .regex(/^\d{1,9}(?:\.\d{2})?$/, 'write a price such as "49.90" (two decimals, in quotes)')
  .transform((text) => Math.round(Number(text) * 100));

export const GraphicKind = z.enum(['lower-third', 'product-card', 'vote-bar', 'result', 'sales-ticker', 'countdown', 'label']);
export type GraphicKind = z.infer<typeof GraphicKind>;

export const PathSchema = z.strictObject({
  id: Id,
  name: LocalText,
  delay: Duration.describe('How much later than the origin this way of watching sees the picture'),
  tolerance: Duration.default(2000),
  votes: z.boolean().default(true).describe('May viewers of this path vote?'),
});

export const StationSchema = z.strictObject({
  id: Id,
  name: LocalText,
  language: z.string().default('zh'),
  path: Id,
  delivery: z.enum(['overlay', 'burnt-in']).default('overlay'),
  colour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .optional(),
  excludes: z.array(GraphicKind).default([]),
  labels: z.array(LocalText).default([]),
});

export const SceneSchema = z.strictObject({
  id: Id,
  obs: z.string().min(1).describe('The name of the scene in OBS'),
  hasGraphics: z.boolean().default(false).describe('true when the OBS scene itself carries our overlay'),
});

export const InputSchema = z.strictObject({
  id: Id,
  obs: z.string().min(1).describe('The name of the audio input in OBS'),
  kind: z.enum(['microphone', 'clip', 'bed']),
});

export const ShotSchema = z.strictObject({
  id: Id,
  label: LocalText,
  key: z
    .string()
    .regex(/^[1-9]$/)
    .optional(),
  scene: Id,
  open: z.array(Id).default([]).describe('Inputs that are heard; every other input is closed'),
  bed: Decibels.optional().describe('Level of the music bed; without it the bed is closed'),
  duck: Decibels.optional().describe('How much the bed falls while a microphone is open (negative)'),
  fade: Duration.optional(),
});

const Transition = z.strictObject({ kind: z.enum(['cut', 'fade']), rate: Duration.default(300) });

export const ShopSchema = z.strictObject({
  id: Id,
  name: LocalText,
  dialect: z.enum(['standard-webhooks']),
  url: z.url().describe('Where viewers buy; the QR leads here'),
});

export const SeriesFile = z.strictObject({
  series: Id,
  name: LocalText,
  zone: z.string().min(1).describe('IANA time zone, such as Asia/Shanghai'),
  languages: z.array(z.string()).min(1),
  currency: Currency,
  brand: z.strictObject({
    primary: z.string().regex(/^#[0-9a-fA-F]{6}$/),
    accent: z.string().regex(/^#[0-9a-fA-F]{6}$/),
    ink: z.string().regex(/^#[0-9a-fA-F]{6}$/),
    paper: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  }),
  paths: z.array(PathSchema).min(1),
  stations: z.array(StationSchema).default([]),
  scenes: z.array(SceneSchema).min(1),
  inputs: z.array(InputSchema).default([]),
  shots: z.array(ShotSchema).min(1),
  slates: z.strictObject({ break: Id, breakdown: Id }).describe('The shots for breaks and for "something is broken"'),
  shops: z.array(ShopSchema).default([]),
  episodes: z.array(z.strictObject({ date: LocalDate, title: LocalText, file: z.string().optional() })).default([]),
  defaults: z
    .strictObject({
      transition: Transition.default({ kind: 'cut', rate: 300 }),
      window: Duration.default(45_000),
      verify: Duration.default(15_000).describe('How long counting and verifying usually takes: for the earliest reveal'),
      grace: Duration.default(2000),
    })
    .prefault({}),
});

export const ClipSchema = z.strictObject({
  id: Id,
  title: LocalText,
  input: Id.describe('The media input that plays it'),
  shot: Id.describe('The shot that shows it'),
  in: Duration.default(0),
  out: Duration,
  outWords: z.string().optional(),
  then: z.enum(['hold', 'next', 'back']).default('hold').describe('hold the last frame, take next, or back to the shot before'),
});

export const ProductSchema = z.strictObject({
  id: Id,
  itemNumber: z.string().min(1),
  sku: z.string().min(1),
  name: LocalText,
  price: Price,
  was: z.strictObject({ price: Price, basis: LocalText.describe('What the earlier price was, and when: shown on air') }).optional(),
  unit: LocalText,
  unitPrice: LocalText.optional(),
  stock: z.strictObject({
    units: z.number().int().min(0),
    source: z.string().min(1).describe('Where the figure comes from'),
    at: z.string().min(1).describe('When it was read, with the zone: 2026-12-03T18:00:00+08:00'),
  }),
  category: z.string().min(1),
  seller: LocalText,
  sponsored: z.boolean().default(false),
  shop: Id,
  delivery: LocalText,
  returns: LocalText,
  offerEnds: Duration.optional().describe('How long an offer lasts once it is put on'),
});

export const GuestSchema = z.strictObject({
  id: Id,
  name: LocalText,
  title: LocalText,
  province: LocalText,
  product: Id.optional(),
  slot: Duration,
  approved: z.boolean().default(false).describe('name and title checked by the guest’s office'),
});

export const PollSchema = z.strictObject({
  id: Id,
  question: LocalText,
  yea: LocalText.default({ zh: '要', en: 'Yea' }),
  nay: LocalText.default({ zh: '不要', en: 'Nay' }),
  product: Id.optional(),
  window: Duration.optional(),
  paths: z.array(Id).optional().describe('Eligible paths; all that may vote when left out'),
  split: z.enum(['hidden', 'shown']).default('hidden'),
  quorum: z.number().int().min(0).default(0),
  tie: z.enum(['nay', 'yea', 'chair']).default('nay'),
  contingency: z
    .strictObject({ action: z.enum(['retry', 'defer', 'drop']), hostLine: LocalText })
    .default({ action: 'defer', hostLine: { zh: '投票结果稍后公布。', en: 'We will give you the result later.' } }),
});

const trigger = z
  .string()
  .regex(
    /^(?:manual|take|[+-](?:\d+:)?\d{1,3}:[0-5]\d|clip-end:[a-z0-9-]+)$/,
    'write "manual", "take", "+1:30", "-0:30" or "clip-end:<clip>"',
  )
  .default('manual')
  .describe('manual, take (with the take), +mm:ss after it, -mm:ss before the planned end, or clip-end:<clip>');
const lasts = z
  .union([z.enum(['next', 'segment', 'sticky']), Duration])
  .default('segment')
  .describe('How long it stays: seconds, until the next of its kind, the segment, or sticky');
const cueBase = { id: Id, trigger, lasts, note: z.string().optional() };
const pictureBase = { ...cueBase, transition: Transition.optional() };

export const CueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...pictureBase, kind: z.literal('shot'), shot: Id }),
  z.strictObject({ ...pictureBase, kind: z.literal('clip'), clip: Id }),
  z.strictObject({ ...cueBase, kind: z.literal('audio'), open: z.array(Id).optional(), bed: Decibels.optional() }),
  z.strictObject({
    ...cueBase,
    kind: z.literal('graphic'),
    graphic: GraphicKind,
    guest: Id.optional(),
    product: Id.optional(),
    poll: Id.optional(),
    text: LocalText.optional(),
  }),
  z.strictObject({ ...cueBase, kind: z.literal('poll'), poll: Id }),
  z.strictObject({ ...cueBase, kind: z.literal('offer'), product: Id }),
  z.strictObject({ ...cueBase, kind: z.literal('prompt'), text: LocalText }),
  z.strictObject({ ...cueBase, kind: z.literal('station-break'), length: Duration }),
]);

export const SegmentSchema = z.strictObject({
  id: Id,
  title: LocalText,
  kind: z.enum(['opening', 'host', 'guest', 'product', 'vote', 'result', 'order', 'clip', 'break', 'closing']),
  planned: Duration,
  min: Duration.optional(),
  max: Duration.optional(),
  cutBy: z.enum(['cuecart', 'mixer', 'either']).default('either'),
  shots: z.array(Id).min(1).describe('The first is the one the segment opens on'),
  guest: Id.optional(),
  product: Id.optional(),
  poll: Id.optional(),
  branch: z.strictObject({ poll: Id, yea: Id, nay: Id }).optional().describe('Which segment comes next on yea and on nay'),
  spare: z.boolean().default(false).describe('On the bench: not in the running order until inserted'),
  notes: z.string().optional(),
  cues: z.array(CueSchema).default([]),
});

export const EpisodeFile = z.strictObject({
  episode: Id,
  series: z.string().min(1).describe('The series file, relative to this one'),
  title: LocalText,
  date: LocalDate,
  start: LocalTime,
  hardOut: LocalTime.describe('When we lose the channel'),
  closingClip: Id,
  clips: z.array(ClipSchema).default([]),
  products: z.array(ProductSchema).default([]),
  guests: z.array(GuestSchema).default([]),
  polls: z.array(PollSchema).default([]),
  segments: z.array(SegmentSchema).min(1),
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
