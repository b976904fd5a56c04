/**
 * An episode's plan, read and resolved: every reference is known to hold, local times are moments,
 * written triggers are values. Plain JSON, so that it can be kept with its activation.
 *
 * The plan is what people wrote; what happens to it on air (skips, moves, new lengths) is the show's.
 */

import type { AdLib } from '../contract/ad-libs.ts';
import type { PlannedLocalBreak } from '../contract/local-breaks.ts';
import type { Clip, Cue, Guest, HouseOutput, Path, Poll, Product, Segment, SeriesFile, Shot } from '../contract/show-file.ts';
import type { EpochMs, LocalText, Ms } from '../contract/units.ts';
import type { Brand } from '../contract/views.ts';
import type { PlannedStation } from './station-hours.ts';

export type Trigger =
  | { readonly on: 'manual' }
  | { readonly on: 'take' }
  /** `at` after the take. */
  | { readonly on: 'after'; readonly at: Ms }
  /** `at` before the segment's planned end. */
  | { readonly on: 'before-end'; readonly at: Ms }
  | { readonly on: 'clip-end'; readonly clip: string };

export type Lifespan = { readonly until: 'next' | 'segment' | 'sticky' } | { readonly for: Ms };

/** Each kind of cue keeps its own fields; trigger and lifespan are values. */
export type PlannedCue = Cue extends infer C
  ? C extends Cue
    ? Omit<C, 'trigger' | 'lasts'> & { readonly trigger: Trigger; readonly lasts: Lifespan }
    : never
  : never;
export type PlannedSegment = Omit<Segment, 'cues' | 'min' | 'max'> & {
  readonly min: Ms;
  readonly max: Ms;
  readonly cues: readonly PlannedCue[];
};
export type PlannedPoll = Omit<Poll, 'window' | 'paths'> & { readonly window: Ms; readonly paths: readonly string[] };

type ById<T> = Readonly<Record<string, T>>;

export type Plan = {
  readonly episode: {
    readonly id: string;
    readonly title: LocalText;
    readonly date: string;
    readonly zone: string;
    readonly languages: readonly string[];
    readonly currency: string;
    readonly brand: Brand;
    readonly series: { readonly id: string; readonly name: LocalText };
    /** Figures from elsewhere may stand in for a count that was never seen. */
    readonly manualFigures: boolean;
    /** Whom viewers ring to order what has no number of its own. */
    readonly hotline?: string;
  };
  readonly plannedStart: EpochMs;
  readonly hardOut: EpochMs;
  /** A rehearsal in true time, on any day at any hour: it is planned to start when it is first taken. */
  readonly startsWithFirstTake?: true;
  readonly closingClip: string;
  /** Running order, without the bench. */
  readonly order: readonly string[];
  readonly bench: readonly string[];
  readonly segments: ById<PlannedSegment>;
  readonly shots: ById<Shot>;
  readonly slates: { readonly break: string; readonly breakdown: string };
  readonly scenes: ById<{ readonly id: string; readonly obs: string; readonly hasGraphics: boolean }>;
  readonly inputs: ById<{ readonly id: string; readonly obs: string; readonly kind: 'microphone' | 'clip' | 'bed' }>;
  /** What the mixer calls the input that shows our page; absent where the series does not say. */
  readonly overlayInput?: string;
  readonly clips: ById<Clip>;
  readonly products: ById<Product>;
  readonly guests: ById<Guest>;
  /** In the order of their keys; a plan that was kept before there were any has none. */
  readonly adLibs?: readonly AdLib[];
  readonly polls: ById<PlannedPoll>;
  readonly paths: ById<Path>;
  readonly stations: ById<PlannedStation>;
  /** As the series lists them; a plan that was kept before there were any has none. */
  readonly outputs?: readonly HouseOutput[];
  /** Local breaks that the series plans; a plan that was kept before there were any has none. */
  readonly localBreaks?: readonly PlannedLocalBreak[];
  readonly shops: ById<{ readonly id: string; readonly name: LocalText; readonly dialect: 'standard-webhooks'; readonly url: string }>;
  /** The keys by which outsiders check the log of votes, pinned in the series. */
  readonly voteLog: SeriesFile['voteLog'];
  /** When alarms of stations make a noise; absent in a plan that was kept before there was such a rule. */
  readonly stationAlarms?: SeriesFile['stationAlarms'];
  /** Whom stations ring; absent where the series names nobody. */
  readonly houseContact?: SeriesFile['houseContact'];
  readonly defaults: { readonly transition: { readonly kind: 'cut' | 'fade'; readonly rate: Ms }; readonly verify: Ms; readonly grace: Ms };
  /** How many times faster than planned; 1 for a real show. Lengths above are already divided. */
  readonly compress: number;
};

/** The name of the mixer's one input with our page of graphics. */
export const overlayInputOf = ({ overlayInput }: Pick<Plan, 'overlayInput'>): string => overlayInput ?? 'Cuecart overlay';
