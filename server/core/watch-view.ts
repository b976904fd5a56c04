/**
 * What each kind of watcher is shown, cut from the operators' view.
 *
 * Every field is named here one by one: what the operators' view gains later reaches no watcher by itself.
 */
import type { LocalText } from '../contract/units.ts';
import type { OperatorFigures, OperatorView, SegmentRow } from '../contract/views.ts';
import type {
  ClockView,
  FloorView,
  GreenRoomView,
  PresenterView,
  PrompterView,
  ViewKind,
  WatchItem,
  WatchProduct,
  WatchView,
} from '../contract/watch.ts';
import type { Plan } from './plan.ts';

/** What watchers need of the plan, and operators do not. */
export type Script = {
  readonly was: Readonly<Record<string, NonNullable<WatchProduct['was']>>>;
  /** The hosts' lines by segment: its prompts, as planned. */
  readonly lines: Readonly<Record<string, readonly LocalText[]>>;
};
export type Watched = { readonly view: OperatorView; readonly figures: OperatorFigures; readonly script: Script };

export const noScript: Script = { was: {}, lines: {} };

export const scriptOf = (plan: Plan): Script => ({
  was: Object.fromEntries(
    Object.values(plan.products).flatMap(({ id, was }) =>
      was ? [[id, { price: { minor: was.price, currency: plan.episode.currency }, basis: was.basis }] as const] : [],
    ),
  ),
  lines: Object.fromEntries(
    Object.values(plan.segments).map(({ id, cues }) => [id, cues.flatMap((cue) => (cue.kind === 'prompt' ? [cue.text] : []))]),
  ),
});

const mostComing = 5;

const itemOf = ({ id, title, kind, notes, planned, expectedStart }: SegmentRow): WatchItem => ({
  ...{ id, title, kind, planned, expectedStart },
  ...(notes === undefined ? {} : { notes }),
});

const common = ({ epoch, revision, at, activation, episode }: OperatorView) => ({
  ...{ epoch, revision, at },
  activation: activation?.kind ?? null,
  title: episode?.title ?? null,
  zone: episode?.zone ?? 'UTC',
});
const clocks = ({ phase, finishing, onAir, timing: { hardOut, overUnder, frozenSince } }: OperatorView) => ({
  phase,
  finishesAt: finishing?.endsAt ?? null,
  onAir: onAir && { startedAt: onAir.startedAt, endsAt: onAir.endsAt },
  timing: { hardOut, overUnder, frozenSince },
});

const rowOf = ({ rundown }: OperatorView, id: string | null | undefined): SegmentRow | undefined => rundown.find((row) => row.id === id);
const itemAt = (view: OperatorView, id: string | null | undefined): WatchItem | null => {
  const row = rowOf(view, id);
  return row ? itemOf(row) : null;
};

/** Of the segment on air; before the first take, of the one that opens. */
const productNow = ({ view, figures, script }: Watched): WatchProduct | null => {
  const row = rowOf(view, view.onAir?.segmentId ?? view.nextSegmentId);
  const product = view.products.find(({ id }) => id === row?.productId);
  if (!product) return null;
  const { id, name, itemNumber, price } = product;
  const was = script.was[id];
  return { id, name, itemNumber, price, ...(was ? { was } : {}), left: figures.products[id]?.left ?? null, leftAsOf: view.ordersAsOf };
};

const presenter = (watched: Watched): PresenterView => {
  const { view } = watched;
  return {
    kind: 'presenter',
    ...common(view),
    ...clocks(view),
    now: itemAt(view, view.onAir?.segmentId),
    next: itemAt(view, view.nextSegmentId),
    product: productNow(watched),
    messages: view.messages.map(({ id, text, at, seenAt }) => ({ id, text, at, seenAt })),
  };
};

const clock = ({ view }: Watched): ClockView => ({ kind: 'clock', ...common(view), ...clocks(view) });

const floor = ({ view }: Watched): FloorView => {
  const from = view.rundown.findIndex(({ id }) => id === view.nextSegmentId);
  const coming = from === -1 ? [] : view.rundown.slice(from).filter(({ state }) => state === 'next' || state === 'later');
  return {
    kind: 'floor',
    ...common(view),
    ...clocks(view),
    now: itemAt(view, view.onAir?.segmentId),
    coming: coming.slice(0, mostComing).map(itemOf),
    slate: view.onAir?.slate ?? null,
    switcherAt: view.switcher.at,
    shots: view.shots.map(({ id, label, key, onProgram }) => ({ id, label, onProgram, ...(key === undefined ? {} : { key }) })),
    clip: view.clip && {
      ...{ title: view.clip.title, endsAt: view.clip.endsAt, by: view.clip.by },
      ...(view.clip.outWords === undefined ? {} : { outWords: view.clip.outWords }),
    },
    cues: view.cues.map(({ id, kind, state, firesAt, endsAt, what, note }) => ({
      ...{ id, kind, state, firesAt, endsAt, what },
      ...(note === undefined ? {} : { note }),
    })),
  };
};

/** Whoever does not come is not on the wall of the room where the others wait. */
const greenRoom = ({ view }: Watched): GreenRoomView => {
  const ordered = view.rundown.filter(({ state }) => state !== 'bench' && state !== 'skipped');
  const seats = view.guests
    .filter(({ phase }) => phase !== 'no-show')
    .map((guest) => {
      const rows = ordered.filter(({ guestId }) => guestId === guest.id);
      const row = rows.find(({ state }) => state === 'on-air' || state === 'next' || state === 'later');
      return { guest, row, place: ordered.indexOf(row ?? rows[0] ?? ({} as SegmentRow)) };
    })
    .filter(({ place }) => place !== -1)
    .sort((one, other) => one.place - other.place);
  const isOn = ({ guest, row }: (typeof seats)[number]) => guest.phase === 'on' || (guest.phase !== 'done' && row?.state === 'on-air');
  const isDone = ({ guest, row }: (typeof seats)[number]) => guest.phase === 'done' || row === undefined;
  const first = seats.find((seat) => !isOn(seat) && !isDone(seat));
  return {
    kind: 'green-room',
    ...common(view),
    isOnAir: view.onAir !== null,
    guests: seats.map((seat) => ({
      ...{ id: seat.guest.id, name: seat.guest.name, title: seat.guest.title, province: seat.guest.province },
      state: isOn(seat) ? 'on' : isDone(seat) ? 'done' : seat === first ? 'next' : 'later',
      expectedAt: isOn(seat) || isDone(seat) ? null : (seat.row?.expectedStart ?? null),
    })),
  };
};

const prompter = ({ view, script }: Watched): PrompterView => ({
  kind: 'prompter',
  ...common(view),
  ...clocks(view),
  items: view.rundown
    .filter(({ state }) => state !== 'bench' && state !== 'skipped')
    .map(({ id, title, notes, state }) => ({
      id,
      title,
      state: state === 'on-air' || state === 'next' ? state : 'other',
      ...(notes === undefined ? {} : { notes }),
      lines: script.lines[id] ?? [],
    })),
});

const cuts: { readonly [K in ViewKind]: (watched: Watched) => Extract<WatchView, { kind: K }> } = {
  ...{ presenter, clock, floor, prompter },
  'green-room': greenRoom,
};

export const watchView = (kind: ViewKind, watched: Watched): WatchView => cuts[kind](watched);
