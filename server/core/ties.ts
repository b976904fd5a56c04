/** Who let whom in of the two who decided something about a vote: what a record says of it, and the words that follow the second name. */
import { type Inviter, InviterSchema, type SignedIn, theServer, tieOf } from '../contract/inviters.ts';

export type TieWords = {
  readonly invited: (names: readonly string[]) => string;
  readonly inviter: (names: readonly string[]) => string;
  readonly together: (name: string) => string;
  readonly togetherByServer: string;
  readonly apart: string;
  readonly unknown: string;
};

export const tiesInEnglish: TieWords = {
  invited: (names) => `, who was invited by ${names.join(', who was invited by ')}`,
  inviter: (names) => `, who had invited ${names.join(', who had invited ')}`,
  together: (name) => `, both let in by ${name}`,
  togetherByServer: ', both let in by the server itself',
  apart: ', let in apart from each other',
  unknown: ' (who let whom in was not recorded)',
};

export const tieText = (words: TieWords, first: SignedIn, second: SignedIn): string => {
  const tie = tieOf(first, second);
  if (tie.is === 'invited') return words.invited(tie.names);
  // From the top down: the second one had invited somebody, who had invited the first.
  if (tie.is === 'inviter') return words.inviter([first.name, ...tie.names.slice(0, -1)].toReversed());
  if (tie.is === 'together') return tie.by.id === theServer.id ? words.togetherByServer : words.together(tie.by.name);
  return words[tie.is];
};

const inviters = InviterSchema.array();
const invitersIn = (value: unknown): readonly Inviter[] | undefined => inviters.safeParse(value).data;

/** The proposer and the confirmer that a record names; nothing in it is believed to be there. */
export const twoPeopleIn = (said: Readonly<Record<string, unknown>>): readonly [SignedIn, SignedIn] => {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const one = (name: unknown, id: unknown, row: unknown): SignedIn => {
    const invitedBy = invitersIn(row);
    return { id: text(id), name: text(name), ...(invitedBy ? { invitedBy } : {}) };
  };
  return [
    one(said.proposedBy, said.proposedById, said.proposerInvitedBy),
    one(said.confirmedBy, said.confirmedById, said.confirmerInvitedBy),
  ];
};
