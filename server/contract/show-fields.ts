/**
 * The kinds of value people write in show files, each with its bounds.
 *
 * A value of the wrong form, a bare number for a text included, is answered with what to write.
 */
import { z } from 'zod';
import { Duration, type Ms } from './units.ts';

/** A text with a form; anything else, a bare number included, is answered with what to write. */
export const written = (form: RegExp, instruction: string) => z.string(instruction).regex(form, instruction);
/** A length of time between two bounds (ms). */
export const lengthOf = (least: Ms, most: Ms, instruction: string) =>
  Duration.refine((length) => length >= least && length <= most, { error: `write ${instruction}` });

export const LocalTime = written(/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/, 'write a time of day such as "20:00"');
export const LocalDate = z.iso.date('write a day of the calendar such as "2026-12-03"');
export const Decibels = z
  .number('write a level in dB such as -18')
  .min(-100, 'write -100 (silence) or more')
  .max(20, 'write 20 or less; 0 is full')
  .describe('Level in dB; 0 is full, -100 is silence');
export const Currency = written(/^[A-Z]{3}$/, 'write a currency of three capitals such as CNY');
export const Colour = written(/^#[0-9a-fA-F]{6}$/, 'write a colour such as "#b3261e", in quotes');
export const Language = written(/^[a-z]{2}(?:-[A-Z]{2})?$/, 'write a language such as zh or en');
export const Words = z.string().trim().min(1, 'write some text').max(500, 'write at most 500 characters');
/** As long as `Words`, once for all or once for each language. */
export const LocalWords = z.union(
  [Words, z.record(Language, Words)],
  'write one text of at most 500 characters, or one for each language: { zh: "…", en: "…" }',
);
export const YesOrNo = z.boolean('write true or false');
/** Money as people write it ("49.90"); minor units once read. All currencies here have two decimals. */
export const Price = written(/^\d{1,9}(?:\.\d{2})?$/, 'write a price such as "49.90" (two decimals, in quotes)').transform((text) =>
  Math.round(Number(text) * 100),
);
export const listOf = <T extends z.ZodType>(item: T, most: number) => z.array(item).max(most, `write at most ${most} of them`);
/** As long as an operator may open a poll for. */
export const Window = lengthOf(3000, 600_000, 'a window from "3s" to "10m"');
/** As long as an operator may retime a segment to. */
export const PlannedLength = lengthOf(1000, 7_200_000, 'a length from "1s" to "2h"');
