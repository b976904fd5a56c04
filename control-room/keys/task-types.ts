/**
 * What a live task is: what it asks of the show as it stands, or why it cannot be asked now.
 *
 * Pure: a desk goes in, a deed comes out. Reasons are words of the operator's list, put into a language where they are shown.
 */
import type { Role } from '../../server/contract/commands.ts';
import type { EpochMs, LocalText } from '../../server/contract/units.ts';
import type { OperatorFigures, OperatorView } from '../../server/contract/views.ts';
import type { Asking } from '../line/show-line.ts';
import type { en } from '../words/en.ts';

export const shotTasks = ['shot-1', 'shot-2', 'shot-3', 'shot-4', 'shot-5', 'shot-6', 'shot-7', 'shot-8', 'shot-9'] as const;
export const adLibTaskIds = ['ad-lib-1', 'ad-lib-2', 'ad-lib-3', 'ad-lib-4', 'ad-lib-5', 'ad-lib-6'] as const;
const otherTasks = [
  'take',
  'skip-next',
  'next-earlier',
  'next-later',
  'next-shorter',
  'next-longer',
  'undo',
  'redo',
  'freeze',
  'break',
  'slate',
  'we-are-here',
  'cue-fire',
  ...adLibTaskIds,
  'guest-on',
  'guest-title',
  'guest-done',
  'guest-give',
  'product',
  'graphics-clear',
  'graphics-freeze',
  'vote-open',
  'vote-extend',
  'vote-close',
  'vote-verify',
  'vote-reveal',
  'branch-confirm',
  'proposal-accept',
  'proposal-decline',
  'keep-on',
] as const;
/** In the order of the list of keys. */
export const taskIds = [...otherTasks.slice(0, 1), ...shotTasks, ...otherTasks.slice(1)] as const;
export type TaskId = (typeof taskIds)[number];

export type ReasonWord = keyof typeof en.keys.why;
export type Reason = { readonly why: ReasonWord; readonly name?: LocalText; readonly time?: string };

/** As much as a task has to know to decide. */
export type Desk = {
  readonly view: OperatorView;
  readonly figures: OperatorFigures | null;
  readonly me: { readonly id: string; readonly role: Role };
  /** The line to the server is not open. */
  readonly isLost: boolean;
  /** Epoch ms by the server's clock; null while it is not measured. */
  readonly now: EpochMs | null;
  /** The task whose own button has the focus: what is signed must be under the eye before the key signs it. */
  readonly focused: TaskId | null;
};

export type Deed =
  | { readonly do: 'ask'; readonly asking: Asking }
  /** Opens its dialog, where a person says the rest. */
  | { readonly do: 'open' }
  /** Brings its button before the eye and gives it the focus. */
  | { readonly do: 'show'; readonly pollId: string }
  | ({ readonly do: 'not' } & Reason);

export type Task = {
  /** The key it has until somebody changes it; null for a task of the palette alone. */
  readonly usual: string | null;
  /** The command that it comes to, for the question who may. */
  readonly needs: { readonly type: Asking['type']; readonly graphic?: string };
  /** Pressed again and again on purpose. Any other task pressed again at once is a finger that bounced. */
  readonly isStep?: boolean;
  readonly deed: (desk: Desk) => Deed;
};

export const ask = (asking: Asking): Deed => ({ do: 'ask', asking });
export const not = (why: ReasonWord, more: Omit<Reason, 'why'> = {}): Deed => ({ do: 'not', why, ...more });
