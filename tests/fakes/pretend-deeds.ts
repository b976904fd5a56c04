/** What the stand-in for the show does for one command: changes the draft of its view, or refuses. */
import type { Command, CommandOf, RefusalCode, Reply } from '../../server/contract/commands.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import type { Operator } from '../../server/operators/operator-socket.ts';

export type Draft = { -readonly [K in keyof OperatorView]: OperatorView[K] };
export type Outcome = Reply | undefined;
export type Deeds = { readonly [T in Command['type']]?: (command: CommandOf<T>, draft: Draft, who: Operator) => Outcome };

export const done: Reply = { ok: true, recorded: true };
export const refuse = (code: RefusalCode, message: string): Reply => ({ ok: false, refusal: { code, message } });
