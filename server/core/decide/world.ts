/**
 * What a decision may look at besides the show: the moment, who asks, the state of the lines.
 * All chance is in `newId`, so a decision with the same world is the same decision.
 */

import type { ActivationKind } from '../../contract/audience.ts';
import type { Command, Refusal, RefusalCode, Role } from '../../contract/commands.ts';
import type { SignedIn } from '../../contract/inviters.ts';
import { refusalOf } from '../../contract/refusals.ts';
import type { Saying } from '../../contract/sayings.ts';
import type { EpochMs } from '../../contract/units.ts';
import type { FactBody } from '../facts.ts';
import type { LeftOf } from '../shop-obstacle.ts';
import type { Show } from '../show.ts';

export type World = {
  readonly now: EpochMs;
  /** `device`: the hash of its mark, where the sign-in has one. */
  readonly who: SignedIn & { readonly device?: string };
  /** Who was let in, and whether a screen of theirs is connected. */
  readonly operators: readonly { readonly id: string; readonly name: string; readonly role: Role; readonly connected: boolean }[];
  readonly newId: () => string;
  readonly activationId: string;
  readonly kind: ActivationKind | undefined;
  /** Facts reach the disk. */
  readonly diskIsWell: boolean;
  /** Why no vote can open now, in words: no door, no disk. */
  readonly voteObstacle: Saying | undefined;
  /** What the record says is left of a product; absent where nothing is sold. */
  readonly leftOf?: LeftOf;
  /** When the newest head was signed that a pinned witness has cosigned; null: none yet. A rehearsal has no witness and needs none. */
  readonly witnessedAt: EpochMs | null | 'not-needed';
  /** What keeps preflight from being green, in words; empty when it is. */
  readonly redChecks: readonly string[];
};

/** Facts in the order in which they happen, or why not. An empty list: nothing to do, and that is fine. */
export type Decision = { readonly facts: readonly FactBody[] } | { readonly refusal: Refusal };

/** @param why in words that stand in no list: only where they come from elsewhere, as of a file or of a line */
export const refuse = (code: RefusalCode, why: Saying | string): Decision => ({ refusal: refusalOf(code, why) });
export const accept = (...facts: readonly FactBody[]): Decision => ({ facts });

export type Handler<T extends Command['type']> = (command: Extract<Command, { type: T }>, show: Show, world: World) => Decision;
