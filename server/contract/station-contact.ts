/** Whom a station rings when something is wrong. */
import { z } from 'zod';
import { Words, written } from './show-fields.ts';
import { LocalText } from './units.ts';

export const HouseContact = z
  .strictObject({
    name: LocalText,
    phone: written(/^\+?[0-9][0-9 ()-]{2,30}$/, 'write a telephone number such as "+86 10 1234 5678", in quotes'),
    note: Words.optional(),
  })
  .describe('Whom the stations ring: shown on each station’s own page');
export type HouseContact = z.infer<typeof HouseContact>;
