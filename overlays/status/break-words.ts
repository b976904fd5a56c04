/** Breaks as people count them: which comes first, and how long until then. Pure. */
import type { LocalBreakRow } from '../../server/contract/local-breaks.ts';
import type { EpochMs, Ms } from '../../server/contract/units.ts';

/** `0:45`, `12:05`, `1:02:03`; never below zero. Rounded up, so that it reaches zero when it is time. */
export const countdown = (left: Ms): string => {
  const whole = Math.max(0, Math.ceil(left / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
};

export type NextBreak =
  | { readonly is: 'away'; readonly row: LocalBreakRow; readonly backIn: Ms | null }
  /** `outIn` null: its moment is not known yet; `backIn` null: nor when it is back. `isFirm` false: as it is expected now. */
  | { readonly is: 'coming'; readonly row: LocalBreakRow; readonly outIn: Ms | null; readonly backIn: Ms | null; readonly isFirm: boolean };

const isNow = ({ state, leavesAt, rejoinsAt }: LocalBreakRow, now: EpochMs): boolean =>
  state !== 'ended' && leavesAt !== null && leavesAt <= now && (rejoinsAt === null || now < rejoinsAt);

/** When it is back, or will be if it leaves when it is expected to and lasts as it is planned; null: nobody knows. */
const backAt = ({ leavesAt, expectedAt, rejoinsAt, length }: LocalBreakRow): EpochMs | null => {
  const leaves = leavesAt ?? expectedAt;
  return rejoinsAt ?? (leaves === null || length === null ? null : leaves + length);
};

/** The one that its viewers are in, or else the one that comes first; by the times that are known, also while the line is down. */
export const nextBreak = (rows: readonly LocalBreakRow[], now: EpochMs): NextBreak | undefined => {
  const out = rows.find((row) => isNow(row, now));
  if (out) return { is: 'away', row: out, backIn: out.rejoinsAt === null ? null : out.rejoinsAt - now };
  const momentOf = ({ leavesAt, expectedAt }: LocalBreakRow) => leavesAt ?? expectedAt ?? Number.POSITIVE_INFINITY;
  const [first] = rows
    .filter((row) => row.state === 'planned' && momentOf(row) > now)
    .sort((a, b) => (momentOf(a) === momentOf(b) ? 0 : momentOf(a) - momentOf(b)));
  if (!first) return undefined;
  const at = first.leavesAt ?? first.expectedAt;
  const back = backAt(first);
  const until = (moment: EpochMs | null): Ms | null => (moment === null ? null : moment - now);
  return { is: 'coming', row: first, outIn: until(at), backIn: until(back), isFirm: first.leavesAt !== null };
};
