/**
 * What each kind of graphic is given, as schemas: for whoever builds a form from them, or checks what they send.
 *
 * The types are in `graphics.ts`; a schema that lacks a field of its type, or has one too many, does not compile. A kind
 * without a schema here is described as "any data".
 */
import { z } from 'zod';
import type { VariantShown, WasPrice } from './graphic-parts.ts';
import type { BoardRow, Figures, GraphicData, Money, QrDrawing } from './graphics.ts';
import { LabelPlace } from './station-settings.ts';
import { LocalText } from './units.ts';

type Kind = GraphicData['kind'];
type DataOf<K extends Kind> = Extract<GraphicData, { kind: K }>;
type Shape<T> = { readonly [F in keyof T]-?: z.ZodType<T[F]> };

const shapeOf = <T>(shape: Shape<T>) => z.object(shape);
const dataOf = <K extends Kind>(shape: Shape<Omit<DataOf<K>, 'kind'>>) => z.object(shape);

const Moment = z.int().min(0).describe('Milliseconds since 1970 UTC');
const Count = z.int().min(0);
const MoneyShape = shapeOf<Money>({
  minor: z.int().describe('In the smallest unit of the currency: 4990 is 49.90'),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
const Qr = shapeOf<QrDrawing>({ path: z.string().max(100_000), size: Count.max(200) }).describe(
  'A QR as the path of an SVG on a square of this many modules',
);
const Side = z.enum(['yea', 'nay']);
const Split = z.enum(['hidden', 'shown']);
const Tie = z.enum(['rule', 'chair']).optional().describe('The count decided nothing: who did');
const Votes = shapeOf<{ readonly yea: number; readonly nay: number }>({ yea: Count, nay: Count });
const Was = shapeOf<WasPrice>({ price: MoneyShape, basis: LocalText });
const Variant = shapeOf<VariantShown>({ id: z.string(), label: LocalText, price: MoneyShape.optional() });
const oneProduct = { productId: z.string().describe('Whose figures it shows'), itemNumber: z.string(), name: LocalText };
const Province = z.object({ name: LocalText, tile: z.string().optional().describe('Its place on the map'), yea: Count, nay: Count });
const asked = { pollId: z.string(), question: LocalText, yea: LocalText, nay: LocalText };
const said = { decision: Side, count: Votes };

const BoardRowShape = shapeOf<BoardRow>({
  guest: z.object({ name: LocalText, place: LocalText }).optional(),
  product: z.object({ id: z.string(), itemNumber: z.string(), name: LocalText }).optional(),
  result: z.object({ decision: Side, word: LocalText, yea: Count, nay: Count, manual: z.boolean().optional() }).optional(),
});

export const graphicSchemas: { readonly [K in Kind]?: z.ZodObject } = {
  'lower-third': dataOf<'lower-third'>({ name: LocalText, title: LocalText, place: LocalText }),
  'product-card': dataOf<'product-card'>({
    productId: z.string().describe('Whose figures it shows'),
    itemNumber: z.string(),
    name: LocalText,
    price: MoneyShape,
    was: Was.optional(),
    unit: LocalText,
    unitPrice: LocalText.optional(),
    seller: LocalText,
    delivery: LocalText,
    returns: LocalText,
    hotline: z.string().optional(),
    variants: z.array(Variant).max(100).optional().describe('Sizes or colours to choose from'),
    link: z.string().optional(),
    qr: Qr.optional(),
  }),
  'vote-bar': dataOf<'vote-bar'>({
    ...asked,
    split: Split.describe('Whether the split of the votes may be shown'),
    opensAt: Moment,
    endsAt: Moment,
    openEnded: z.boolean().optional().describe('No end was announced yet'),
    closed: z.boolean().optional(),
    pictures: z
      .array(z.object({ id: z.string(), paths: z.array(z.string()).max(50) }))
      .max(200)
      .optional(),
    link: z.string().optional(),
    qr: Qr.optional(),
  }),
  result: dataOf<'result'>({
    ...asked,
    ...said,
    manual: z.boolean().optional().describe('Figures that two people gave'),
    corrected: z.boolean().optional(),
    tie: Tie,
    provinces: z.array(Province).max(100).optional().describe('The same votes by province'),
    elsewhere: Votes.optional().describe('Votes of paths that name no province'),
  }),
  correction: dataOf<'correction'>({ ...asked, ...said, before: z.object(said), tie: Tie }),
  'sales-ticker': dataOf<'sales-ticker'>({ productId: z.string().optional(), name: LocalText.optional() }),
  countdown: dataOf<'countdown'>({ text: LocalText, endsAt: Moment }),
  label: dataOf<'label'>({
    text: LocalText,
    mandatory: z.boolean(),
    place: LabelPlace.optional().describe('Its corner; absent: the upper right'),
  }),
  'vote-question': dataOf<'vote-question'>({ ...asked, opensAt: Moment.optional(), closed: z.boolean().optional() }),
  topic: dataOf<'topic'>({ text: LocalText, place: z.enum(['top', 'bottom']) }),
  board: dataOf<'board'>({
    title: LocalText,
    ranking: z.enum(['sold', 'yea']).optional().describe('By which figures; absent: in the order of the rows'),
    rows: z.array(BoardRowShape).max(100),
  }),
  slate: dataOf<'slate'>({
    slate: z.enum(['breakdown', 'sustaining']),
    series: LocalText,
    text: LocalText.optional(),
    zone: z.string().optional().describe('With the time of day there'),
  }),
  clock: dataOf<'clock'>({ zone: z.string(), timeCode: z.boolean().optional() }),
  'price-reveal': dataOf<'price-reveal'>({
    ...oneProduct,
    was: Was.optional(),
    unit: LocalText,
    seller: LocalText,
    price: MoneyShape.optional().describe('Comes with the reveal'),
    unitPrice: LocalText.optional(),
  }),
  'units-sold': dataOf<'units-sold'>(oneProduct),
  'stock-left': dataOf<'stock-left'>({
    ...oneProduct,
    counted: z.object({ units: Count, source: z.string(), at: z.string() }).describe('Where the figure begins: who counted, and when'),
  }),
  'sold-out': dataOf<'sold-out'>(oneProduct),
  qr: dataOf<'qr'>({
    leadsTo: z.enum(['shop', 'vote']),
    name: LocalText,
    link: z.string(),
    short: z.string().describe('The link as somebody types it'),
    paths: z.array(z.string()).max(50).optional().describe('Whose viewers may vote'),
    qr: Qr,
  }),
};

/** Figures travel apart from the data and are given whole, newest revision last. */
export const FiguresShape = shapeOf<Figures>({
  revision: Count,
  at: Moment,
  polls: z.record(z.string(), z.object({ turnout: Count, yea: Count.optional(), nay: Count.optional(), revision: Count })),
  products: z.record(
    z.string(),
    z.object({ sold: Count, left: Count, at: Moment, variants: z.record(z.string(), z.enum(['ok', 'low', 'sold-out'])).optional() }),
  ),
  sales: z.object({ units: Count, net: MoneyShape, at: Moment.nullable() }).optional(),
});
