/** The switcher as the control room sees it. */
import type { EpochMs } from './units.ts';

export type SwitcherView = {
  readonly kind: 'obs' | 'rehearsal';
  readonly state: string;
  readonly message: string;
  /** When it was last read: as of then are its scenes, its inputs, and the shot on program. Null while nothing is known of it. */
  readonly at: EpochMs | null;
  /** Scene names as the switcher has them. */
  readonly program: string | null;
  readonly preview: string | null;
  readonly wanted: string | null;
  /** The scene that the next take brings. */
  readonly next: string | null;
  /** Scenes that do not carry our graphics themselves, as the series says. */
  readonly bare: readonly string[];
  /** A scene that somebody cut to by hand, outside the segment's shots. */
  readonly byHand: string | null;
  readonly transmitting: boolean;
  readonly inputs: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly wantedOpen: boolean;
    readonly open: boolean | null;
  }[];
};
