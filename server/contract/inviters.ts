/**
 * Who let whom in: every sign-in knows its inviters, nearest first, up to one that the server let in itself.
 *
 * Sign-ins are told apart by id, never by name. That two of them are two people, no row of inviters can show.
 */
import { z } from 'zod';

export const InviterSchema = z.object({ id: z.string().max(64), name: z.string().max(100) });
export type Inviter = z.infer<typeof InviterSchema>;

/** Nobody is invited further down: a row that forgot its far end would hide who stands there. */
export const mostInviters = 8;

/** At the end of each row whose first link the server gave to whoever sat at its machine. A row without it ends at a name of the crew's list. */
export const theServer: Inviter = { id: 'server', name: 'the server' };
/** At the end of each row that began before inviters were kept. */
const notRecorded: Inviter = { id: 'not-recorded', name: 'not recorded' };

/** One who signed in. Without `invitedBy` nobody knows who let them in. */
export type SignedIn = { readonly id: string; readonly name: string; readonly invitedBy?: readonly Inviter[] };

const rowOf = ({ invitedBy }: SignedIn): readonly Inviter[] => invitedBy ?? [notRecorded];

/** The row of whoever this one invites; undefined when it would be too long. */
export const rowAfter = (inviter: SignedIn): readonly Inviter[] | undefined => {
  const row = [{ id: inviter.id, name: inviter.name }, ...rowOf(inviter)];
  return row.length > mostInviters ? undefined : row;
};

/**
 * What two sign-ins have to do with each other. `invited`: the first let the second in, `inviter`: the other way round, each with the names
 * between them, ending with whoever stands at the top; `together`: somebody let both in; `apart`: nobody did.
 */
export type Tie =
  | { readonly is: 'invited' | 'inviter'; readonly names: readonly string[] }
  | { readonly is: 'together'; readonly by: Inviter }
  | { readonly is: 'apart' | 'unknown' };

const namesUpTo = (row: readonly Inviter[], id: string): readonly string[] | undefined => {
  const at = row.findIndex((one) => one.id === id);
  return at < 0 ? undefined : row.slice(0, at + 1).map(({ name }) => name);
};

export const tieOf = (first: SignedIn, second: SignedIn): Tie => {
  const [above, beside] = [rowOf(first), rowOf(second)];
  const down = namesUpTo(beside, first.id);
  if (down) return { is: 'invited', names: down };
  const up = namesUpTo(above, second.id);
  if (up) return { is: 'inviter', names: up };
  const isKnown = ({ id }: Inviter): boolean => id !== notRecorded.id;
  const by = above.find((one) => isKnown(one) && beside.some(({ id }) => id === one.id));
  if (by) return { is: 'together', by };
  return { is: above.every(isKnown) && beside.every(isKnown) ? 'apart' : 'unknown' };
};
