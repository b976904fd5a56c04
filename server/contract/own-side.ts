/** What a station is shown of itself on its own page. */

import type { LocalBreakRow } from './local-breaks.ts';
import type { HouseContact } from './station-contact.ts';
import type { OwnMessage } from './station-messages.ts';
import type { EpochMs, LocalText, Ms } from './units.ts';
import type { StationHealth } from './views.ts';

export type OwnPage = {
  readonly id: string;
  /** How many graphics it has on screen. */
  readonly painted: number;
  readonly lastHeard: EpochMs;
  /** As it says itself: behind the origin. */
  readonly behind: Ms | null;
  /** Somebody at the station has blanked it. */
  readonly blanked: boolean;
  readonly problem: string | null;
};

export type OwnSide = {
  /** By our clock. */
  readonly now: EpochMs;
  readonly station: { readonly id: string; readonly name: LocalText; readonly language: string; readonly colour: string | null };
  /** Null: nothing of ours is on, or only a rehearsal, which is not for stations. */
  readonly activation: 'live' | 'simulated' | null;
  readonly title: LocalText | null;
  readonly zone: string;
  readonly onAir: boolean;
  readonly muted: boolean;
  /** How far its picture is behind the origin, as the house has set it. */
  readonly delay: Ms;
  readonly segment: LocalText | null;
  /** Graphics that it is to show now, by kind. */
  readonly shown: readonly string[];
  readonly health: StationHealth;
  readonly feeds: number;
  readonly lag: Ms;
  readonly pages: readonly OwnPage[];
  readonly joinsAt: EpochMs | null;
  readonly breaks: readonly LocalBreakRow[];
  readonly contact: HouseContact | null;
  readonly messages: readonly OwnMessage[];
};
