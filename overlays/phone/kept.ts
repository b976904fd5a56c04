/** What the phone keeps over a reload: its pass, its votes, its language. Works without storage, for as long as the page is open. */
import type { Choice } from '../../server/contract/phone.ts';

export type KeptVote = {
  readonly choice: Choice;
  readonly sequence: number;
  /** `sending` until the door answers; then in, or not counted with the reason. */
  readonly state: 'sending' | 'in' | 'refused';
  readonly why?: string;
  /** The choice that the door has on its disk, if any. */
  readonly standing?: Choice;
};
export type Votes = Readonly<Record<number, KeptVote>>;

const read = (name: string): string | null => {
  try {
    return localStorage.getItem(`cuecart.${name}`);
  } catch {
    return null; // Storage may be forbidden; then nothing was kept.
  }
};
export const keep = (name: string, value: string): void => {
  try {
    localStorage.setItem(`cuecart.${name}`, value);
  } catch {
    // Storage may be forbidden or full; the page works on until it is closed.
  }
};

export const keptText = (name: string): string | undefined => read(name) ?? undefined;

/** The votes of this activation; none when they cannot be read. */
export const keptVotes = (activationId: string): Votes => {
  try {
    const kept: unknown = JSON.parse(read('votes') ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('of' in kept) || !('votes' in kept) || kept.of !== activationId) return {};
    return kept.votes as Votes;
  } catch {
    return {}; // Something else was there: start afresh.
  }
};
export const keepVotes = (activationId: string, votes: Votes): void => keep('votes', JSON.stringify({ of: activationId, votes }));
