/**
 * What a button of a box is: it looks at the show as it stands and says what to ask of it, or why not now.
 *
 * Pure. Whether the asker may do it, and whether the show allows it, is decided where every command is.
 */
import type { Command, Refusal, RefusalCode } from '../contract/commands.ts';
import type { EpochMs } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';

type WithoutKey<C> = C extends Command ? Omit<C, 'key'> : never;
/** A command that has no key yet. */
export type Deed = WithoutKey<Command>;
export type Found = { readonly ok: true; readonly deed: Deed } | { readonly ok: false; readonly refusal: Refusal };

export type Asked = {
  readonly view: OperatorView;
  readonly now: EpochMs;
  readonly which: string;
  /** The figures that the box shows, as the state gave them. */
  readonly count: string | undefined;
};
export type Look = (asked: Asked) => Deed | Refusal;
/**
 * What a second press of the same button is: the same deed again (`same`), unless what is on air moved on meanwhile (`aimed`);
 * another deed, because what is on air moved on (`show`); another deed, because a queue did (`queue`).
 */
type Second = 'same' | 'aimed' | 'show' | 'queue';
export type Task = { readonly second: Second; readonly look: Look };

/** What has to stand this long before a press means it: what somebody has had time to see. In milliseconds. */
export const standsFor = 1500;

export const same = (look: Look): Task => ({ second: 'same', look });
export const onward = (look: Look): Task => ({ second: 'show', look });
export const aimed = (look: Look): Task => ({ second: 'aimed', look });
export const nextInLine = (look: Look): Task => ({ second: 'queue', look });

export const no = (code: RefusalCode, message: string): Refusal => ({ code, message });
export const isRefusal = (found: Deed | Refusal): found is Refusal => 'code' in found;

export const onAirRun = (view: OperatorView): string | null => view.onAir?.runId ?? null;
/** What a deed that is meant for the segment on air says of it. */
export const seen = (view: OperatorView) => ({ believesOnAir: onAirRun(view) });
