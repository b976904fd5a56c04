/** What one page of graphics is shown: a whole view on connect and after every change, with a revision that only rises within an epoch. */
import type { ActivationKind } from './audience.ts';
import type { GraphicOn } from './graphics.ts';
import type { Away } from './local-breaks.ts';
import type { Dumped } from './outside-views.ts';
import type { Theme } from './theme.ts';
import type { EpochMs, LocalText, Ms } from './units.ts';

/** Four colours, and what the series' theme says beyond them. */
export type Brand = {
  readonly primary: string;
  readonly accent: string;
  readonly ink: string;
  readonly paper: string;
  readonly theme?: Theme;
};

/** What one page of graphics shows: the program output, or a station's. */
export type OutputView = {
  readonly epoch: string;
  readonly revision: number;
  readonly at: EpochMs;
  readonly output: string;
  readonly language: string;
  readonly brand: Brand;
  /** REHEARSAL is written over everything unless this is `live` (or nothing is on). */
  readonly activation: ActivationKind | null;
  readonly graphics: readonly GraphicOn[];
  /** Only from the built-in rehearsal switcher: its picture, drawn by the page. */
  readonly picture: {
    readonly program: string;
    readonly preview: string | null;
    readonly open: readonly string[];
    readonly transition: { readonly kind: 'cut' | 'fade'; readonly rate: Ms };
    readonly title: LocalText | null;
    /** The title that the next take brings: its card is drawn before it is seen. */
    readonly next?: LocalText;
  } | null;
  /** The series' zone, once an episode is loaded: pages that write a time of day write it in this one. */
  readonly zone?: string;
  /** A station's overlay holds every change back by this much; 0 for program. */
  readonly delay: Ms;
  /** Its delay was dumped: it is not `delay` but what it has grown back to. */
  readonly dumped?: Dumped;
  /**
   * A station's page only: when its viewers are away by themselves, in their own time, as far as it is known; the page covers itself then.
   * `empty`: what they will see at this view's moment is a break of theirs, so nothing is in it.
   */
  readonly localBreak?: { readonly empty: boolean; readonly away: readonly Away[] };
  /** The station's name and colour, on its own page only. */
  readonly station: { readonly id: string; readonly name: LocalText; readonly colour: string | null; readonly logo?: string } | null;
};
