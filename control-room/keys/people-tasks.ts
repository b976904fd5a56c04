/** Tasks about guests and graphics: next guest on, guest title, product card, clear, freeze. */
import type { GraphicOn } from '../../server/contract/graphics.ts';
import { guestOn, nextGuest, runningRow } from '../../server/contract/in-hand.ts';
import { seconds, textIn } from '../../server/contract/units.ts';
import type { GuestRow, OperatorView } from '../../server/contract/views.ts';
import { ask, type Deed, not, type Task } from './task-types.ts';

/** How much of the bank one press gives, or takes back. */
export const bankStep = seconds(30);

type PeopleTask = 'guest-on' | 'guest-title' | 'guest-done' | 'guest-give' | 'product' | 'graphics-clear' | 'graphics-freeze';

/** What the presser saw on air: a name or a product that was meant for it does not come over what came after. */
const seen = ({ onAir }: OperatorView) => ({ believesOnAir: onAir?.runId ?? null });

const isNamed = (shown: GuestRow['name'], name: GuestRow['name']): boolean =>
  ['zh', 'en'].every((language) => textIn(shown, language) === textIn(name, language));

/** The guest’s name on screen, whoever or whatever put it there. */
export const titleOf = ({ graphics }: OperatorView, { name }: GuestRow): GraphicOn | undefined =>
  graphics.find(({ data }) => data.kind === 'lower-third' && isNamed(data.name, name));

/** Whose title it would be: of the guest whose name is on screen, else of who is on, else of the next. */
export const guestToTitle = (view: OperatorView): GuestRow | undefined =>
  view.guests.find((guest) => titleOf(view, guest)) ?? guestOn(view) ?? nextGuest(view);

/** A name that is on goes first, also one of somebody else or one that a cue brought: it may be the wrong one. */
const title = (view: OperatorView): Deed => {
  const on = view.graphics.find(({ kind }) => kind === 'lower-third');
  if (on) return ask({ type: 'graphic.off', graphicId: on.id });
  const guest = guestToTitle(view);
  if (!guest) return not('noGuest');
  if (!guest.approved) return not('titleNotApproved', { name: guest.name });
  return ask({ type: 'graphic.on', graphic: 'lower-third', guestId: guest.id, ...seen(view) });
};

const product = (view: OperatorView): Deed => {
  const on = view.graphics.find(({ kind }) => kind === 'product-card');
  if (on) return ask({ type: 'graphic.off', graphicId: on.id });
  if (!view.onAir) return not('nothingOnAir');
  const productId = runningRow(view)?.productId;
  if (productId === undefined) return not('noProduct');
  return ask({ type: 'graphic.on', graphic: 'product-card', productId, ...seen(view) });
};

export const peopleTasks: Readonly<Record<PeopleTask, Task>> = {
  'guest-on': {
    usual: 'g',
    needs: { type: 'guest.move' },
    deed: ({ view }) => {
      const guest = nextGuest(view);
      return guest ? ask({ type: 'guest.move', guestId: guest.id, to: 'on', ...seen(view) }) : not('noGuestReady');
    },
  },
  'guest-title': { usual: 't', needs: { type: 'graphic.on', graphic: 'lower-third' }, deed: ({ view }) => title(view) },
  'guest-done': {
    usual: null,
    needs: { type: 'guest.move' },
    deed: ({ view }) => {
      const guest = guestOn(view);
      return guest ? ask({ type: 'guest.move', guestId: guest.id, to: 'done' }) : not('noGuestOn');
    },
  },
  'guest-give': {
    usual: 'e',
    needs: { type: 'guest.give' },
    isStep: true,
    deed: ({ view }) => {
      const guest = guestOn(view);
      if (!guest) return not('noGuestOn');
      return view.guestBank > 0 ? ask({ type: 'guest.give', guestId: guest.id, by: bankStep }) : not('bankEmpty');
    },
  },
  product: { usual: 'p', needs: { type: 'graphic.on', graphic: 'product-card' }, deed: ({ view }) => product(view) },
  'graphics-freeze': {
    usual: 'z',
    needs: { type: 'graphic.freeze' },
    deed: ({ view }) => (view.onAir ? ask({ type: 'graphic.freeze', frozen: view.graphicsDesk.frozen === null }) : not('nothingOnAir')),
  },
  // Asked also when this screen knows of nothing to clear: what it does not know of may be on air.
  'graphics-clear': { usual: 'c', needs: { type: 'graphic.clear' }, deed: () => ask({ type: 'graphic.clear' }) },
};
