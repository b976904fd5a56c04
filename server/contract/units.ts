/**
 * Units that both ends of every wire agree on.
 *
 * A plain number may become any of these, but one unit never becomes another
 * without arithmetic: the compiler refuses an `EpochMs` where a `Ms` is asked.
 */
import { z } from 'zod';

/** A moment: milliseconds since 1970 UTC, from the server's clock. */
export type EpochMs = number & { readonly unit?: 'epoch ms' };
/** A length of time in milliseconds. May be negative where a docstring says so. */
export type Ms = number & { readonly unit?: 'ms' };
/** Money: an integer in the currency's minor unit (fen, cents). */
export type Minor = number & { readonly unit?: 'minor' };
/** A decibel level; 0 is full scale, negative is quieter. */
export type Db = number & { readonly unit?: 'dB' };

export const seconds = (n: number): Ms => n * 1000;
export const minutes = (n: number): Ms => n * 60_000;

/** `1:30` → 90 000, `1:02:03` → 3 723 000, `90s`, `500ms`, `7m`, `2h`. Undefined when it is none of these. */
export const parseDuration = (text: string): Ms | undefined => {
  const clock = /^(?:(\d+):)?(\d{1,3}):([0-5]\d)$/.exec(text.trim());
  if (clock) return (Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])) * 1000;
  const unit = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)$/.exec(text.trim());
  if (!unit) return undefined;
  const scale = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[unit[2] as 'ms' | 's' | 'm' | 'h'];
  return Math.round(Number(unit[1]) * scale);
};

const aLength = 'write a length of time such as "1:30", "90s" or "7m"';
/** A length of time as people write it; ms once read. */
export const Duration = z
  .string(aLength)
  .regex(/^(?:(?:\d+:)?\d{1,3}:[0-5]\d|\d+(?:\.\d+)?\s*(?:ms|s|m|h))$/, aLength)
  .transform((text): Ms => parseDuration(text) ?? 0)
  .describe('A length of time: "1:30", "90s", "7m", "1:02:03"');

/** Text for the audience: one string for all, or one per language. */
export const LocalText = z.union(
  [z.string().min(1), z.record(z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/), z.string().min(1))],
  'write one text, or one for each language: { zh: "…", en: "…" }',
);
export type LocalText = z.infer<typeof LocalText>;

/** The text in `language`, else English, else whatever there is. */
export const textIn = (text: LocalText, language: string): string =>
  typeof text === 'string' ? text : (text[language] ?? text.en ?? Object.values(text)[0] ?? '');

/** Ids that people write: letters, digits, dashes. */
export const Id = z
  .string()
  // Every object has a `constructor`: looked up by that id, a table would answer with something nobody put there.
  .regex(/^(?!constructor$)[a-z0-9][a-z0-9-]{0,62}$/, 'write an id of small letters, digits and dashes');
