/**
 * The series file in `shows/`: what holds for every evening of a season. Read with `show-file.ts`, which has the episode.
 */
import { z } from 'zod';
import { LocalBreakSchema } from './local-breaks.ts';
import { Hotline } from './shop-fields.ts';
import { Colour, Currency, Decibels, Language, LocalDate, lengthOf, listOf, Window, Words, written, YesOrNo } from './show-fields.ts';
import { HouseContact } from './station-contact.ts';
import { StationEmbed } from './station-embed.ts';
import { StationLabel, stationSettings } from './station-settings.ts';
import { Webhooks } from './station-webhooks.ts';
import { ThemeSchema } from './theme.ts';
import { Id, LocalText } from './units.ts';

export const GraphicKind = z.enum([
  'lower-third',
  'product-card',
  'vote-bar',
  'result',
  'correction',
  'sales-ticker',
  'countdown',
  'label',
  'vote-question',
  'topic',
  'board',
  'slate',
  'clock',
  'price-reveal',
  'units-sold',
  'stock-left',
  'sold-out',
  'qr',
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
  province: LocalText.optional().describe('Where its viewers are: a result is split by province where two paths of its vote say theirs'),
});

export const StationSchema = z.strictObject({
  id: Id,
  name: LocalText,
  language: Language.default('zh'),
  path: Id,
  delivery: z.enum(['overlay', 'burnt-in']).default('overlay'),
  colour: Colour.optional(),
  excludes: listOf(GraphicKind, 20).default([]).describe('Graphics this station must not have'),
  labels: listOf(StationLabel, 10).default([]).describe('Labels this station must show, each in its corner where it has one'),
  ...stationSettings,
  webhooks: Webhooks.optional(),
  rebuild: lengthOf(1000, 1_200_000, 'at most "20m"')
    .optional()
    .describe('How long it takes to build its delay up again after it was dumped; at least four times the delay'),
  breaks: listOf(LocalBreakSchema, 12).optional().describe('When this station leaves the show for something of its own, and for how long'),
  embed: StationEmbed,
});

/** A page of the house beside stations' own, made from the program. `program` and `recording` are there without being listed; so is `clean`. */
export const OutputSchema = z.strictObject({
  id: Id,
  name: LocalText.optional(),
  of: z.enum(['program', 'recording']).optional().describe('recording: what stays true in a repeat, votes closed'),
  language: Language.optional().describe('Of all its words; without it the first language of the series'),
  shows: listOf(GraphicKind, 30).optional().describe('The only graphics on it, mandatory labels beside them'),
  excludes: listOf(GraphicKind, 30).optional().describe('Graphics that are not on it'),
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

export const Transition = z.strictObject({
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

const VerifierKey = written(
  /^[^\s+]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{40,60}={0,2}$/,
  'write the verifier key whole: <name>+<8 hex digits>+<base64>',
);
const Witness = z.strictObject({ name: Words, publicKey: VerifierKey });

/** Pinned before the season: whoever recounts a vote checks the log's signatures with these keys, and with no others. */
export const VoteLog = z.strictObject({
  publicKey: VerifierKey.optional().describe('The key that signs the votes’ log, as the door prints it'),
  witnesses: listOf(Witness, 16).default([]).describe('Who else signs its heads before a result is shown'),
  witnessBeforeReveal: z
    .boolean()
    .default(false)
    .describe('Live, no counted result is shown before one of the witnesses has cosigned a head that is not older than the final count'),
  independentConfirmation: z
    .boolean()
    .optional()
    .describe(
      'What two people decide about a vote is confirmed only by somebody whom neither the proposer nor their inviters let in, nor the other way round',
    ),
});

export const StationAlarmRules = z.strictObject({
  noiseAbove: z
    .int('write a whole number such as 5')
    .min(0, 'write 0 or more')
    .max(200, 'write 200 or less')
    .default(5)
    .describe('A noise is made when more stations than this are in alarm at once'),
  named: listOf(Id, 200).default([]).describe('Stations that make a noise each by itself'),
});

export const SeriesFile = z.strictObject({
  series: Id,
  name: LocalText,
  zone: Words.describe('IANA time zone, such as Asia/Shanghai'),
  languages: listOf(Language, 20).min(1, 'write the languages of the show, such as [zh, en]'),
  currency: Currency,
  brand: z.strictObject({ primary: Colour, accent: Colour, ink: Colour, paper: Colour }),
  theme: ThemeSchema.optional().describe('How graphics look beyond the four colours: docs/themes.md'),
  paths: listOf(PathSchema, 200).min(1, 'write at least one path'),
  stations: listOf(StationSchema, 200).default([]),
  categories: listOf(Words, 200).optional().describe('The categories that products may have; stations allow and exclude some of them'),
  outputs: listOf(OutputSchema, 20).default([]).describe('Pages of the house: a program in another language, one without a ticker'),
  scenes: listOf(SceneSchema, 200).min(1, 'write at least one scene'),
  inputs: listOf(InputSchema, 100).default([]),
  overlayInput: Words.optional().describe(
    'The name of the OBS input that shows our graphics, if not “Cuecart overlay”: preflight looks for it',
  ),
  shots: listOf(ShotSchema, 300).min(1, 'write at least one shot'),
  slates: z.strictObject({ break: Id, breakdown: Id }).describe('The shots for breaks and for "something is broken"'),
  shops: listOf(ShopSchema, 50).default([]),
  hotline: Hotline.optional().describe('Whom viewers ring to order; a product may have its own'),
  episodes: listOf(z.strictObject({ date: LocalDate, title: LocalText, file: Words.optional() }), 400).default([]),
  voteLog: VoteLog.prefault({}),
  stationAlarms: StationAlarmRules.prefault({}),
  houseContact: HouseContact.optional(),
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

export type SeriesFile = z.output<typeof SeriesFile>;
export type Shot = z.output<typeof ShotSchema>;
export type Path = z.output<typeof PathSchema>;
export type HouseOutput = z.output<typeof OutputSchema>;
export type Station = z.output<typeof StationSchema>;
