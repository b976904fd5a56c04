/**
 * What each audience of the show server is shown. A full view on connect and after every change,
 * with a revision that only rises within an `epoch` (one life of one activation on one server).
 */
import type { AdLibRow } from './ad-libs.ts';
import type { ActivationKind, Count } from './audience.ts';
import type { CheckRow, Light } from './checks.ts';
import type { Role } from './commands.ts';
import type { RehearsalView } from './crowd.ts';
import type { Finishing } from './finishing.ts';
import type { GraphicOn, WholeFigures } from './graphics.ts';
import type { ClipView, GuestRow } from './guest-views.ts';
import type { SignedIn } from './inviters.ts';
import type { LocalBreakRow } from './local-breaks.ts';
import type { Obstacle } from './obstacles.ts';
import type { Brand } from './output-view.ts';
import type { Dumped, GraphicsDesk, Muted, OutputRow, ScreenRow, StationRow } from './outside-views.ts';
import type { RowEdited, UndoRow } from './plan-edits.ts';
import type { BranchPreview, ProposalRow, SalesProjection, SegmentSales } from './producer-views.ts';
import type { Saying } from './sayings.ts';
import type { Cue } from './show-file.ts';
import type { StationAlarms } from './station-alarms.ts';
import type { Wares } from './station-desk.ts';
import type { StationMessageRow } from './station-messages.ts';
import type { SwitcherView } from './switcher-view.ts';
import type { EpochMs, LocalText, Ms } from './units.ts';
import type { PollRow, ResultLeads, Voting } from './vote-views.ts';
import type { MessageRow, ViewLinkRow } from './watch-links.ts';

export type { CheckRow, Light } from './checks.ts';
export type { ClipView, GuestPhase, GuestRow } from './guest-views.ts';
export type { GraphicsDesk, Muted, OutputRow, ScreenRow, StationHealth, StationRow } from './outside-views.ts';
export type { BranchPreview, BranchSide, Landing, ProposalRow, SalesProjection, SegmentSales } from './producer-views.ts';
export type { MotionRow, PollPhase, PollRow, ResultLeads, Verdict, Voting } from './vote-views.ts';

export type Phase = 'off' | 'preflight' | 'ready' | 'live' | 'frozen' | 'break' | 'ended';

export type SegmentRow = {
  readonly id: string;
  readonly title: LocalText;
  readonly kind: string;
  readonly notes?: LocalText;
  /** `left-out`: the show has gone past it, by setting next or by a vote's branch, and it never ran. */
  readonly state: 'done' | 'on-air' | 'next' | 'later' | 'skipped' | 'left-out' | 'bench';
  readonly planned: Ms;
  readonly min: Ms;
  readonly max: Ms;
  readonly plannedStart: EpochMs | null;
  readonly expectedStart: EpochMs | null;
  /** Time on air so far, all runs together; null when it never ran. */
  readonly actual: Ms | null;
  readonly guestId?: string;
  readonly productId?: string;
  readonly pollId?: string;
  readonly cutBy: 'cuecart' | 'mixer' | 'either';
  readonly locked?: true;
  /** Made on air, of this segment. */
  readonly copyOf?: string;
  /** A rehearsal began further down: it did not run, and is taken as played to plan. */
  readonly asPlayed?: true;
  readonly edited?: RowEdited;
  /** What would be missing if it were taken now; only of rows that are still to come, and only where something would be. */
  readonly obstacles?: readonly Obstacle[];
};

export type ShotRow = {
  readonly id: string;
  readonly label: LocalText;
  readonly key?: string;
  readonly scene: string;
  readonly onProgram: boolean;
};

export type CueRow = {
  readonly id: string;
  readonly kind: Cue['kind'];
  readonly trigger: string;
  readonly state: 'waiting' | 'due' | 'on' | 'done' | 'missed';
  /** When it fires by itself; null when a person fires it or the moment is not known yet. */
  readonly firesAt: EpochMs | null;
  readonly endsAt: EpochMs | null;
  readonly what: LocalText;
  readonly note?: string;
};

export type ProductRow = {
  readonly id: string;
  readonly itemNumber: string;
  readonly sku: string;
  readonly name: LocalText;
  readonly price: { readonly minor: number; readonly currency: string };
  readonly opening: number;
  /** Nobody outside the house has the price yet. */
  readonly isPriceSecret?: true;
};

/** What is said of a line. */
export type LineSays = {
  readonly line: 'obs' | 'sound' | 'disk' | 'phones' | 'stations' | 'shops' | 'clock' | 'backup';
  readonly light: Light;
  readonly word: string;
  readonly message: string;
};
/** `at`: when it was last so, as whatever is at its other end said; null while it has not said. */
export type LineRow = LineSays & { readonly at: EpochMs | null };
export type LogRow = { readonly seq: number; readonly at: EpochMs; readonly by: string; readonly text: LocalText; readonly type: string };

/** `said`: the same text as a name and values, for its words in another language. */
export type NoticeRow = { readonly id: string; readonly at: EpochMs; readonly light: Light; readonly text: string; readonly said?: Saying };

export type Advice = { readonly segmentId: string; readonly do: 'cut' | 'stretch' | 'skip'; readonly by: Ms };

/** An episode that could be loaded, with when it is planned to be on air; without that where its file is broken. */
export type EpisodeRow = {
  readonly file: string;
  readonly title: LocalText;
  readonly date: string;
  readonly planned?: { readonly startsAt: EpochMs; readonly hardOut: EpochMs; readonly zone: string };
};

export type OperatorView = {
  readonly epoch: string;
  readonly revision: number;
  readonly at: EpochMs;
  readonly activation: { readonly id: string; readonly kind: ActivationKind; readonly file?: string } | null;
  /** Null when what is loaded is in earnest, or nothing is. */
  readonly rehearsal: RehearsalView | null;
  readonly episodes: readonly EpisodeRow[];
  readonly episode: {
    readonly id: string;
    readonly title: LocalText;
    readonly date: string;
    readonly zone: string;
    readonly languages: readonly string[];
    readonly currency: string;
    readonly brand: Brand;
    /** What people call the paths, by id. */
    readonly paths: Readonly<Record<string, LocalText>>;
  } | null;
  readonly phase: Phase;
  /** The end that was asked for and has not come. */
  readonly finishing: Finishing | null;
  /** `force`: why it was taken from the one who had it; not there when it was free or handed over. */
  readonly chair: { readonly operatorId: string; readonly name: string; readonly force?: string } | null;
  readonly operators: readonly (SignedIn & { readonly role: Role; readonly connected: boolean })[];
  /** `waiting` facts that are not on disk; above zero every position shows NOT RECORDED. */
  readonly recording: { readonly ok: boolean; readonly waiting: number; readonly since: EpochMs | null };
  readonly timing: {
    readonly startedAt: EpochMs | null;
    readonly plannedStart: EpochMs | null;
    readonly hardOut: EpochMs | null;
    /** Positive is over, negative under. At `at`; it grows while the running segment is over its plan or the clock is frozen. */
    readonly overUnder: Ms;
    readonly expectedOffAir: EpochMs | null;
    readonly frozenSince: EpochMs | null;
    readonly advice: readonly Advice[];
    /** What all that can be done leaves over; absent when it lands us. */
    readonly stillOver?: Ms;
  };
  readonly onAir: {
    readonly runId: string;
    readonly segmentId: string;
    readonly startedAt: EpochMs;
    readonly endsAt: EpochMs;
    /** Held by a frozen clock in this run so far, as at `at`. */
    readonly frozen?: Ms;
    readonly shotId: string;
    readonly slate: 'break' | 'breakdown' | null;
  } | null;
  readonly nextSegmentId: string | null;
  /** Absent: no result leads elsewhere than to what is next. */
  readonly resultLeads?: ResultLeads;
  readonly rundown: readonly SegmentRow[];
  readonly undo: UndoRow | null;
  readonly redo: UndoRow | null;
  /** Oldest first. */
  readonly proposals: readonly ProposalRow[];
  /** Of votes that are still to lead somewhere, in running order. */
  readonly branches: readonly BranchPreview[];
  readonly shots: readonly ShotRow[];
  readonly cues: readonly CueRow[];
  readonly adLibs: readonly AdLibRow[];
  readonly clip: ClipView | null;
  readonly polls: readonly PollRow[];
  /** For the vote position, the auditor and the director; null for every other role. */
  readonly voting: Voting | null;
  readonly guests: readonly GuestRow[];
  /** Time that guests left unused, to be given to others. */
  readonly guestBank: Ms;
  readonly products: readonly ProductRow[];
  /** What is about which products, for whoever may not have some of them. */
  readonly wares: Wares;
  readonly graphics: readonly GraphicOn[];
  readonly graphicsDesk: GraphicsDesk;
  /** What stands on each output that has pages, and on the house’s own two. */
  readonly outputs: readonly OutputRow[];
  /** Those to the presenter, newest first. */
  readonly messages: readonly MessageRow[];
  readonly links: readonly ViewLinkRow[];
  readonly switcher: SwitcherView;
  readonly screens: readonly ScreenRow[];
  readonly stations: readonly StationRow[];
  /** By station: who gets nothing now. */
  readonly muted: Readonly<Record<string, Muted>>;
  /** By station: whose delay was dumped last, and when. */
  readonly dumped?: Readonly<Record<string, Dumped>>;
  /** By station: its local breaks, as far as it has any. */
  readonly localBreaks: Readonly<Record<string, readonly LocalBreakRow[]>>;
  /** Between the control room and the stations, newest first. */
  readonly stationMessages: readonly StationMessageRow[];
  readonly alarms: StationAlarms;
  readonly lines: readonly LineRow[];
  /** Up to when every order that a shop sent is in the figures; null while the shops’ door is not there. */
  readonly ordersAsOf: EpochMs | null;
  readonly preflight: readonly CheckRow[];
  /** Newest first, at most 120. */
  readonly log: readonly LogRow[];
  readonly notices: readonly NoticeRow[];
};

export type { Brand, OutputView } from './output-view.ts';

/** One event of a station's feed. `id` is `<epoch>-<sequence>`. */
export type StationEvent = {
  readonly id: string;
  readonly type:
    | 'snapshot'
    | 'segment'
    | 'graphics'
    | 'poll'
    | 'result'
    | 'correction'
    | 'checkpoint'
    | 'product'
    | 'break'
    | 'figures'
    | 'code'
    | 'ended';
  readonly onAirAt: EpochMs;
  readonly data: unknown;
};

export type OperatorFigures = WholeFigures & {
  readonly counts: Readonly<Record<string, Count>>;
  readonly perMinute: readonly { readonly at: EpochMs; readonly units: number; readonly netMinor: number }[];
  /** In running order, of segments that have been on air. */
  readonly bySegment: readonly SegmentSales[];
  /** null when nothing is on air that sells, or when it has sold nothing yet. */
  readonly projection: SalesProjection | null;
};
