/** What the stations' position is shown beside how each station does: what it may have, its key, and who came in its name and was refused. */
import type { GraphicKind } from './series-file.ts';
import type { LabelPlace } from './station-settings.ts';
import type { EpochMs, LocalText, Ms } from './units.ts';

/** By id: the category of each product, and the products that each vote and each segment is about. */
export type Wares = {
  readonly categories: Readonly<Record<string, string>>;
  readonly polls: Readonly<Record<string, readonly string[]>>;
  readonly segments: Readonly<Record<string, readonly string[]>>;
};

/** A station's key: how often it was replaced, and until when the one before it is still valid; null: it is not. `by`: who replaced or revoked last. */
export type KeyState = {
  readonly generation: number;
  readonly oldUntil: EpochMs | null;
  readonly at: EpochMs | null;
  readonly by: string | null;
};

/** Why somebody who came in a station's name got nothing. `other`: with another station's key. `address`: the right key, from elsewhere. */
export type KnockRefused = 'forged' | 'revoked' | 'other' | 'address';

/** All from one address for one reason, as one. */
export type RefusedRow = { readonly why: KnockRefused; readonly address: string; readonly at: EpochMs; readonly times: number };

/** What is set of a station beside its name, path and exclusions, as it is tonight; absent where nothing is. */
export type StationSettingsRow = {
  readonly categories?: readonly string[];
  readonly withoutCategories?: readonly string[];
  readonly labels?: readonly { readonly text: LocalText; readonly place?: LabelPlace | undefined }[];
  readonly currency?: string;
  readonly zone?: string;
  readonly hours?: readonly { readonly from: string; readonly to: string }[];
  readonly hardOut?: string;
  readonly votes?: boolean;
  readonly tolerance?: Ms;
  readonly addresses?: readonly string[];
  readonly contacts?: readonly { readonly desk: LocalText; readonly phone?: string | undefined; readonly email?: string | undefined }[];
  /** Which delays it may be given. */
  readonly delays?: { readonly least: Ms; readonly most: Ms };
  /** What the series file keeps from it, or demands of it: to change that needs a reason. */
  readonly written?: {
    readonly excludes: readonly GraphicKind[];
    readonly categories?: readonly string[];
    readonly withoutCategories?: readonly string[];
  };
  /** Something of it was changed this evening; who last, and when. */
  readonly changed?: { readonly at: EpochMs; readonly by: string };
};
