/**
 * What a story of a graphic is made of. A kind's stories are plain functions from what the gallery is asked to say to the graphic's data,
 * so that each is seen in every language and length of text without being written again.
 */
import type { Figures, GraphicData, Money, QrDrawing } from '../../server/contract/graphics.ts';
import type { EpochMs, LocalText } from '../../server/contract/units.ts';
import type { Shown } from '../graphics/graphic.ts';

export type Kind = GraphicData['kind'];
export type DataOf<K extends Kind> = Extract<GraphicData, { kind: K }>;

/** Long text comes with long figures; digits are short text with figures of seven digits. */
export const lengths = ['short', 'long', 'digits'] as const;
export type Length = (typeof lengths)[number];

/** How a story says things: shorter or longer, as the gallery is asked. */
export type Say = {
  /** The moment the gallery stands at, epoch ms; its clocks do not run. */
  readonly now: EpochMs;
  readonly qr: QrDrawing;
  /** The text, or a long one in its place. */
  readonly text: (short: LocalText) => LocalText;
  /** The count, or one of seven digits. */
  readonly count: (n: number) => number;
  /** Yuan, or a price of seven digits. */
  readonly price: (yuan: number) => Money;
};

type Fast = Pick<Figures, 'polls' | 'products' | 'sales'>;

export type Story<K extends Kind = Kind> = {
  readonly data: (say: Say) => DataOf<K>;
  /** What it knows of counts; without any it is seen as it is before figures come. */
  readonly figures?: (say: Say) => Partial<Fast>;
  /** What an update brings; without one the story has no state `updated`. */
  readonly update?: (say: Say) => Partial<Shown<DataOf<K>>>;
  readonly updatedFigures?: (say: Say) => Partial<Fast>;
  /** Something stands across the bottom under it. */
  readonly raised?: boolean;
};

/** A kind's stories, by name; the first is the one it is known by. */
export type Stories<K extends Kind> = { readonly [name: string]: Story<K> };

const longText: LocalText = {
  zh: '新疆维吾尔自治区云溪高山有机认证红富士苹果特级大果整箱礼盒装五千克家庭分享量贩装限量首发',
  en: 'Certified organic highland Fuji apples from the Yunxi cooperative orchards, five-kilogram family gift box',
};
const noon: EpochMs = Date.UTC(2026, 11, 3, 12);

export const sayIn = (length: Length, qr: QrDrawing): Say => ({
  now: noon,
  qr,
  text: (short) => (length === 'long' ? longText : short),
  count: (n) => (length === 'short' ? n : 1_000_000 + (n % 9_000_000)),
  price: (yuan) => ({ minor: length === 'short' ? Math.round(yuan * 100) : 123_456_789 + Math.round(yuan), currency: 'CNY' }),
});

export const states = ['on', 'in', 'leaving', 'updated', 'hidden'] as const;
export type State = (typeof states)[number];

/** Those that this story can be in; `hidden` is with figures that are too old. */
export const statesOf = ({ figures, update, updatedFigures }: Story): readonly State[] =>
  states.filter((state) => {
    if (state === 'updated') return update !== undefined || updatedFigures !== undefined;
    return state !== 'hidden' || figures !== undefined;
  });
