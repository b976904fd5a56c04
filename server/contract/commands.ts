/**
 * What an operator may ask of the show, and how the show answers.
 *
 * Every command carries `key`: the same key with the same body is answered again, not done again;
 * the same key with another body is refused. Commands about what is on air carry `believesOnAir`.
 */
import { z } from 'zod';
import { tiers } from './audience.ts';
import { madeKinds } from './plan-edits.ts';
import { ProposedEditSchema } from './producer-views.ts';
import { GraphicKind } from './show-file.ts';
import { Id } from './units.ts';
import { MessageText } from './watch-links.ts';

const key = z.string().min(8).max(64);
const believesOnAir = z.string().max(64).nullable().describe('The run the operator saw on air; null before the first take');
const reason = z.string().trim().min(3).max(300);
const ms = z.number().int();

const saw = z.int().min(0).optional().describe('`edited.rev` of the row as the operator saw it, 0 for none; left out, nothing is compared');

const title = z.string().trim().min(1).max(120);
const Title = z.union([title, z.record(z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/), title).refine((all) => Object.keys(all).length > 0)]);

const Sides = z.strictObject({ yea: z.int().min(0), nay: z.int().min(0) });

export const ExclusionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tier'), tier: z.enum(tiers) }),
  z.strictObject({ kind: z.literal('path'), path: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('span'), from: z.int().min(0), to: z.int().min(0) }),
]);
export const MotionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exclude'), exclusions: z.array(ExclusionSchema).min(1).max(20), reason }),
  z.strictObject({
    kind: z.literal('correct'),
    exclusions: z.array(ExclusionSchema).max(20).describe('All that is left out of the corrected count; none is the whole count'),
    chairSays: z.enum(['yea', 'nay']).optional().describe('For a tie that the chair decides; the chair is then one of the two'),
    reason,
  }),
  z.strictObject({ kind: z.literal('manual'), ...Sides.shape, source: z.string().trim().min(3).max(300), reason }),
]);
export type Motion = z.infer<typeof MotionSchema>;

const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), key, ...shape });

export const CommandSchema = z.discriminatedUnion('type', [
  command('episode.activate', {
    episode: z.string().min(1).max(200),
    kind: z.enum(['live', 'rehearsal', 'simulated']),
    compress: z.number().min(1).max(600).optional(),
  }),
  command('episode.preflight', {}),
  command('episode.ready', { reason: reason.optional() }),
  command('episode.end', {}),
  command('chair.take', { force: reason.optional() }),
  command('chair.handOver', { to: z.string().max(64) }),
  command('segment.take', { believesOnAir }),
  command('segment.setNext', { segmentId: Id }),
  command('segment.skip', { segmentId: Id, skipped: z.boolean(), saw }),
  command('segment.insert', { segmentId: Id, before: Id.nullable() }),
  command('segment.move', { segmentId: Id, before: Id.nullable(), saw }),
  command('segment.retime', { segmentId: Id, planned: ms.min(1000).max(7_200_000), saw }),
  command('segment.duplicate', { segmentId: Id }),
  command('segment.lock', { segmentId: Id, locked: z.boolean() }),
  command('segment.remove', { segmentId: Id, saw }),
  command('segment.write', { segmentId: Id, title: Title.optional(), notes: z.string().trim().max(500).optional(), saw }).describe(
    'Title and notes of a row; what is left out stays, empty notes are none',
  ),
  command('segment.create', { kind: z.enum(madeKinds), title: Title, planned: ms.min(1000).max(7_200_000), before: Id.nullable() }),
  command('plan.undo', { editId: z.string().max(32) }).describe('Takes back the newest edit of the plan, which the asker saw as such'),
  command('plan.redo', { editId: z.string().max(32) }).describe('Does again the edit that was undone last, which the asker saw as such'),
  command('plan.propose', { edit: ProposedEditSchema, note: z.string().trim().max(120).optional() }).describe(
    'The chair accepts or declines it',
  ),
  command('plan.accept', { proposalId: z.string().max(64) }),
  command('plan.decline', { proposalId: z.string().max(64) }),
  command('plan.withdraw', { proposalId: z.string().max(64) }),
  command('shot.cut', { believesOnAir, shotId: Id }),
  command('slate.show', { believesOnAir }),
  command('break.start', { believesOnAir }),
  command('break.end', { believesOnAir }),
  command('clock.freeze', { frozen: z.boolean() }),
  command('cue.fire', { believesOnAir, cueId: Id }),
  command('cue.end', { cueId: Id }),
  command('poll.open', { pollId: Id, window: ms.min(3000).max(600_000).optional(), openEnded: z.boolean().optional() }),
  command('poll.close', { pollId: Id }).describe('An open-ended vote: “closing in 10 s”'),
  command('poll.extend', { pollId: Id, by: ms.min(1000).max(120_000) }),
  command('poll.verify', { pollId: Id, saw: Sides }),
  command('poll.reveal', { pollId: Id, chairSays: z.enum(['yea', 'nay']).optional().describe('Only for a tie that the chair decides') }),
  command('poll.propose', { pollId: Id, motion: MotionSchema }).describe('What two people must want: the second confirms it'),
  command('poll.confirm', { pollId: Id, motionId: z.string().max(64), saw: Sides }),
  command('poll.withdraw', { pollId: Id, motionId: z.string().max(64) }),
  command('poll.defer', { pollId: Id, reason }),
  command('poll.void', { pollId: Id, reason }),
  command('branch.confirm', { pollId: Id, to: Id }),
  command('guest.move', { guestId: Id, to: z.enum(['expected', 'arrived', 'ready', 'on', 'done', 'no-show']) }),
  command('guest.approve', { guestId: Id, name: z.string().max(80), title: z.string().max(120) }),
  command('graphic.on', {
    graphic: GraphicKind,
    guestId: Id.optional(),
    productId: Id.optional(),
    pollId: Id.optional(),
    text: z.string().max(200).optional(),
    lasts: ms.min(1000).optional(),
  }),
  command('graphic.off', { graphicId: z.string().max(64) }),
  command('graphic.clear', {}),
  command('message.send', { to: z.literal('presenter'), text: MessageText }),
  command('message.clear', { messageId: z.string().max(64).optional().describe('All of them when left out') }),
  command('show.weAreHere', { segmentId: Id, startedAgo: ms.min(0).max(7_200_000) }),
]);
export type Command = z.infer<typeof CommandSchema>;
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

/** Why a command was refused. Screens match the code; people read the message. */
export type RefusalCode =
  | 'malformed'
  | 'not-signed-in'
  | 'not-allowed'
  | 'not-the-chair'
  | 'stale'
  | 'changed-since'
  | 'locked'
  | 'too-soon'
  | 'wrong-phase'
  | 'unknown'
  | 'nothing-next'
  | 'not-approved'
  | 'key-reused'
  | 'switcher-transmits'
  | 'preflight-red'
  | 'needs-disk'
  | 'phones-away'
  | 'too-late'
  | 'counts-differ'
  | 'two-people'
  | 'bad-show-file'
  | 'busy';

export type Refusal = { readonly code: RefusalCode; readonly message: string };
/** `recorded: false` means it happened on air, but the disk does not have it yet. */
export type Reply =
  | { readonly ok: true; readonly recorded: boolean; readonly note?: string }
  | { readonly ok: false; readonly refusal: Refusal };

export const Role = z.enum(['director', 'producer', 'vote', 'guests', 'graphics', 'auditor', 'viewer']);
export type Role = z.infer<typeof Role>;
