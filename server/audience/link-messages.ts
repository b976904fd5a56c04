/**
 * What the show server and the phones' door say over /link: JSON, one message a frame.
 *
 * Show server → door: `{ id, ask, with }`, answered `{ id, ok: true, value }` or `{ id, ok: false, code, message }`.
 * Door → show server, unasked: `{ push: 'count' | 'health' | 'anomaly' | 'issuance' | 'checkpoint', … }`. Asks are done in the order they came.
 */
import { z } from 'zod';
import type { Anomaly, Checkpoint, Count, Exclusion, Issuance, LogRecord, PollOutcome, PollRules, PollTry } from '../contract/audience.ts';
import { ExclusionSchema } from '../contract/commands.ts';
import type { ToldEpisode } from '../contract/station-embed.ts';
import { LocalText } from '../contract/units.ts';

const Name = z.string().min(1).max(200);
const Time = z.number().int().nonnegative();
const Whole = z.number().int().nonnegative();
const Text = LocalText;

const Kind = z.enum(['live', 'rehearsal', 'simulated']);

export const RulesMessage = z.object({
  pollId: Name,
  activationId: Name,
  kind: Kind.optional(),
  question: Text,
  yea: Text,
  nay: Text,
  product: z.string().max(500).optional(),
  opensAt: Time,
  endsAt: Time,
  windows: z
    .array(z.object({ path: Name, name: Text.optional(), delay: z.number(), opensAt: Time, endsAt: Time, closesAt: Time }))
    .min(1)
    .max(200),
  split: z.enum(['hidden', 'shown']),
  quorum: Whole,
  tie: z.enum(['nay', 'yea', 'chair']),
  contingency: z.object({ action: z.enum(['retry', 'defer', 'drop']), hostLine: Text, label: Text.optional() }),
  pictures: z.array(z.object({ id: Name, paths: z.array(Name).max(200) })).max(400),
  openEnded: z.boolean(),
  ruleVersion: z.number().int(),
});

/** An origin goes into a header as it stands: nothing but a scheme, a host and a port may be in it. */
const EmbedMessage = z.object({
  station: Name,
  language: z.string().max(20),
  path: Name,
  origins: z.array(z.string().regex(/^https?:\/\/[a-z0-9.-]{1,253}(?::\d{1,5})?$/)).max(8),
  may: z.array(z.enum(['vote', 'result', 'correction', 'product'])).max(4),
  withheld: z.object({ polls: z.array(Name).max(1000), products: z.array(Name).max(2000) }).optional(),
  late: z.int().min(0).max(90_000).optional(),
  away: z.array(z.object({ leavesAt: Time, rejoinsAt: Time.nullable() })).max(100),
});

export const EpisodeMessage = z.object({
  activationId: Name,
  kind: Kind,
  title: Text,
  series: Text,
  languages: z.array(z.string().max(20)).max(20),
  paths: z.array(z.object({ id: Name, name: Text, delay: z.number(), tolerance: z.number().optional() })).max(200),
  pictures: z
    .array(z.object({ id: Name, paths: z.array(Name).max(200) }))
    .max(200)
    .optional(),
  product: z.object({ name: Text, price: z.string().max(100), link: z.string().max(2000) }).optional(),
  productId: Name.optional(),
  ended: z.boolean(),
  logKey: z.string().max(300).optional(),
  witnesses: z.array(z.string().max(300)).max(16).optional(),
  embeds: z.array(EmbedMessage).max(200).optional(),
});

const TryMessage = z.object({ activationId: Name, opensAt: Time });

export const OutcomeMessage = z.object({
  pollId: Name,
  of: TryMessage.optional(),
  decision: z.enum(['yea', 'nay', 'deferred', 'void']),
  yea: Whole.optional(),
  nay: Whole.optional(),
  revealedAt: Time,
  corrects: z.object({ decision: z.enum(['yea', 'nay']), yea: Whole, nay: Whole, reason: z.string().max(1000) }).optional(),
  manual: z.boolean().optional(),
});

const Sides = z.object({ yea: Whole, nay: Whole });
const perTier = <S extends z.ZodType>(each: S) => z.object({ open: each, air: each, account: each });
const exclusions = z.array(ExclusionSchema).max(50);

export const CountMessage = z.object({
  pollId: Name,
  activationId: Name,
  revision: Whole,
  yea: Whole,
  nay: Whole,
  perPath: z.record(z.string(), Sides),
  perTier: perTier(Sides),
  without: exclusions.optional(),
  ballots: Whole,
  at: Time,
  final: z.boolean(),
});

export const AnomalyMessage = z.object({
  id: Name,
  activationId: Name,
  pollId: Name.nullable(),
  at: Time,
  kind: z.enum(['burst', 'one-place', 'timing', 'passes']),
  message: Text,
  votes: Whole,
  span: z.object({ from: Time, to: Time }).optional(),
});

export const IssuanceMessage = z.object({
  activationId: Name,
  at: Time,
  passes: Whole,
  cap: Whole,
  perTier: perTier(Whole),
  perPath: z.record(z.string(), Whole),
  challenged: Whole,
  unchallenged: Whole.optional(),
  refused: Whole,
});

export const CheckpointMessage = z.object({
  activationId: Name,
  origin: Name,
  size: Whole,
  root: z.string().max(100),
  at: Time,
  note: z.string().max(10_000),
  witnesses: z.array(Name).max(50),
});

export const RecordMessage = z.object({ id: Name, activationId: Name, pollId: Name, body: z.unknown() });

const ask = <T extends string, S extends z.ZodType>(name: T, body: S) => z.object({ id: Whole, ask: z.literal(name), with: body });

export const LinkAsk = z.discriminatedUnion('ask', [
  ask('show', EpisodeMessage),
  ask('open', RulesMessage),
  ask('extend', RulesMessage),
  ask('outcome', OutcomeMessage),
  ask('finalCount', z.object({ pollId: Name, of: TryMessage.optional() })),
  ask('countWithout', z.object({ pollId: Name, activationId: Name, exclusions })),
  ask('record', RecordMessage),
  ask('time', z.object({})),
]);
export type LinkAsk = z.output<typeof LinkAsk>;
export type AskName = LinkAsk['ask'];
/** The same bodies as the contract names them. */
export type AskBodies = {
  readonly show: ToldEpisode;
  readonly open: PollRules;
  readonly extend: PollRules;
  readonly outcome: PollOutcome;
  readonly finalCount: { readonly pollId: string; readonly of?: PollTry };
  readonly countWithout: { readonly pollId: string; readonly activationId: string; readonly exclusions: readonly Exclusion[] };
  readonly record: LogRecord;
  readonly time: Readonly<Record<string, never>>;
};

/** The answer to `finalCount`: the count, or when to ask again. */
export const FinalAnswer = z.union([z.object({ count: CountMessage }), z.object({ notBefore: Time })]);
/** The answer to `time`: the door's clock. */
export const TimeAnswer = z.object({ now: Time });
/** The answer to `countWithout`. */
export const WithoutAnswer = z.object({ count: CountMessage });

export type FinalAnswer = { readonly count: Count } | { readonly notBefore: number };

export type LinkRefusal = {
  readonly code: 'malformed' | 'unknown-poll' | 'other-rules' | 'too-late' | 'closed' | 'shorter' | 'not-recorded' | 'not-final';
  readonly message: string;
};
export type LinkReply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: LinkRefusal };
export const refuseLink = (code: LinkRefusal['code'], message: string): { readonly ok: false; readonly refusal: LinkRefusal } => ({
  ok: false,
  refusal: { code, message },
});

const byKind = z.record(z.string(), Whole);
/** What the door answered and shed since it started, by kind. */
const Figures = z.object({
  phonesCame: Whole,
  forwarded: Whole.optional(),
  votes: byKind,
  shed: byKind,
  stations: z.object({ batches: Whole, rows: byKind, leases: Whole, refused: byKind }).optional(),
});
export const HealthMessage = z.object({
  phones: Whole,
  refusing: z.boolean(),
  message: z.string(),
  figures: Figures.optional(),
  logKey: z.string().max(300).optional(),
});
export type HealthMessage = z.output<typeof HealthMessage>;

export const DoorSays = z.union([
  z.object({ id: Whole, ok: z.literal(true), value: z.unknown() }),
  z.object({ id: Whole, ok: z.literal(false), code: z.string(), message: z.string() }),
  z.object({ push: z.literal('count'), count: CountMessage }),
  z.object({ push: z.literal('health'), health: HealthMessage }),
  z.object({ push: z.literal('anomaly'), anomaly: AnomalyMessage }),
  z.object({ push: z.literal('issuance'), issuance: IssuanceMessage }),
  z.object({ push: z.literal('checkpoint'), checkpoint: CheckpointMessage }),
]);
export type DoorSays =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly message: string }
  | { readonly push: 'count'; readonly count: Count }
  | { readonly push: 'health'; readonly health: HealthMessage }
  | { readonly push: 'anomaly'; readonly anomaly: Anomaly }
  | { readonly push: 'issuance'; readonly issuance: Issuance }
  | { readonly push: 'checkpoint'; readonly checkpoint: Checkpoint };
