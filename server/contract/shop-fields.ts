/** What show files write about a product beyond name and price: its stock, its sizes and colours, and a price that is kept. */
import { z } from 'zod';
import { Price, Words } from './show-fields.ts';
import { Id, LocalText } from './units.ts';

export const StockSchema = z.strictObject({
  units: z.int('write a whole number such as 12000').min(0, 'write 0 or more'),
  source: Words.describe('Where the figure comes from'),
  at: z.iso
    .datetime({ offset: true, error: 'write when it was read, with the zone: "2026-12-03T18:00:00+08:00"' })
    .describe('When it was read, with the zone: 2026-12-03T18:00:00+08:00'),
});

export const VariantSchema = z.strictObject({
  id: Id,
  label: LocalText.describe('The size or colour, as viewers read it'),
  sku: Words.optional().describe('What orders call it; without one nothing is said of its stock'),
  price: Price.optional().describe('The product’s own when left out'),
  stock: StockSchema.optional().describe('What there is of this one alone; without it nothing is said of its stock'),
});

export const Hotline = Words.max(40, 'write a number of at most 40 signs');
/** A grid of more than these cannot be read from a sofa. */
export const mostVariants = 8;
