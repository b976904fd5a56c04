/** What operators may change of a station during an episode: a fact each, undone by saying the opposite, or all at once by `station.asWritten`. */
import { z } from 'zod';
import { GraphicKind } from './series-file.ts';
import { LabelPlace } from './station-settings.ts';
import { Id } from './units.ts';

const key = z.string().min(8).max(64);
const reason = z.string().trim().min(3).max(300);

const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), key, stationId: Id, ...shape });

export const Excludable = z.union([z.strictObject({ kind: GraphicKind }), z.strictObject({ category: z.string().trim().min(1).max(500) })]);
export type Excludable = z.infer<typeof Excludable>;

export const LabelAsked = z.strictObject({
  text: z.union([
    z.string().trim().min(1).max(60),
    z.record(z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/), z.string().trim().min(1).max(60)),
  ]),
  place: LabelPlace.optional(),
});

export const stationCommands = [
  command('station.exclude', {
    what: Excludable,
    excluded: z.boolean(),
    reason: reason.optional().describe('Needed for what the series file itself keeps from the station'),
  }),
  command('station.label', {
    labels: z.array(LabelAsked).max(10).describe('All labels of the station, from now on'),
    reason: reason.optional().describe('Needed where a label that the series file demands would go'),
  }),
  command('station.delay', { delay: z.int().min(0).max(90_000).describe('Within the tolerance of its path, where its viewers vote') }),
  command('station.rotateKey', {
    saw: z.int().min(0).describe('The generation of the key that the operator saw'),
    overlap: z.int().min(0).max(604_800_000).describe('For how long the old key is valid beside the new one; 0: no longer at all'),
  }),
  command('station.revokeKey', {
    saw: z.int().min(0),
    which: z.enum(['old', 'all']).describe('old: the one that is being replaced. all: the newest too, and a new one takes its place'),
    reason,
  }),
  command('station.asWritten', {}).describe('Everything that was changed of the station tonight is as the series file has it again'),
] as const;
