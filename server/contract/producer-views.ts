/**
 * What a producer proposes and weighs: edits of the plan, both ways that a vote may lead, what may be sold by the end of a segment.
 * Every figure here is worked out from recorded facts; where there is no record there is no figure.
 */
import { z } from 'zod';
import { type EpochMs, Id, type Ms } from './units.ts';

/** One edit of the plan, as somebody proposes it; the same five that a chair may do. */
export const ProposedEditSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('setNext'), segmentId: Id }),
  z.strictObject({ do: z.literal('skip'), segmentId: Id, skipped: z.boolean() }),
  z.strictObject({ do: z.literal('insert'), segmentId: Id, before: Id.nullable() }),
  z.strictObject({ do: z.literal('move'), segmentId: Id, before: Id.nullable() }),
  z.strictObject({ do: z.literal('retime'), segmentId: Id, planned: z.number().int().min(1000).max(7_200_000) }),
]);
export type ProposedEdit = z.infer<typeof ProposedEditSchema>;

/** As many proposals as wait at once: more is no help to a chair. */
export const mostProposals = 5;

/** Why a proposal can no longer be accepted: its ground has changed since. */
export type ProposalStale = 'was-taken' | 'is-so-already' | 'not-possible' | 'place-is-past' | 'length-changed';

/** Where the show would land: when it leaves the air, and how far that is from the hard out (positive is over). */
export type Landing = { readonly offAir: EpochMs; readonly overHardOut: Ms };

export type ProposalRow = {
  readonly id: string;
  readonly at: EpochMs;
  readonly byId: string;
  readonly by: string;
  readonly edit: ProposedEdit;
  readonly note: string | null;
  readonly stale: ProposalStale | null;
  /** With the edit done; null once it cannot be done, or when the show has ended. */
  readonly lands: Landing | null;
};

/** One way that a vote may lead. */
export type BranchSide = {
  readonly to: string;
  /** Segments of the running order that this way passes over. */
  readonly passedOver: number;
  readonly lands: Landing | null;
  /** Why it cannot be followed as things stand. */
  readonly hindrance: 'bench' | 'skipped' | null;
};
export type BranchPreview = {
  readonly pollId: string;
  /** The segment that the branch leaves from. */
  readonly from: string;
  readonly leavesAt: EpochMs | null;
  /** No result can be shown before this. */
  readonly earliestReveal: EpochMs | null;
  readonly yea: BranchSide;
  readonly nay: BranchSide;
};

/** Of the product of the segment on air: what it sells, carried on to the segment's end. */
export type SalesProjection = {
  readonly segmentId: string;
  readonly productId: string;
  readonly endsAt: EpochMs;
  /** Net units a minute over the whole minutes looked at. */
  readonly perMinute: number;
  /** How many whole minutes that pace is made of. */
  readonly minutes: number;
  /** When its last order was placed: how old the ground of this is. */
  readonly lastOrderAt: EpochMs;
  /** By the end of the segment. */
  readonly sold: number;
  readonly left: number;
  /** When the stock would be gone at this pace; null when not before the segment's end. */
  readonly soldOutAt: EpochMs | null;
};

/** What was sold in the whole minutes that began while a segment was on air. */
export type SegmentSales = {
  readonly segmentId: string;
  readonly minutes: number;
  readonly units: number;
  /** Units a minute as its file plans them; null where it plans none. */
  readonly planned: number | null;
};
