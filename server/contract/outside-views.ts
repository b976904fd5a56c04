/** What operators are shown of the pages and partners that are connected. */
import type { MeasuredBy } from './measured-delay.ts';
import type { GraphicKind } from './show-file.ts';
import type { KeyState, RefusedRow, StationSettingsRow } from './station-desk.ts';
import type { WebhookRow } from './station-webhooks.ts';
import type { EpochMs, LocalText, Ms } from './units.ts';

export type ScreenRow = {
  readonly id: string;
  readonly output: string;
  readonly address: string;
  readonly connectedAt: EpochMs;
  readonly lastHeard: EpochMs;
  readonly paintedRevision: number | null;
  /** The newest that it was sent; null: none yet. */
  readonly sentRevision: number | null;
  /** Frames a second, as the page measured them last; null: it has not said. */
  readonly fps: number | null;
  /** How many of its words, due every two seconds, did not come since it connected. */
  readonly missed: number;
  /** How many of its words were refused as nonsense or as too many. */
  readonly refused: number;
  readonly painted: readonly string[];
  /** When it last told what it painted. */
  readonly paintedAt: EpochMs | null;
  /** How far behind the origin the page then said to be: its output’s delay as it is kept, with the way to us. */
  readonly behind: Ms | null;
  /** What it was asked for and has not painted, and what it has painted and was not asked for: by id, at the moment it spoke of. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** What it was asked for and has on, but is not to be seen there now: it gives way to another, is covered, or has no figure to show. */
  readonly unseen?: readonly string[];
  /** A graphic that this page could not show, and why. */
  readonly problem?: string;
  /** Somebody at the station has blanked it by its key. */
  readonly blanked?: true;
  /** Whether it has the letters of the episode; absent: it has not said. */
  readonly letters?: 'coming' | 'here' | 'failed';
};

/** Outputs on which the same stands: ids of graphics, those that are to come among them. A station’s own labels are not named. */
export type OutputRow = {
  readonly outputs: readonly string[];
  readonly shows: readonly string[];
  /** Of the house's own: the language of its words, and its name where the series gives it one. */
  readonly language?: string;
  readonly name?: LocalText;
};

export type GraphicsDesk = {
  readonly frozen: { readonly since: EpochMs; readonly by: string } | null;
  readonly labelsOff: { readonly at: EpochMs; readonly by: string; readonly reason: string } | null;
};

/**
 * `never`: not connected since the server started. `silent`: a page of its is connected and says nothing. `differs`: a page of its shows
 * something else than it was asked for.
 */
export type StationHealth = 'ok' | 'never' | 'gone' | 'silent' | 'lagging' | 'differs';

export type StationRow = {
  readonly id: string;
  readonly name: LocalText;
  readonly path: string;
  readonly delivery: 'overlay' | 'burnt-in';
  /** As the series sets it. */
  readonly delay: Ms;
  /** By the code in its return picture, or as the station or its page last said by what it showed; null: nobody measured. */
  readonly measured: Ms | null;
  readonly measuredAt: EpochMs | null;
  /** Absent: nobody measured. */
  readonly measuredBy?: MeasuredBy;
  readonly excludes: readonly GraphicKind[];
  readonly feeds: number;
  readonly overlays: number;
  readonly lastHeard: EpochMs | null;
  readonly health: StationHealth;
  /** For how long the oldest that we sent and its line has not taken has waited; 0 when nothing waits. */
  readonly lag: Ms;
  /** The newest event that it has: by its own word, or else as far as its line has taken. */
  readonly has: { readonly event: string; readonly at: EpochMs; readonly by: 'station' | 'line' } | null;
  /** When somebody last came in its name with a wrong key, from where its right key was used before. */
  readonly refusedAt: EpochMs | null;
  /** Absent where nothing is set beside the above. */
  readonly settings?: StationSettingsRow;
  readonly key?: KeyState;
  /** Who came in its name and got nothing, newest first. */
  readonly refusals?: readonly RefusedRow[];
  /** Of its path: how far its delay may be from what is set. */
  readonly tolerance?: Ms;
  /** Its delay was dumped then: it is less than set while it is built up again. */
  readonly dumped?: Pick<Dumped, 'at' | 'over'>;
  /** How much later its viewers see it than they should (negative: earlier), where that is beyond the tolerance and was measured of late. */
  readonly drift?: Ms;
  readonly driftBy?: MeasuredBy;
  /** One for each address that its events are posted to; absent without any. */
  readonly webhooks?: readonly WebhookRow[];
  /** Where its feeds, pages and pollers are. */
  readonly from: readonly string[];
  /** How many places ask for its state again and again. */
  readonly polls: number;
  /** Heartbeats that its feeds had not taken when the next was due, and words that its pages did not send, since the server started. */
  readonly missed: number;
  /** Of its page with the fewest frames a second, and of the one that is furthest behind what it was sent; null: no page has said. */
  readonly fps: number | null;
  readonly painted: { readonly revision: number; readonly sent: number; readonly at: EpochMs } | null;
  /** How many of its pages somebody there has blanked; absent: none. */
  readonly blanked?: number;
};

/** A station dumped its delay (of its own picture) then, and builds it up again over so long. */
export type Dumped = { readonly at: EpochMs; readonly by: string; readonly over: Ms };

export type Muted = { readonly since: EpochMs; readonly by: string; readonly reason: string };
