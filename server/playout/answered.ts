/**
 * Commands answered before: the same key with the same command is answered again and not done again;
 * the same key with another command is refused. Bounded: the oldest are forgotten.
 */

import type { Command, Reply } from '../contract/commands.ts';
import { refusalOf } from '../contract/refusals.ts';
import { say } from '../contract/sayings.ts';

type Answer = { readonly command: string; readonly reply: Reply };
const mostKept = 5000;

export const rememberAnswers = () => {
  const answers = new Map<string, Answer>();
  const keep = (key: string, answer: Answer) => {
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > mostKept && oldest !== undefined) answers.delete(oldest);
  };
  const nameOf = ({ key: _, ...body }: Command, who: string): string => `${who} ${JSON.stringify(body)}`;
  return {
    /** The command without its key, with who asked it: what a key belongs to. */
    nameOf,
    /** @returns what was answered before, or undefined for a new command */
    before: (command: Command, who: string): Reply | undefined => {
      const known = answers.get(command.key);
      if (!known) return undefined;
      if (known.command === nameOf(command, who)) return known.reply;
      return { ok: false, refusal: refusalOf('key-reused', say('key-reused')) };
    },
    keep: (command: Command, who: string, reply: Reply) => keep(command.key, { command: nameOf(command, who), reply }),
    /** From the record of an earlier life of the server. */
    restore: (keyed: readonly { readonly key: string; readonly command: string }[]) => {
      for (const { key, command } of keyed.slice(-mostKept)) keep(key, { command, reply: { ok: true, recorded: true } });
    },
  };
};
