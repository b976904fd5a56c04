/**
 * A station's own pages that may frame our overlay for phones, and what the phones' door is told of each station.
 *
 * The origins go as they stand into a header and into `postMessage`, so only what browsers themselves write is taken.
 */
import { z } from 'zod';
import type { PhoneEpisode } from './audience.ts';
import type { Away } from './local-breaks.ts';
import { listOf } from './show-fields.ts';
import type { Ms } from './units.ts';

export const mostOrigins = 8;

/** What to write instead; undefined when it is right. */
export const whatToWrite = (text: string): string | undefined => {
  if (text.includes('*')) return 'write each host by itself: with "*" anybody who gets a page anywhere below it could frame the vote';
  if (!text.startsWith('https://')) return 'write an origin that begins with https://, such as "https://tv.example"';
  if (!URL.canParse(text)) return 'write an origin such as "https://tv.example" or "https://tv.example:8443"';
  const { origin } = new URL(text);
  if (!/^https:\/\/[a-z0-9.-]+(?::\d{1,5})?$/.test(origin)) return 'write the name of a host, such as "https://tv.example"';
  return origin === text ? undefined : `write the origin alone, as browsers do: "${origin}"`;
};

const Origin = z
  .string('write an origin such as "https://tv.example", in quotes')
  .max(300, 'write at most 300 characters')
  .refine((text) => whatToWrite(text) === undefined, { error: ({ input }) => whatToWrite(String(input)) });

export const StationEmbed = listOf(Origin, mostOrigins)
  .refine((origins) => new Set(origins).size === origins.length, 'write each origin once')
  .optional()
  .describe('Origins of this station’s own pages that may frame our overlay for phones; none: nobody may');

/** What an embedded overlay of this station may say at all. */
export type EmbedSubject = 'vote' | 'result' | 'correction' | 'product';

export type ToldEmbed = {
  readonly station: string;
  readonly language: string;
  readonly path: string;
  readonly origins: readonly string[];
  readonly may: readonly EmbedSubject[];
  /** By id: what it must not have of votes and products. */
  readonly withheld?: { readonly polls: readonly string[]; readonly products: readonly string[] };
  /** By how much its viewers are later than its path's, ms. */
  readonly late?: Ms;
  /** Its viewers' breaks from the show, in the time of their own picture. */
  readonly away: readonly Away[];
};

/** What the show server tells the door: the phones' episode, and beside it what no phone is told. */
export type ToldEpisode = PhoneEpisode & {
  /** Which product it is that is sold now. */
  readonly productId?: string;
  readonly embeds?: readonly ToldEmbed[];
};
