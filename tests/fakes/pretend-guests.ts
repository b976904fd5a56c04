/** The stand-in's guests: where they are, their microphone, their time and their places. */
import type { Command, CommandOf, Reply } from '../../server/contract/commands.ts';
import type { GuestRow, OperatorView, SegmentRow } from '../../server/contract/views.ts';
import { noteEdit } from './pretend-edits.ts';

type Draft = { -readonly [K in keyof OperatorView]: OperatorView[K] };
type Deeds = { readonly [T in Command['type']]?: (command: CommandOf<T>, draft: Draft, who: { name: string }) => Reply | undefined };

const to = (draft: Draft, id: string, patch: (guest: GuestRow) => Partial<GuestRow>): undefined => {
  draft.guests = draft.guests.map((guest) => (guest.id === id ? { ...guest, ...patch(guest) } : guest));
  return undefined;
};

/** What they leave unused when they are done or do not come. */
const leaves = ({ slot, given, returned, used }: GuestRow): number => Math.max(0, slot + given - returned - used);

export const guestDeeds: Deeds = {
  'guest.move': ({ guestId, to: phase }, draft) => {
    const { at } = draft;
    return to(draft, guestId, (guest) => {
      const unused = phase === 'no-show' ? leaves(guest) : 0;
      draft.guestBank += unused;
      const here = phase === 'expected' || phase === 'no-show' ? { arrivedAt: null, micAt: null } : { arrivedAt: guest.arrivedAt ?? at };
      return { phase, onSince: phase === 'on' ? at : null, ...here, returned: guest.returned + unused };
    });
  },
  'guest.mic': ({ guestId, on }, draft) => to(draft, guestId, () => ({ micAt: on ? draft.at : null })),
  'guest.give': ({ guestId, by }, draft) => {
    draft.guestBank -= by;
    return to(draft, guestId, ({ given }) => ({ given: given + by }));
  },
  'guest.swap': ({ guestId, withId }, draft, who) => {
    const find = (id: string) => draft.rundown.findIndex((row) => row.guestId === id);
    const [one, other] = [find(guestId), find(withId)];
    const rows = [...draft.rundown] as SegmentRow[];
    const [first, second] = [rows[one], rows[other]];
    if (!first || !second) return { ok: false, refusal: { code: 'wrong-phase', message: 'One of the two has no place.' } };
    const swap = () => {
      [rows[one], rows[other]] = [second, first];
      draft.rundown = rows;
      const places = draft.guests.map(({ id, place }) => [id, place] as const);
      const placeOf = (id: string) => places.find(([guest]) => guest === id)?.[1] ?? null;
      to(draft, guestId, () => ({ place: placeOf(withId) }));
      draft.guests = draft.guests.map((guest) =>
        guest.id === withId ? { ...guest, place: places.find(([id]) => id === guestId)?.[1] ?? null } : guest,
      );
    };
    return noteEdit(draft, who, { type: 'guest.swapped', guestId, segmentId: first.id, withGuestId: withId, withId: second.id }, swap);
  },
};
