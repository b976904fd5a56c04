/**
 * Facts: what was accepted, with its time and its ids. All chance is inside them, so folding them
 * again gives the same show. They are the events of the show machine and the rows of the log.
 *
 * A changed shape gets a new `version` and an upcast; facts are never rewritten.
 */
import type { Count, Exclusion, PollRules } from '../contract/audience.ts';
import type { Motion } from '../contract/commands.ts';
import type { CrowdSize } from '../contract/crowd.ts';
import type { GraphicLook } from '../contract/graphic-look.ts';
import type { Inviter } from '../contract/inviters.ts';
import type { ImportEdit, PlanEdit, RowEdit } from '../contract/plan-edits.ts';
import type { ProposedEdit } from '../contract/producer-views.ts';
import type { GraphicKind, Product } from '../contract/show-file.ts';
import type { AlarmKind } from '../contract/station-alarms.ts';
import type { EpochMs, LocalText, Ms } from '../contract/units.ts';
import type { GuestPhase } from '../contract/views.ts';
import type { PlannedSegment } from './plan.ts';
import type { StationSettingFact } from './station-setting-facts.ts';

export const factVersion = 1;

export type ShotTransition = { readonly kind: 'cut' | 'fade'; readonly rate: Ms };
export type Until = 'next' | 'segment' | 'sticky' | 'time';

export type GraphicState = {
  readonly id: string;
  readonly kind: GraphicKind;
  readonly startsAt: EpochMs;
  readonly endsAt: EpochMs | null;
  readonly until: Until;
  readonly by: string;
  readonly guestId?: string;
  readonly productId?: string;
  readonly pollId?: string;
  readonly text?: string | Readonly<Record<string, string>>;
  /** On a product card: when the offer that began or goes on with it truly ends. */
  readonly offerEndsAt?: EpochMs;
  /** On a price reveal: when the price comes by itself. */
  readonly revealsAt?: EpochMs;
  /** A label that a clear left standing, because of what it cleared. */
  readonly mandatory?: true;
  /** What its cue, or whoever put it on, chose of its looks. */
  readonly look?: GraphicLook;
  /** Its segment is over, and it is still on because the graphics are frozen. */
  readonly held?: true;
};

type Sides = { readonly yea: number; readonly nay: number };
/** Figures, and what they decide by the rules. */
export type Stated = Sides & { readonly decision: 'yea' | 'nay' | 'chair' | 'no-quorum' };
export type Result = Sides & { readonly decision: 'yea' | 'nay' };
/** What two people decided: who proposed it and why, who confirmed it. */
export type Seconded = {
  readonly pollId: string;
  readonly motionId: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedById: string;
  readonly confirmedBy: string;
  readonly confirmedById: string;
  /** Who let each of them in; absent where that was not kept. */
  readonly proposerInvitedBy?: readonly Inviter[];
  readonly confirmerInvitedBy?: readonly Inviter[];
  /** The hash of the mark of the confirmer's device. It stays in the house: no log or page shows it. */
  readonly confirmedOn?: string;
};
/** A table brought into the plan: each segment and product that it adds or changes as it is then, the whole order, lengths that it changes. */
export type ImportedFact = ImportEdit & {
  readonly segments: readonly PlannedSegment[];
  readonly products: readonly Product[];
  readonly order: readonly string[];
  readonly skipped: readonly string[];
  readonly retimed: Readonly<Record<string, Ms>>;
};
type Without = { readonly exclusions: readonly Exclusion[]; readonly count: Count };

export type FactBody =
  | { readonly type: 'preflight.begun' }
  /** The mixer was asked for the input that shows our page, and how that went. */
  | { readonly type: 'overlay.asked'; readonly input: string }
  | { readonly type: 'overlay.made'; readonly input: string; readonly did: 'made' | 'mended' | 'nothing' }
  | { readonly type: 'overlay.failed'; readonly input: string; readonly why: string }
  | { readonly type: 'episode.readied'; readonly reason?: string }
  /** An evening in earnest ends at `endsAt`, unless somebody takes that back, or goes on with the show. */
  | { readonly type: 'end.asked'; readonly endsAt: EpochMs; readonly reason?: string }
  /** The time to take it back is counted anew. */
  | { readonly type: 'end.putOff'; readonly endsAt: EpochMs }
  | { readonly type: 'end.takenBack' }
  | { readonly type: 'episode.ended' }
  | { readonly type: 'chair.taken'; readonly operatorId: string; readonly name: string; readonly force?: string }
  /** What comes before this segment is taken as played to plan: it did not run, sold nothing and was not voted about. */
  | { readonly type: 'rehearsal.placed'; readonly segmentId: string; readonly passed: readonly string[] }
  | ({ readonly type: 'crowd.came' } & CrowdSize)
  | { readonly type: 'crowd.left'; readonly why: string }
  | { readonly type: 'segment.taken'; readonly runId: string; readonly segmentId: string; readonly transition: ShotTransition }
  | { readonly type: 'show.adopted'; readonly runId: string; readonly segmentId: string; readonly startedAt: EpochMs }
  | RowEdit
  | ImportedFact
  /** What was taken back, and whose it was: for the log. */
  | { readonly type: 'plan.undone'; readonly editId: string; readonly did: PlanEdit; readonly didBy: string }
  | { readonly type: 'plan.redone'; readonly editId: string; readonly did: PlanEdit; readonly didBy: string }
  | {
      readonly type: 'plan.proposed';
      readonly proposalId: string;
      readonly edit: ProposedEdit;
      readonly note?: string;
      readonly byId: string;
      readonly byName: string;
    }
  /** The edit's own fact follows it. */
  | { readonly type: 'plan.accepted'; readonly proposalId: string }
  | { readonly type: 'plan.declined'; readonly proposalId: string }
  | { readonly type: 'plan.withdrawn'; readonly proposalId: string }
  | {
      readonly type: 'shot.cut';
      readonly shotId: string;
      readonly cause: 'operator' | 'cue' | 'by-hand' | 'clip';
      readonly transition: ShotTransition;
    }
  | { readonly type: 'slate.shown' }
  | { readonly type: 'break.started'; readonly endsAt: EpochMs | null }
  | { readonly type: 'break.ended' }
  | { readonly type: 'clock.frozen' }
  | { readonly type: 'clock.resumed' }
  | { readonly type: 'clip.started'; readonly clipId: string; readonly endsAt: EpochMs; readonly backTo: string }
  | { readonly type: 'clip.ended'; readonly clipId: string }
  | {
      readonly type: 'cue.fired';
      readonly cueRunId: string;
      readonly cueId: string;
      readonly until: Until;
      readonly endsAt: EpochMs | null;
      readonly late?: Ms;
      /** Of a shot that lasts a while: the shot that comes back when it is over. */
      readonly backTo?: string;
    }
  | { readonly type: 'cue.missed'; readonly cueRunId: string; readonly cueId: string; readonly why: string }
  | { readonly type: 'cue.ended'; readonly cueId: string }
  | { readonly type: 'poll.armed'; readonly pollId: string }
  /** Its rules go to the phones' door; it is not open before the door has them in its signed log. */
  | { readonly type: 'poll.called'; readonly pollId: string; readonly rules: PollRules }
  /** The door surely does not hold these rules, or holds them as void: the call is over. */
  | { readonly type: 'poll.uncalled'; readonly pollId: string; readonly reason: string }
  | { readonly type: 'poll.opened'; readonly pollId: string; readonly rules: PollRules }
  | { readonly type: 'poll.extended'; readonly pollId: string; readonly rules: PollRules }
  /** “Closing in ten seconds”, of an open-ended vote. */
  | { readonly type: 'poll.ending'; readonly pollId: string; readonly rules: PollRules }
  | { readonly type: 'poll.closing'; readonly pollId: string }
  | { readonly type: 'poll.counting'; readonly pollId: string }
  | { readonly type: 'poll.counted'; readonly pollId: string; readonly count: Count }
  /** A count with ballots in it was seen here: figures from elsewhere cannot stand in for it any more. */
  | { readonly type: 'poll.seen'; readonly pollId: string }
  | {
      readonly type: 'poll.verified';
      readonly pollId: string;
      readonly verifiedBy: string;
      readonly verifiedById?: string;
      readonly saw: Sides;
    }
  | {
      readonly type: 'poll.revealed';
      readonly pollId: string;
      readonly decision: 'yea' | 'nay';
      /** What was revealed, for the signed log. */
      readonly figures?: Sides & { readonly manual: boolean };
    }
  | {
      readonly type: 'poll.proposed';
      readonly pollId: string;
      readonly motionId: string;
      readonly motion: Motion;
      readonly byId: string;
      readonly invitedBy?: readonly Inviter[];
      /** As `confirmedOn`, of the proposer. */
      readonly proposedOn?: string;
    }
  /** The door has counted what a motion asks for. */
  | { readonly type: 'poll.weighed'; readonly pollId: string; readonly motionId: string; readonly count: Count }
  | { readonly type: 'poll.withdrawn'; readonly pollId: string; readonly motionId: string }
  | ({ readonly type: 'poll.excluded'; readonly was: Stated; readonly now: Stated } & Seconded & Without)
  | ({ readonly type: 'poll.corrected'; readonly was: Result; readonly now: Result } & Seconded & Without)
  | ({ readonly type: 'poll.manual'; readonly now: Stated; readonly source: string } & Seconded)
  | { readonly type: 'poll.deferred'; readonly pollId: string; readonly reason: string }
  | { readonly type: 'poll.voided'; readonly pollId: string; readonly reason: string }
  | { readonly type: 'branch.confirmed'; readonly pollId: string; readonly to: string }
  | { readonly type: 'guest.moved'; readonly guestId: string; readonly to: GuestPhase }
  | { readonly type: 'guest.mic'; readonly guestId: string; readonly on: boolean }
  /** From the bank to the guest; below zero, back to the bank. */
  | { readonly type: 'guest.given'; readonly guestId: string; readonly time: Ms }
  | { readonly type: 'adlib.fired'; readonly adLibId: string }
  | { readonly type: 'guest.approved'; readonly guestId: string; readonly name: string; readonly title: string }
  | { readonly type: 'graphic.on'; readonly graphic: GraphicState }
  | { readonly type: 'graphic.off'; readonly graphicId: string }
  /** The price is no secret any more, for as long as this activation lasts. */
  | { readonly type: 'price.revealed'; readonly productId: string }
  /** Other content at the same place, without a new entrance. */
  | { readonly type: 'graphic.updated'; readonly graphic: GraphicState }
  /** All but the mandatory labels. */
  | { readonly type: 'graphics.cleared' }
  /** The mandatory labels too: off until somebody puts them back, or something is for sale again. */
  | { readonly type: 'graphics.removed'; readonly reason: string }
  | { readonly type: 'graphics.labelled' }
  /** From here on nothing comes on or goes off with a cue or a take. */
  | { readonly type: 'graphics.frozen' }
  | { readonly type: 'graphics.thawed' }
  | { readonly type: 'station.muted'; readonly stationId: string; readonly reason: string }
  | { readonly type: 'station.unmuted'; readonly stationId: string }
  | StationSettingFact
  | { readonly type: 'station.dumped'; readonly stationId: string; readonly over: Ms }
  | {
      readonly type: 'alarm.acknowledged';
      readonly kind: AlarmKind;
      readonly stations: readonly { readonly id: string; readonly since: EpochMs }[];
    }
  | { readonly type: 'alarm.shelved'; readonly kind: AlarmKind; readonly stations: readonly string[]; readonly until: EpochMs }
  | { readonly type: 'alarm.unshelved'; readonly kind: AlarmKind; readonly stations: readonly string[] }
  | { readonly type: 'message.sent'; readonly messageId: string; readonly text: LocalText }
  | { readonly type: 'message.cleared'; readonly messageId?: string }
  | { readonly type: 'message.delivered'; readonly messageId: string }
  | { readonly type: 'message.seen'; readonly messageId: string }
  /** `leavesAt` null: with the show’s next station break. */
  | {
      readonly type: 'localBreak.planned';
      readonly stationId: string;
      readonly breakId: string;
      readonly leavesAt: EpochMs | null;
      readonly length: Ms;
    }
  | { readonly type: 'localBreak.dropped'; readonly stationId: string; readonly breakId: string }
  | {
      readonly type: 'localBreak.started';
      readonly stationId: string;
      readonly breakId: string;
      readonly leavesAt: EpochMs;
      readonly rejoinsAt: EpochMs | null;
    }
  | { readonly type: 'localBreak.rejoining'; readonly stationId: string; readonly breakId: string; readonly rejoinsAt: EpochMs }
  | { readonly type: 'localBreak.ended'; readonly stationId: string; readonly breakId: string }
  /** `from` null: the control room; `to` empty: to the control room. */
  | {
      readonly type: 'stationMessage.sent';
      readonly messageId: string;
      readonly from: string | null;
      readonly to: readonly string[];
      readonly text: LocalText;
    }
  | {
      readonly type: 'stationMessage.marked';
      readonly mark: 'delivered' | 'seen';
      readonly marks: readonly { readonly messageId: string; readonly who: string }[];
    }
  | { readonly type: 'noted'; readonly text: string };

/** A fact as the machine sees it. */
export type Fact = FactBody & { readonly at: EpochMs; readonly by: string };
export type FactOf<T extends FactBody['type']> = Extract<FactBody, { type: T }> & { readonly at: EpochMs; readonly by: string };
