/**
 * The manifest of a graphic as an OGraf v1 package, for one station: https://ograf.ebu.io/v1/specification/
 *
 * Its own brand and language are defaults there and in the module; every kind has one step and the action `freeze`.
 */
import { z } from 'zod';
import { FiguresShape, graphicSchemas } from '../../contract/graphic-schemas.ts';
import type { OgrafSettings } from '../../contract/ograf.ts';
import type { GraphicKind, Station } from '../../contract/show-file.ts';
import { Corners, Motion } from '../../contract/theme.ts';
import { type Ms, textIn } from '../../contract/units.ts';
import type { Brand } from '../../contract/views.ts';
import { blankOf, formOf, type Json, jsonSchemaOf } from './form-schema.ts';

export type House = {
  readonly series: { readonly id: string; readonly name: string };
  readonly brand: Brand;
  readonly currency: string;
  readonly version: string;
};
export type Client = { readonly station: Station; readonly delay: Ms };

const publishedSchema = 'https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json';
/** As long as on our own pages. */
const figuresLast: Ms = 6000;

const lower = (colour: string) => colour.toLowerCase();

/** The station's colour is the main one in its own mixer; the rest is the series'. */
export const settingsFor = ({ brand }: House, { station, delay }: Client): OgrafSettings => ({
  language: station.language,
  brand: { ...brand, primary: station.colour ?? brand.primary },
  delay,
  figuresLast,
  raised: false,
});

const colourForm = (colour: string, description: string): Json => ({
  type: 'string',
  gddType: 'color-rrggbb',
  pattern: '^#[0-9a-f]{6}$',
  default: lower(colour),
  description,
});

const brandForm = ({ primary, accent, ink, paper, theme }: Brand): Json => ({
  type: 'object',
  description: 'Colours, corners and motion; letters stay readable on any of them',
  properties: {
    primary: colourForm(primary, 'Plates and prices'),
    accent: colourForm(accent, 'Small marks and figures'),
    ink: colourForm(ink, 'Dark letters and dark plates'),
    paper: colourForm(paper, 'Light plates and light letters'),
    theme: {
      type: 'object',
      properties: {
        corners: { ...formOf(jsonSchemaOf(Corners)), default: theme?.corners ?? 'cut' },
        motion: { ...formOf(jsonSchemaOf(Motion)), default: theme?.motion ?? 'normal' },
      },
    },
  },
});

const settingsForm = ({ language, brand, delay, figuresLast: last }: OgrafSettings): Json => ({
  language: { type: 'string', gddType: 'single-line', default: language, description: 'Words and figures are written in it: zh, en' },
  brand: brandForm(brand),
  delay: {
    type: 'integer',
    gddType: 'duration-ms',
    minimum: 0,
    default: delay,
    description: 'How much later than the origin your picture is: clocks count to the moment your viewers see',
  },
  figuresLast: {
    type: 'integer',
    gddType: 'duration-ms',
    minimum: 0,
    default: last,
    description: 'Figures not given again for this long are hidden; 0: they stay until you say otherwise',
  },
  raised: { type: 'boolean', default: false, description: 'Makes room for a vote or a result across the bottom (lower third)' },
  figures: { ...formOf(jsonSchemaOf(FiguresShape)), description: 'Whole, as in the feed; the newest revision wins' },
});

export const titleOf = (kind: GraphicKind): string => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ');

/** What is shown of a kind when nothing else is said; a price has the currency of the show. */
export const blankData = (kind: GraphicKind, { currency }: House): Json => {
  const schema = graphicSchemas[kind as keyof typeof graphicSchemas];
  if (!schema) return { kind };
  const blank = blankOf(jsonSchemaOf(schema)) as Json;
  const price = 'price' in blank ? { price: { minor: 0, currency } } : {};
  return { ...blank, ...price, kind };
};

export const manifestOf = (kind: GraphicKind, house: House, client: Client): Json => {
  const schema = graphicSchemas[kind as keyof typeof graphicSchemas] ?? z.object({});
  const form = formOf(jsonSchemaOf(schema));
  const { series, version } = house;
  const { station } = client;
  return {
    $schema: publishedSchema,
    id: `tv.cuecart.${series.id}.${station.id}.${kind}`,
    version,
    name: `${titleOf(kind)} · ${series.name}`,
    description: `${titleOf(kind)} of ${series.name}, as ${textIn(station.name, 'en')} shows it.`,
    author: { name: 'Cuecart' },
    main: `${kind}.mjs`,
    supportsRealTime: true,
    supportsNonRealTime: false,
    stepCount: 1,
    customActions: [
      {
        id: 'freeze',
        name: 'Freeze',
        description: 'Holds figures and clocks as they stand; false lets them go on. It ends by its own time all the same.',
        schema: { type: 'boolean', default: true },
      },
    ],
    schema: {
      type: 'object',
      properties: { ...(form.properties as Json), ...settingsForm(settingsFor(house, client)) },
    },
    renderRequirements: [
      {
        resolution: { width: { min: 640, ideal: 1920 }, height: { min: 360, ideal: 1080 } },
        frameRate: { min: 24 },
        accessToPublicInternet: { ideal: false },
        engine: [{ type: 'CEF', version: { min: '103' } }],
      },
    ],
  };
};
