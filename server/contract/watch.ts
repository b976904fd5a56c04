/**
 * Views that are watched by a link and command nothing: what each kind is shown, and what its page may say.
 *
 * A kind is shown what its people need and no more: no split of a vote, no takings, no key, no operator's name.
 */
import type { ActivationKind } from './audience.ts';
import type { Money } from './graphics.ts';
import type { EpochMs, LocalText, Ms } from './units.ts';
import type { ClipView, CueRow, Phase, SegmentRow } from './views.ts';
import type { MessageMark, MessageRow, ViewKind } from './watch-links.ts';

export * from './watch-links.ts';

export type WatchItem = {
  readonly id: string;
  readonly title: LocalText;
  readonly kind: SegmentRow['kind'];
  readonly notes?: LocalText;
  readonly planned: Ms;
  readonly expectedStart: EpochMs | null;
};

type Common = {
  readonly epoch: string;
  readonly revision: number;
  readonly at: EpochMs;
  readonly activation: ActivationKind | null;
  readonly title: LocalText | null;
  /** UTC while no episode is loaded. */
  readonly zone: string;
};
type Clocks = {
  readonly phase: Phase;
  /** When it goes off air, once the end was asked for; null while nobody has, and when it was taken back. */
  readonly finishesAt: EpochMs | null;
  readonly onAir: { readonly startedAt: EpochMs; readonly endsAt: EpochMs } | null;
  readonly timing: { readonly hardOut: EpochMs | null; readonly overUnder: Ms; readonly frozenSince: EpochMs | null };
};

export type WatchProduct = {
  readonly id: string;
  readonly name: LocalText;
  readonly itemNumber: string;
  readonly price: Money;
  readonly was?: { readonly price: Money; readonly basis: LocalText };
  /** What is left to sell; null when nobody knows. */
  readonly left: number | null;
  /** Up to when every order that a shop sent is in it; null before the shops’ door is there. */
  readonly leftAsOf: EpochMs | null;
};

export type PresenterView = Common &
  Clocks & {
    readonly kind: 'presenter';
    readonly now: WatchItem | null;
    readonly next: WatchItem | null;
    readonly product: WatchProduct | null;
    /** Newest first. */
    readonly messages: readonly Pick<MessageRow, 'id' | 'text' | 'at' | 'seenAt'>[];
  };
export type ClockView = Common & Clocks & { readonly kind: 'clock' };
export type FloorView = Common &
  Clocks & {
    readonly kind: 'floor';
    readonly now: WatchItem | null;
    /** The next one first. */
    readonly coming: readonly WatchItem[];
    readonly slate: 'break' | 'breakdown' | null;
    /** As of when the shots and the clip’s own time stand, as the switcher says; null: it has said nothing. */
    readonly switcherAt: EpochMs | null;
    readonly shots: readonly { readonly id: string; readonly label: LocalText; readonly key?: string; readonly onProgram: boolean }[];
    readonly clip: Pick<ClipView, 'title' | 'outWords' | 'endsAt' | 'by'> | null;
    readonly cues: readonly Pick<CueRow, 'id' | 'kind' | 'state' | 'firesAt' | 'endsAt' | 'what' | 'note'>[];
  };
export type GreenRoomView = Common & {
  readonly kind: 'green-room';
  readonly isOnAir: boolean;
  /** In the order of the evening. */
  readonly guests: readonly {
    readonly id: string;
    readonly name: LocalText;
    readonly title: LocalText;
    readonly province: LocalText;
    readonly state: 'on' | 'next' | 'later' | 'done';
    readonly expectedAt: EpochMs | null;
  }[];
};
export type PrompterView = Common &
  Clocks & {
    readonly kind: 'prompter';
    readonly items: readonly {
      readonly id: string;
      readonly title: LocalText;
      readonly state: 'on-air' | 'next' | 'other';
      /** What is to be done, not said. */
      readonly notes?: LocalText;
      readonly lines: readonly LocalText[];
    }[];
  };
export type WatchView = PresenterView | ClockView | FloorView | GreenRoomView | PrompterView;

/** `/views`: let in by `auth: { token }`, from the page's #fragment. */
export type WatchServerEvents = {
  hello: (hello: { readonly kind: ViewKind; readonly name: string }) => void;
  view: (view: WatchView) => void;
  /** The link is no longer good: the page shows nothing any more. */
  revoked: () => void;
};
export type WatchClientEvents = {
  /** From a presenter's page only; nothing else is listened to. */
  mark: (mark: { readonly messageId: string; readonly mark: MessageMark }) => void;
  time: (answer: (now: EpochMs) => void) => void;
};
