/**
 * What the page warns of while a vote is open: soon over, over in ten seconds, closed by the host, extended. Pure.
 *
 * A warning belongs to the phone's own end. A vote no longer than the warning is not warned of: it begins with its countdown.
 */
import type { PhonePoll } from '../../server/contract/phone.ts';

/** How the end of an open poll was moved while this page was looking. */
export type Moved = {
  readonly poll: number;
  /** `added`: it was extended. `closing`: the host has announced the end of a vote that had none. */
  readonly is: 'added' | 'closing';
  /** How much later it ends; only with `added`. Ms. */
  readonly by: number;
  readonly at: number;
};
export type Notice = { readonly is: 'none' | 'soon' | 'last' } | { readonly is: 'added' | 'closing'; readonly seconds: number };

/** How long an extension is shown. Ms. */
const shownFor = 8000;
const soon = 30;
const last = 10;

/** Undefined when its end did not move, or moved in a way that nobody announces. */
export const movedBy = (before: PhonePoll | undefined, after: PhonePoll, now: number): Moved | undefined => {
  if (!before || before.number !== after.number || now >= before.endsAt || now >= after.endsAt) return undefined;
  if (before.openEnded && !after.openEnded) return { poll: after.number, is: 'closing', by: 0, at: now };
  if (before.openEnded || after.endsAt <= before.endsAt) return undefined;
  return { poll: after.number, is: 'added', by: after.endsAt - before.endsAt, at: now };
};

/** @param seconds whole seconds left, as they are shown */
export const noticeOf = (poll: PhonePoll, seconds: number, moved: Moved | undefined, now: number): Notice => {
  if (poll.openEnded) return { is: 'none' };
  const own = moved?.poll === poll.number ? moved : undefined;
  if (own?.is === 'closing') return { is: 'closing', seconds };
  if (own?.is === 'added' && now - own.at < shownFor) return { is: 'added', seconds: Math.round(own.by / 1000) };
  const length = (poll.endsAt - poll.opensAt) / 1000;
  if (seconds <= last && length > last) return { is: 'last' };
  return seconds <= soon && length > soon ? { is: 'soon' } : { is: 'none' };
};
