/** What operators see of the guests, their time and their places; and of the clip that runs. */
import type { EpochMs, LocalText, Ms } from './units.ts';

export type GuestPhase = 'expected' | 'arrived' | 'ready' | 'on' | 'done' | 'no-show';

export type GuestRow = {
  readonly id: string;
  readonly name: LocalText;
  readonly title: LocalText;
  readonly province: LocalText;
  readonly productId?: string;
  readonly phase: GuestPhase;
  readonly approved: boolean;
  readonly slot: Ms;
  readonly onSince: EpochMs | null;
  readonly used: Ms;
  readonly arrivedAt: EpochMs | null;
  readonly micAt: EpochMs | null;
  /** Time from the bank, and time of theirs that is in it: with the slot they make the budget. */
  readonly given: Ms;
  readonly returned: Ms;
  /** Place in the order of protocol, as written; 1 comes first. */
  readonly protocol?: number;
  /** Place among the guests of the running order, from 1; null for who has none. */
  readonly place: number | null;
  /** Where protocol would have them among those who come; only where the running order departs from it. */
  readonly byProtocol?: number;
  /** The segment of theirs that is on air or comes next, and whether it is left out. */
  readonly slotId: string | null;
  readonly slotSkipped: boolean;
};

/** A clip that runs: what is left of it, and the last words of it. */
export type ClipView = {
  readonly clipId: string;
  readonly title: LocalText;
  readonly outWords?: string;
  readonly then: 'hold' | 'next' | 'back';
  readonly endsAt: EpochMs;
  /** Whether the switcher says how far it is, or only the plan does. */
  readonly by: 'switcher' | 'plan';
};
