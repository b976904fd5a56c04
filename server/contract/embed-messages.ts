/**
 * What a station's player and our embedded overlay say to each other by `postMessage`. Version 1.
 *
 * Every message is an object with `cuecart: 1`, the version of this contract, and a `type`. The overlay hears only the origins that the series
 * gives its station, and speaks only to them. What it does not know, or what is not just as here, it ignores and counts. Nothing the player
 * says is a vote: a vote is a viewer's own tap, and which side it took is nobody's business but theirs.
 */
import { z } from 'zod';
import type { Ms } from './units.ts';

export const embedVersion = 1;

/** As late as a path of the series may be. */
export const latestPlayer: Ms = 90_000;

const mark = z.literal(embedVersion).describe('The version of this contract');
const said = <T extends string, S extends z.ZodRawShape>(type: T, more: S) =>
  z.strictObject({ cuecart: mark, type: z.literal(type), ...more });

const Colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'write a colour such as "#b3261e"');

/** From the player to the overlay. */
export const HostSays = z.discriminatedUnion('type', [
  said('delay', { ms: z.int().min(0).max(latestPlayer).describe('How far behind the origin this viewer’s picture is now, all in all') }),
  said('visible', { visible: z.boolean().describe('false: show nothing, whatever is on; true, as it begins: show what is on') }),
  said('language', { language: z.enum(['zh', 'en']) }),
  said('theme', {
    paper: Colour.optional().describe('Behind the text; the text itself is made light or dark to be read on it'),
    accent: Colour.optional().describe('The edge and the countdown'),
    corner: z.int().min(0).max(32).optional().describe('Radius of the corners, px'),
  }),
]);
export type HostSays = z.infer<typeof HostSays>;

const Shown = z.enum(['vote', 'result', 'product']);
export type EmbedShows = z.infer<typeof Shown>;

/** From the overlay to the player. */
export const EmbedSays = z.discriminatedUnion('type', [
  said('ready', { version: mark, station: z.string() }),
  said('size', { height: z.int().min(0).max(4000).describe('CSS px that the overlay needs now; 0 while it shows nothing') }),
  said('shown', { what: Shown }),
  said('hidden', { what: Shown }),
  said('voted', { poll: z.string().describe('The id of the poll; the side is not said') }),
]);
export type EmbedSays = z.infer<typeof EmbedSays>;

/** What the page is told in its own head. `delay`: of its station's path. */
export type EmbedSettings = {
  readonly station: string;
  readonly origins: readonly string[];
  readonly language: string;
  readonly delay: Ms;
};
