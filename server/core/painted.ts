/**
 * Whether a page paints what it was asked for.
 *
 * A page speaks of a moment at the origin, which for a delayed output is a while ago; it is compared with what was asked at that moment
 * and a little before, because letters load and motion takes time: what has just changed is no difference.
 */
import type { GraphicOn } from '../contract/graphics.ts';
import type { EpochMs, Ms } from '../contract/units.ts';

/** What one output was asked to show from this moment on. */
export type Asked = { readonly at: EpochMs; readonly graphics: readonly GraphicOn[] };
export type Difference = { readonly missing: readonly string[]; readonly extra: readonly string[] };

export const noDifference: Difference = { missing: [], extra: [] };

const settlesIn: Ms = 2500;

const endOf = ({ endsAt, data }: GraphicOn): EpochMs => {
  const own = data.kind === 'vote-bar' || data.kind === 'countdown' ? data.endsAt : Number.POSITIVE_INFINITY;
  return Math.min(own, endsAt ?? Number.POSITIVE_INFINITY);
};

const acrossTheBottom: ReadonlySet<string> = new Set(['vote-bar', 'result', 'correction', 'vote-question']);
const placeOf = ({ id, kind, data }: GraphicOn): string => {
  if (data.kind === 'topic') return data.place === 'bottom' ? 'sales-ticker' : 'topic';
  return kind === 'label' ? `label ${id}` : acrossTheBottom.has(data.kind) ? 'bottom' : data.kind;
};

/** The pages’ own rule: by its times, and of two that want one place the later to start. @returns ids */
export const dueAt = (graphics: readonly GraphicOn[], now: EpochMs): readonly string[] => {
  const due = graphics.filter((graphic) => graphic.startsAt <= now && now < endOf(graphic));
  const holders = new Map<string, GraphicOn>();
  for (const graphic of due) {
    const holder = holders.get(placeOf(graphic));
    if (!holder || graphic.startsAt >= holder.startsAt) holders.set(placeOf(graphic), graphic);
  }
  return due.filter((graphic) => holders.get(placeOf(graphic)) === graphic).map(({ id }) => id);
};

/** @returns undefined when what was asked then is not known any more, or not yet */
const askedAt = (history: readonly Asked[], at: EpochMs): readonly string[] | undefined => {
  const asked = history.findLast((one) => one.at <= at);
  return asked && dueAt(asked.graphics, at);
};

/** Ids of what a page painted, and of what it has on that nobody can see there: that is neither missing nor too much. */
export type SaidOn = { readonly painted: readonly string[]; readonly unseen?: readonly string[] | undefined };

/** @param history oldest first; @param at epoch ms at the origin, of which the page speaks */
export const paintedDifference = (history: readonly Asked[], { painted, unseen = [] }: SaidOn, at: EpochMs): Difference => {
  const [now, before] = [askedAt(history, at), askedAt(history, at - settlesIn)];
  if (!now || !before) return noDifference;
  return {
    missing: now.filter((id) => before.includes(id) && !painted.includes(id) && !unseen.includes(id)),
    extra: painted.filter((id) => !now.includes(id) && !before.includes(id)),
  };
};

const mostKept = 400;

/** What was asked, with what is asked now; the same asked again adds nothing. */
export const withAsked = (history: readonly Asked[], asked: Asked): readonly Asked[] => {
  const name = ({ graphics }: Asked) => JSON.stringify(graphics.map((one) => [one.id, one.startsAt, endOf(one)]));
  const last = history.at(-1);
  return last && name(last) === name(asked) ? history : [...history, asked].slice(-mostKept);
};
