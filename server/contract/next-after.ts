/**
 * Would an edit change what is next, or how long the running or the next segment is? On air that is the chair's.
 *
 * The screen's answer, from what it sees; the server finds out by doing the edit, and the two agree. Undo, Redo, imports and swaps
 * are not foreseen here: of those the server says it.
 */
import type { Command } from './commands.ts';
import type { OperatorView } from './views.ts';

export type Seen = Pick<OperatorView, 'rundown' | 'nextSegmentId' | 'onAir'>;
/** A command, or as much of it as is known before it is pressed: with less than its row and place nothing is foreseen. */
export type AskedEdit = {
  readonly type: Command['type'];
  readonly segmentId?: string;
  readonly before?: string | null;
  readonly skipped?: boolean;
};
type Order = { readonly ids: readonly string[]; readonly skipped: ReadonlySet<string>; readonly next: string | null };

/** Of a row that is not made yet. */
const made = ' made';

const placed = (ids: readonly string[], id: string, before: string | null): readonly string[] => {
  const rest = ids.filter((other) => other !== id);
  const at = before === null ? -1 : rest.indexOf(before);
  return at === -1 ? [...rest, id] : [...rest.slice(0, at), id, ...rest.slice(at)];
};

const put = (order: Order, id: string, before: string | null): Order => ({
  ...order,
  ids: placed(order.ids, id, before),
  next: before !== null && before === order.next && !order.skipped.has(id) ? id : order.next,
});

const copied = (order: Order, id: string, current: string): Order => {
  const after = Math.max(order.ids.indexOf(id), order.ids.indexOf(current)) + 1;
  // What has been played is copied behind what is on air, all else behind itself.
  return put(order, made, order.ids[after] ?? null);
};

const edited = (order: Order, current: string, { type, segmentId, before, skipped }: AskedEdit): Order | undefined => {
  if (type === 'segment.create' && before !== undefined) return put(order, made, before);
  if (segmentId === undefined) return undefined;
  if ((type === 'segment.move' || type === 'segment.insert') && before !== undefined)
    return before === segmentId ? undefined : put(order, segmentId, before);
  if (type === 'segment.duplicate') return { ...copied(order, segmentId, current), next: order.next };
  if (type === 'segment.remove') return { ...order, ids: order.ids.filter((id) => id !== segmentId) };
  if (type !== 'segment.skip' || skipped === undefined) return undefined;
  const others = [...order.skipped].filter((id) => id !== segmentId);
  return { ...order, skipped: new Set(skipped ? [...others, segmentId] : others) };
};

const nextInOrder = ({ ids, skipped }: Order, current: string): string | null =>
  ids.slice(ids.indexOf(current) + 1).find((id) => !skipped.has(id)) ?? null;

/** Can anything be said of it at all? Most of what buttons ask is no edit of the order, and that is asked at every view. */
const isForeseen = ({ type, segmentId, before, skipped }: AskedEdit): boolean => {
  if (type === 'segment.create') return before !== undefined;
  if (segmentId === undefined) return false;
  if (type === 'segment.move' || type === 'segment.insert') return before !== undefined;
  return type === 'segment.duplicate' || type === 'segment.remove' || (type === 'segment.skip' && skipped !== undefined);
};

/** False before air: then nothing is next that somebody counts on. */
export const changesNext = ({ rundown, nextSegmentId, onAir }: Seen, asked: AskedEdit): boolean => {
  if (!onAir) return false;
  const current = onAir.segmentId;
  if (asked.type === 'segment.retime') return asked.segmentId === nextSegmentId || asked.segmentId === current;
  if (!isForeseen(asked)) return false;
  const order: Order = {
    ids: rundown.filter(({ state }) => state !== 'bench').map(({ id }) => id),
    skipped: new Set(rundown.filter(({ state }) => state === 'skipped').map(({ id }) => id)),
    next: nextSegmentId,
  };
  const after = edited(order, current, asked);
  if (!after) return false;
  const isToBeTaken = after.next !== null && after.ids.includes(after.next) && !after.skipped.has(after.next);
  const stays = order.next !== nextInOrder(order, current) && isToBeTaken;
  return (stays ? after.next : nextInOrder(after, current)) !== order.next;
};
