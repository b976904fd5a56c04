/** What an evening changes of a station and of its keys. */
import type { Excludable } from '../contract/station-commands.ts';
import type { LabelPlace } from '../contract/station-settings.ts';
import type { LocalText, Ms } from '../contract/units.ts';

export type StationSettingFact =
  | {
      readonly type: 'station.excluded';
      readonly stationId: string;
      readonly what: Excludable;
      readonly excluded: boolean;
      readonly reason?: string;
    }
  | {
      readonly type: 'station.labelled';
      readonly stationId: string;
      readonly labels: readonly { readonly text: LocalText; readonly place?: LabelPlace }[];
      readonly reason?: string;
    }
  | { readonly type: 'station.delayed'; readonly stationId: string; readonly delay: Ms }
  | { readonly type: 'station.asWritten'; readonly stationId: string }
  /** Never with a key in it: which of its keys this was, counted. */
  | { readonly type: 'station.keyRotated'; readonly stationId: string; readonly generation: number; readonly overlap: Ms }
  | {
      readonly type: 'station.keyRevoked';
      readonly stationId: string;
      readonly generation: number;
      readonly which: 'old' | 'all';
      readonly reason: string;
    };
