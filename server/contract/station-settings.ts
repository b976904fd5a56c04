/**
 * What a station brings with it beside its name, path and exclusions: its looks, what it may sell and when, its labels, its delay, its people.
 *
 * Everything here may be left out, and is then as the series or the station's path has it. An allow-list that is there allows nothing else.
 */
import { z } from 'zod';
import { Colour, Currency, LocalTime, lengthOf, listOf, Words, written, YesOrNo } from './show-fields.ts';
import { LogoFile } from './theme.ts';
import { LocalText } from './units.ts';

/** The lines at the bottom are those of tickers and votes. */
export const LabelPlace = z.enum(['upper-left', 'upper-right']);
export type LabelPlace = z.infer<typeof LabelPlace>;

/** As people write one: a text, or a text with its corner. */
export const StationLabel = z.union(
  [z.strictObject({ text: LocalText, place: LabelPlace.optional() }), LocalText],
  'write a text, or a text with its corner: { text: { zh: 购物, en: Shopping }, place: upper-right }',
);
export type StationLabel = z.infer<typeof StationLabel>;

/** Of the station's own day: by the clocks of its zone. */
const Hours = z.strictObject({
  from: LocalTime,
  to: LocalTime.describe('Earlier in the day than from: of the next day; "00:00" is midnight'),
});

const Address = z.union(
  [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
  'write an address or a network such as "203.0.113.7", "203.0.113.0/24" or "2001:db8::/32"',
);

const Contact = z.strictObject({
  desk: LocalText.describe('Whom to ask for: a desk, not a person'),
  phone: written(/^\+?[0-9][0-9 ()-]{3,30}$/, 'write a telephone number such as "+86 10 5550 0123", in quotes').optional(),
  email: z.email('write an e-mail address such as mcr@station.example').optional(),
});

export const stationSettings = {
  brand: z
    .strictObject({ primary: Colour.optional(), accent: Colour.optional(), ink: Colour.optional(), paper: Colour.optional() })
    .optional()
    .describe('Colours of this station’s own page; those left out are the series’'),
  logo: LogoFile.optional().describe('A picture file, relative to the series file: its mark on its own page, beside its name without one'),
  currency: Currency.optional().describe(
    'What its viewers pay in: prices in another currency are marked as such on its page. Nothing is converted',
  ),
  categories: listOf(Words, 100)
    .min(1, 'write at least one category, or leave categories out')
    .optional()
    .describe('Categories of products that this station may have; every category when left out'),
  withoutCategories: listOf(Words, 100).optional().describe('Categories of products that this station must not have'),
  zone: Words.optional().describe('IANA time zone of its hours and its hard out; the series’ when left out'),
  hours: listOf(Hours, 10)
    .min(1, 'write at least one stretch of hours, or leave hours out')
    .optional()
    .describe('When something may be sold on this station; at any time when left out'),
  hardOut: LocalTime.optional().describe('When this station leaves us: from then on it gets nothing'),
  votes: YesOrNo.optional().describe('false: viewers of this station may not vote, though their path may'),
  delay: lengthOf(0, 90_000, 'a delay of at most "90s"')
    .optional()
    .describe('Where it is not quite its path’s; within the path’s tolerance'),
  tolerance: lengthOf(0, 30_000, 'a tolerance of at most "30s"')
    .optional()
    .describe('How far its measured delay may be from the set one before it is marked'),
  addresses: listOf(Address, 50)
    .min(1, 'write at least one address, or leave addresses out')
    .optional()
    .describe('Where its feed and its pages may come from; anywhere when left out'),
  contacts: listOf(Contact, 5).optional().describe('Whom to ring at the station'),
};
