/**
 * What an operator may ask of the show, and how the show answers.
 *
 * Every command carries `key`: the same key with the same body is answered again, not done again;
 * the same key with another body is refused. Commands about what is on air carry `believesOnAir`.
 */
import { z } from 'zod';
import { tiers } from './audience.ts';
import { CrowdSchema } from './crowd.ts';
import { lookFields } from './graphic-look.ts';
import { ImportMode, ImportRowSchema, ImportSource, ImportSubject, mostRows } from './imports.ts';
import { longestLocalBreak } from './local-breaks.ts';
import { oneLine } from './one-line.ts';
import { madeKinds } from './plan-edits.ts';
import { ProposedEditSchema } from './producer-views.ts';
import type { Saying } from './sayings.ts';
import { GraphicKind } from './show-file.ts';
import { AlarmKind, longestShelf } from './station-alarms.ts';
import { stationCommands } from './station-commands.ts';
import { StationMessageText } from './station-messages.ts';
import { Id } from './units.ts';
import { MessageText } from './watch-links.ts';

const key = z.string().min(8).max(64);
const believesOnAir = z.string().max(64).nullable().describe('The run the operator saw on air; null before the first take');
const believesNext = Id.nullable()
  .optional()
  .describe('The segment the operator saw as NEXT, null for none; left out only by a hand that sees no NEXT, and then nothing is compared');
const seesOnAir = believesOnAir
  .optional()
  .describe('The run the operator saw on air, null for none; left out only by a hand that sees none, and then nothing is compared');
const reason = z.string().trim().min(3).max(300);
const ms = z.number().int();
/** Kind, subject and a number of its own: longer than other ids. */
const graphicId = z.string().max(200);

const saw = z.int().min(0).optional().describe('`edited.rev` of the row as the operator saw it, 0 for none; left out, nothing is compared');

const title = oneLine(120);
const language = z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/);
const notes = z.string().trim().max(500);
const Notes = z.union([notes, z.record(language, notes).refine((all) => Object.keys(all).length > 0)]);
const Title = z.union([title, z.record(language, title).refine((all) => Object.keys(all).length > 0)]);

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

const breakLength = ms.min(1000).max(longestLocalBreak);
const localBreakCommands = [
  command('localBreak.plan', {
    stationId: Id,
    leavesAt: z.int().nullable().describe('When its viewers leave, by our clock; null: with the show’s next station break'),
    length: breakLength,
  }),
  command('localBreak.drop', { stationId: Id, breakId: z.string().max(140) }),
  command('localBreak.start', { stationId: Id, length: breakLength.optional() }),
  command('localBreak.end', { stationId: Id, in: ms.min(0).max(600_000).optional().describe('From now; left out, at once') }),
  command('stationMessage.send', { to: z.union([Id, z.literal('all')]), text: StationMessageText }),
  command('stationMessage.seen', { messageIds: z.array(z.string().max(64)).min(1).max(60) }),
] as const;

export const CommandSchema = z.discriminatedUnion('type', [
  command('episode.activate', {
    episode: z.string().min(1).max(200),
    kind: z.enum(['live', 'rehearsal', 'simulated']),
    compress: z.number().min(1).max(600).optional(),
    from: Id.optional().describe('A rehearsal only: the segment that it begins with'),
  }),
  command('episode.preflight', {}),
  command('overlay.make', {}).describe('Before air: makes the input in OBS that shows our page of graphics, or puts it right'),
  command('episode.ready', { reason: reason.optional() }),
  command('episode.end', { reason: reason.optional().describe('Needed on air, in earnest, where the end would cut something off') }),
  command('episode.keepOn', {}).describe('Takes back an end that was asked for and has not come'),
  command('rehearsal.from', { segmentId: Id }).describe('Before the first take: what comes before it is taken as played to plan'),
  command('rehearsal.crowd', { crowd: CrowdSchema.nullable() }).describe('Simulated viewers and orders; null sends them home'),
  command('rehearsal.end', {}).describe('With its open votes, whoever holds the chair'),
  command('chair.take', { force: reason.optional() }),
  command('chair.handOver', { to: z.string().max(64) }),
  command('segment.take', { believesOnAir, believesNext }),
  command('segment.setNext', { segmentId: Id }),
  command('segment.skip', { segmentId: Id, skipped: z.boolean(), saw }),
  command('segment.insert', { segmentId: Id, before: Id.nullable() }),
  command('segment.move', { segmentId: Id, before: Id.nullable(), saw }),
  command('segment.retime', { segmentId: Id, planned: ms.min(1000).max(7_200_000), saw }),
  command('segment.duplicate', { segmentId: Id }),
  command('segment.lock', { segmentId: Id, locked: z.boolean() }),
  command('segment.remove', { segmentId: Id, saw }),
  command('segment.write', { segmentId: Id, title: Title.optional(), notes: Notes.optional(), saw }).describe(
    'Title and notes of a row; what is left out stays, also a language of the notes that is not named; empty notes are none',
  ),
  command('segment.create', { kind: z.enum(madeKinds), title: Title, planned: ms.min(1000).max(7_200_000), before: Id.nullable() }),
  command('plan.undo', { editId: z.string().max(32) }).describe('Takes back the newest edit of the plan, which the asker saw as such'),
  command('plan.import', {
    source: ImportSource,
    subject: ImportSubject,
    mode: ImportMode,
    rows: z.array(ImportRowSchema).min(1).max(mostRows),
    ground: z.string().max(100).describe('The plan that the preview was worked out against'),
    overwrite: z.array(Id).max(mostRows).optional().describe('Rows edited by hand that are to be as the table has them all the same'),
  }),
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
  command('poll.open', {
    pollId: Id,
    window: ms.min(3000).max(600_000).optional(),
    openEnded: z.boolean().optional(),
    believesOnAir: seesOnAir,
    elsewhere: z.boolean().optional().describe('The operator knows that it is not the vote of the segment on air, and means it'),
  }),
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
  command('guest.move', {
    guestId: Id,
    to: z.enum(['expected', 'arrived', 'ready', 'on', 'done', 'no-show']),
    believesOnAir: seesOnAir,
  }),
  command('guest.mic', { guestId: Id, on: z.boolean() }),
  command('guest.give', {
    guestId: Id,
    by: ms.min(-300_000).max(300_000).describe('From the bank of unused time to the guest; below zero, back to the bank'),
  }),
  command('guest.swap', { guestId: Id, withId: Id }).describe('The two guests change places in the running order, with all that is theirs'),
  command('adlib.fire', { believesOnAir, adLibId: Id }),
  command('guest.approve', { guestId: Id, name: z.string().max(80), title: z.string().max(120) }),
  command('graphic.on', {
    graphic: GraphicKind,
    guestId: Id.optional(),
    productId: Id.optional(),
    pollId: Id.optional(),
    text: z.string().max(200).optional(),
    ...lookFields,
    lasts: ms.min(1000).optional(),
    believesOnAir: seesOnAir,
  }),
  command('price.reveal', { productId: Id }).describe('From here on everybody may know it; it cannot be taken back'),
  command('graphic.off', { graphicId }),
  command('graphic.update', {
    graphicId,
    guestId: Id.optional(),
    productId: Id.optional(),
    text: z.string().max(200).optional(),
  }).describe('Other content for a graphic that is on, where it stands'),
  command('graphic.clear', {}).describe('All but the mandatory labels'),
  command('graphic.removeAll', { reason }).describe('The mandatory labels too'),
  command('graphic.labelsBack', {}),
  command('graphic.freeze', { frozen: z.boolean() }).describe('Nothing comes on or goes off with a cue or a take'),
  command('station.mute', { stationId: Id, reason }),
  command('station.unmute', { stationId: Id }),
  ...stationCommands,
  command('station.dump', { stationId: Id }).describe(
    'It has dumped its delay: its graphics follow at once, and then as it builds it up again',
  ),
  command('alarm.acknowledge', {
    kind: AlarmKind,
    stations: z
      .array(z.strictObject({ id: Id, since: z.int().describe('Of the alarm that was seen: a newer one is not acknowledged') }))
      .min(1)
      .max(200),
  }),
  command('alarm.shelve', { kind: AlarmKind, stations: z.array(Id).min(1).max(200), lasts: ms.min(60_000).max(longestShelf) }),
  command('alarm.unshelve', { kind: AlarmKind, stations: z.array(Id).min(1).max(200) }),
  ...localBreakCommands,
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

/** `said`: the same as a name and values, for its words in another language; absent where it comes from elsewhere, as of a file or of a line. */
export type Refusal = { readonly code: RefusalCode; readonly message: string; readonly said?: Saying };
/** `recorded: false` means it happened on air, but the disk does not have it yet. */
export type Reply =
  | { readonly ok: true; readonly recorded: boolean; readonly note?: string }
  | { readonly ok: false; readonly refusal: Refusal };

export const Role = z.enum(['director', 'producer', 'vote', 'guests', 'graphics', 'auditor', 'viewer']);
export type Role = z.infer<typeof Role>;
