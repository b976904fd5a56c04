/**
 * What the show server and the phones' door say over /link: JSON, one message a frame.
 *
 * Show server → door: `{ id, ask, with }`, answered `{ id, ok: true, value }` or `{ id, ok: false, code, message }`.
 * Door → show server, unasked: `{ push: 'count' | 'health', … }`. Asks are done in the order they came.
 */
import { z } from 'zod';
import type { Count, PhoneEpisode, PollOutcome, PollRules } from '../contract/audience.ts';
import { LocalText } from '../contract/units.ts';

const Name = z.string().min(1).max(200);
const Time = z.number().int().nonnegative();
const Whole = z.number().int().nonnegative();
const Text = LocalText;

export const RulesMessage = z.object({
  pollId: Name,
  activationId: Name,
  question: Text,
  yea: Text,
  nay: Text,
  product: z.string().max(500).optional(),
  opensAt: Time,
  endsAt: Time,
  windows: z
    .array(z.object({ path: Name, delay: z.number(), opensAt: Time, endsAt: Time, closesAt: Time }))
    .min(1)
    .max(200),
  split: z.enum(['hidden', 'shown']),
  quorum: Whole,
  tie: z.enum(['nay', 'yea', 'chair']),
  ruleVersion: z.number().int(),
});

export const EpisodeMessage = z.object({
  activationId: Name,
  kind: z.enum(['live', 'rehearsal', 'simulated']),
  title: Text,
  series: Text,
  languages: z.array(z.string().max(20)).max(20),
  paths: z.array(z.object({ id: Name, name: Text, delay: z.number() })).max(200),
  product: z.object({ name: Text, price: z.string().max(100), link: z.string().max(2000) }).optional(),
  ended: z.boolean(),
});

export const OutcomeMessage = z.object({
  pollId: Name,
  decision: z.enum(['yea', 'nay', 'deferred', 'void']),
  yea: Whole.optional(),
  nay: Whole.optional(),
  revealedAt: Time,
});

export const CountMessage = z.object({
  pollId: Name,
  activationId: Name,
  revision: Whole,
  yea: Whole,
  nay: Whole,
  perPath: z.record(z.string(), z.object({ yea: Whole, nay: Whole })),
  ballots: Whole,
  at: Time,
  final: z.boolean(),
});

const ask = <T extends string, S extends z.ZodType>(name: T, body: S) => z.object({ id: Whole, ask: z.literal(name), with: body });

export const LinkAsk = z.discriminatedUnion('ask', [
  ask('show', EpisodeMessage),
  ask('open', RulesMessage),
  ask('extend', RulesMessage),
  ask('outcome', OutcomeMessage),
  ask('finalCount', z.object({ pollId: Name })),
]);
export type LinkAsk = z.output<typeof LinkAsk>;
export type AskName = LinkAsk['ask'];
/** The same bodies as the contract names them. */
export type AskBodies = {
  readonly show: PhoneEpisode;
  readonly open: PollRules;
  readonly extend: PollRules;
  readonly outcome: PollOutcome;
  readonly finalCount: { readonly pollId: string };
};

/** The answer to `finalCount`: the count, or when to ask again. */
export const FinalAnswer = z.union([z.object({ count: CountMessage }), z.object({ notBefore: Time })]);
export type FinalAnswer = { readonly count: Count } | { readonly notBefore: number };

export type LinkRefusal = {
  readonly code: 'malformed' | 'unknown-poll' | 'other-rules' | 'closed' | 'shorter' | 'not-recorded';
  readonly message: string;
};
export type LinkReply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: LinkRefusal };
export const refuseLink = (code: LinkRefusal['code'], message: string): { readonly ok: false; readonly refusal: LinkRefusal } => ({
  ok: false,
  refusal: { code, message },
});

export const HealthMessage = z.object({ phones: Whole, refusing: z.boolean(), message: z.string() });
export type HealthMessage = z.output<typeof HealthMessage>;

export const DoorSays = z.union([
  z.object({ id: Whole, ok: z.literal(true), value: z.unknown() }),
  z.object({ id: Whole, ok: z.literal(false), code: z.string(), message: z.string() }),
  z.object({ push: z.literal('count'), count: CountMessage }),
  z.object({ push: z.literal('health'), health: HealthMessage }),
]);
export type DoorSays = z.output<typeof DoorSays>;
