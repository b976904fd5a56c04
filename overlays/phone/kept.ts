/** What the phone keeps over a reload: its pass, its votes, its language, and for a tab where it came from. Works without storage, for as long as the page is open. */
import type { Choice } from '../../server/contract/phone.ts';

export type KeptVote = {
  readonly choice: Choice;
  readonly sequence: number;
  /** `sending` until the door answers; then in, or not counted with the reason. */
  readonly state: 'sending' | 'in' | 'refused';
  readonly why?: string;
  /** The choice that the door has on its disk, if any. */
  readonly standing?: Choice;
  /** Where the standing ballot is in the log, as `<batch>.<offset>`, if the door said so. */
  readonly receipt?: string;
};
export type Votes = Readonly<Record<number, KeptVote>>;

/** Storage may be forbidden or full: then nothing was kept, and the page works on until it is closed. */
const tried = <T>(deed: () => T): T | null => {
  try {
    return deed();
  } catch {
    return null;
  }
};
const named = (name: string): string => `cuecart.${name}`;
const read = (name: string): string | null => tried(() => localStorage.getItem(named(name)));

export const keep = (name: string, value: string): void => void tried(() => localStorage.setItem(named(name), value));
export const keptText = (name: string): string | undefined => read(name) ?? undefined;

/** For as long as this tab is open. */
export const keepInTab = (name: string, value: string): void => void tried(() => sessionStorage.setItem(named(name), value));
export const keptInTab = (name: string): string | undefined => tried(() => sessionStorage.getItem(named(name))) ?? undefined;
export const forgetInTab = (name: string): void => void tried(() => sessionStorage.removeItem(named(name)));

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
