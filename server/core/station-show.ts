/**
 * All of a show that stations' states are made from, whatever else the control room sees of it.
 *
 * Of most changes in the control room a station is never told: where nothing of this is another, no station's state is.
 */
import type { Checkpoint } from '../contract/audience.ts';
import type { Money } from '../contract/graphics.ts';
import type { EpochMs, LocalText } from '../contract/units.ts';
import type { OperatorView, PollRow, ProductRow, SegmentRow } from '../contract/views.ts';

export type StationResult = { readonly decision: 'yea' | 'nay'; readonly yea: number; readonly nay: number };

/** `result`: only one that has been shown. */
export type ToldVote = Pick<
  PollRow,
  'id' | 'question' | 'yea' | 'nay' | 'productId' | 'phase' | 'opensAt' | 'endsAt' | 'openEnded' | 'eligiblePaths' | 'corrected'
> & { readonly result: (StationResult & { readonly manual: boolean }) | null };

export type StationShow = Pick<OperatorView, 'at' | 'activation' | 'phase' | 'graphics' | 'wares' | 'muted' | 'dumped' | 'localBreaks'> & {
  readonly episode: { readonly id: string; readonly title: LocalText; readonly date: string } | null;
  readonly isBreak: boolean;
  readonly segment: {
    readonly runId: string;
    readonly id: string;
    readonly title: LocalText;
    readonly kind: string;
    readonly startedAt: EpochMs;
    readonly endsAt: EpochMs;
  } | null;
  /** `price` is null until it is revealed on air. */
  readonly product: { readonly id: string; readonly itemNumber: string; readonly name: LocalText; readonly price: Money | null } | null;
  readonly polls: readonly ToldVote[];
  readonly checkpoint: Checkpoint | null;
  readonly timing: Pick<OperatorView['timing'], 'startedAt' | 'plannedStart'>;
};

/** Of a vote's row all that stations are ever told. */
export type VoteShown = Omit<ToldVote, 'result'> & Pick<PollRow, 'counted' | 'decision' | 'manual'>;

/** Where a station's show is read from. The operators' view is one of these; of `rundown` and `products` those that are on air are enough. */
export type ShownToStations = Pick<
  OperatorView,
  'at' | 'activation' | 'phase' | 'graphics' | 'wares' | 'muted' | 'dumped' | 'localBreaks' | 'onAir'
> & {
  readonly episode: StationShow['episode'];
  readonly rundown: readonly Pick<SegmentRow, 'id' | 'title' | 'kind' | 'productId'>[];
  readonly products: readonly Pick<ProductRow, 'id' | 'itemNumber' | 'name' | 'price' | 'isPriceSecret'>[];
  readonly polls: readonly VoteShown[];
  readonly voting: { readonly checkpoint: Checkpoint | null } | null;
  readonly timing: StationShow['timing'];
};

/** The same, and whether all facts that it says are on disk. */
export type ToldStations = ShownToStations & { readonly recording: Pick<OperatorView['recording'], 'ok'> };

const resultOf = ({ phase, decision, counted, manual }: VoteShown): ToldVote['result'] =>
  phase === 'revealed' && counted && (decision === 'yea' || decision === 'nay')
    ? { decision, yea: counted.yea, nay: counted.nay, manual: Boolean(manual) }
    : null;

const toldVote = (row: VoteShown): ToldVote => {
  const { id, question, yea, nay, productId, phase, opensAt, endsAt, openEnded, eligiblePaths, corrected } = row;
  const given = { id, question, yea, nay, phase, opensAt, endsAt, openEnded, eligiblePaths, corrected, result: resultOf(row) };
  return productId === undefined ? given : { ...given, productId };
};

const segmentOf = ({ onAir, rundown }: ShownToStations): StationShow['segment'] => {
  const row = onAir && rundown.find(({ id }) => id === onAir.segmentId);
  if (!onAir || !row) return null;
  return { runId: onAir.runId, id: row.id, title: row.title, kind: row.kind, startedAt: onAir.startedAt, endsAt: onAir.endsAt };
};

const productOf = ({ onAir, rundown, products }: ShownToStations): StationShow['product'] => {
  const productId = rundown.find(({ id }) => id === onAir?.segmentId)?.productId;
  const row = products.find(({ id }) => id === productId);
  return row ? { id: row.id, itemNumber: row.itemNumber, name: row.name, price: row.isPriceSecret ? null : row.price } : null;
};

export const stationShow = (view: ShownToStations): StationShow => {
  const { at, activation, phase, episode, onAir, graphics, wares, muted, dumped, localBreaks, voting, timing } = view;
  return {
    ...{ at, activation, phase, graphics, wares, muted, localBreaks },
    ...(dumped ? { dumped } : {}),
    episode: episode && { id: episode.id, title: episode.title, date: episode.date },
    isBreak: phase === 'break' || onAir?.slate === 'break',
    segment: segmentOf(view),
    product: productOf(view),
    polls: view.polls.map(toldVote),
    checkpoint: voting?.checkpoint ?? null,
    timing: { startedAt: timing.startedAt, plannedStart: timing.plannedStart },
  };
};

/** The same for all shows that say the same to stations, whenever. */
export const whatItSays = ({ at: _, ...show }: StationShow): string => JSON.stringify(show);
