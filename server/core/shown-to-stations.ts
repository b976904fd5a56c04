/** Of a running show what stations' states are made from, as the operators' view has it, and no more of it. */
import type { Checkpoint } from '../contract/audience.ts';
import type { EpochMs } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';
import { graphicsOn, type Links } from './graphics.ts';
import { localBreakRows } from './local-break-rows.ts';
import { onAirView, productRow } from './operator-view.ts';
import { votesShown } from './poll-rows.ts';
import { phaseOf, type Show } from './show.ts';
import { onAirRun, type ShowContext, segmentOf } from './show-state.ts';
import { noWares } from './station-figures.ts';
import type { ShownToStations } from './station-show.ts';
import { plannedStart } from './timing.ts';
import { waresOf } from './wares.ts';

type Known = {
  readonly show: Show;
  readonly activation: NonNullable<OperatorView['activation']>;
  readonly links: Links;
  /** The newest signed head of the log of votes. */
  readonly checkpoint: Checkpoint | null;
};

/** While no episode is active. */
const offAir: Omit<ShownToStations, 'at'> = {
  ...{ activation: null, phase: 'off', episode: null, onAir: null, rundown: [], products: [], polls: [], voting: null },
  ...{ wares: noWares, graphics: [], muted: {}, localBreaks: {}, timing: { startedAt: null, plannedStart: null } },
};

const segmentOnAir = (context: ShowContext): Pick<ShownToStations, 'rundown' | 'products'> => {
  const run = onAirRun(context);
  if (!run) return { rundown: [], products: [] };
  const { id, title, kind, product: productId } = segmentOf(context, run.segmentId);
  const product = productId === undefined ? undefined : context.plan.products[productId];
  return {
    rundown: [{ id, title, kind, ...(productId === undefined ? {} : { productId }) }],
    products: product ? [productRow(context, product)] : [],
  };
};

export const shownToStations = (known: Known | null, now: EpochMs): ShownToStations => {
  if (!known) return { at: now, ...offAir };
  const { show, activation, links, checkpoint } = known;
  const { context } = show;
  const { id, title, date } = context.plan.episode;
  return {
    at: now,
    activation,
    phase: phaseOf(show),
    episode: { id, title, date },
    onAir: onAirView(context, now),
    ...segmentOnAir(context),
    polls: votesShown(context),
    voting: { checkpoint },
    wares: waresOf(context.plan),
    graphics: graphicsOn(show, now, links),
    muted: context.muted,
    dumped: context.dumped,
    localBreaks: localBreakRows(context),
    timing: { startedAt: context.startedAt, plannedStart: plannedStart(context, now) },
  };
};
