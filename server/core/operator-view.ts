/**
 * The operators' view of the show itself: rundown, clocks, shots. Cues, guests, ad-libs and votes have their own files.
 * What the lines and devices say is added by playout, which hears them.
 */

import type { RehearsalView } from '../contract/crowd.ts';
import type { Product } from '../contract/show-file.ts';
import type { EpochMs } from '../contract/units.ts';
import type { OperatorView, ProductRow, SegmentRow, ShotRow } from '../contract/views.ts';
import { adviceToLand } from './landing.ts';
import { newestUndoable } from './plan-edits.ts';
import { redoable } from './plan-redo.ts';
import { isPriceSecret } from './price-reveals.ts';
import { type Lacks, lacksNothing, obstaclesOf } from './segment-obstacles.ts';
import { isSkipped, onAirRun, plannedOf, type Run, type ShowContext, segmentOf } from './show-state.ts';
import * as timing from './timing.ts';

const stateOf = (context: ShowContext, id: string, run: Run | null): SegmentRow['state'] => {
  if (run?.segmentId === id) return 'on-air';
  if (!context.order.includes(id)) return 'bench';
  if (isSkipped(context, id)) return 'skipped';
  if (context.next === id) return 'next';
  if (context.runs.some((one) => one.segmentId === id)) return 'done';
  return context.order.indexOf(id) < goneTo(context) ? 'left-out' : 'later';
};

/** How far down the running order the show has gone: up to next; at its end, up to what ran last. */
const goneTo = ({ order, next, runs }: ShowContext): number => order.indexOf(next ?? runs.at(-1)?.segmentId ?? '');

/** Taken as played by a rehearsal that begins further down, and not played since. */
const asPlayed = ({ placed, runs }: ShowContext, id: string): Pick<SegmentRow, 'asPlayed'> =>
  placed?.passed.includes(id) && !runs.some((run) => run.segmentId === id) ? { asPlayed: true } : {};

/** Whatever can still be taken; of what ran nobody needs to know any more. */
const isToCome = (state: SegmentRow['state']): boolean => state === 'next' || state === 'later' || state === 'bench';
const missingAt = (context: ShowContext, id: string, state: SegmentRow['state'], lacks: Lacks): Pick<SegmentRow, 'obstacles'> => {
  const obstacles = isToCome(state) ? obstaclesOf(context, segmentOf(context, id), lacks) : [];
  return obstacles.length === 0 ? {} : { obstacles };
};

export const rundownRows = (context: ShowContext, now: EpochMs, lacks: Lacks = lacksNothing): readonly SegmentRow[] => {
  const run = onAirRun(context);
  const planned = timing.plannedStarts(context, now);
  const expected = timing.expectedStarts(context, now);
  const copyOf = new Map(context.copies.map(({ id, of }) => [id, of]));
  const bench = Object.keys(context.plan.segments).filter((id) => !context.order.includes(id));
  return [...context.order, ...bench].map((id) => {
    const segment = segmentOf(context, id);
    const ran = context.runs.findLast((one) => one.segmentId === id);
    const state = stateOf(context, id, run);
    return {
      id,
      title: segment.title,
      kind: segment.kind,
      ...(segment.notes === undefined ? {} : { notes: segment.notes }),
      state,
      planned: plannedOf(context, id),
      min: segment.min,
      max: segment.max,
      plannedStart: planned.get(id) ?? null,
      expectedStart: run?.segmentId === id ? run.startedAt : (expected.get(id) ?? ran?.startedAt ?? null),
      actual: timing.actualOf(context, id, now),
      ...(segment.guest === undefined ? {} : { guestId: segment.guest }),
      ...(segment.product === undefined ? {} : { productId: segment.product }),
      ...(segment.poll === undefined ? {} : { pollId: segment.poll }),
      cutBy: segment.cutBy,
      ...(context.locked.includes(id) ? { locked: true as const } : {}),
      ...asPlayed(context, id),
      ...(copyOf.has(id) ? { copyOf: copyOf.get(id) ?? '' } : {}),
      ...(context.touched[id] === undefined ? {} : { edited: context.touched[id] }),
      ...missingAt(context, id, state, lacks),
    };
  });
};

export const undoRow = (context: ShowContext): OperatorView['undo'] => {
  const edit = newestUndoable(context);
  return edit ? { editId: edit.id, by: edit.by, at: edit.at, did: edit.did } : null;
};

export const redoRow = (context: ShowContext): OperatorView['redo'] => {
  const edit = redoable(context);
  return edit ? { editId: edit.id, by: edit.by, at: edit.at, did: edit.did } : null;
};

export const shotRows = (context: ShowContext, program: string | null): readonly ShotRow[] => {
  const run = onAirRun(context);
  const upcoming = run?.segmentId ?? context.next;
  if (upcoming === null) return [];
  return segmentOf(context, upcoming).shots.flatMap((id) => {
    const shot = context.plan.shots[id];
    if (!shot) return [];
    const scene = context.plan.scenes[shot.scene]?.obs ?? shot.scene;
    return [
      {
        id,
        label: shot.label,
        ...(shot.key === undefined ? {} : { key: shot.key }),
        scene,
        onProgram: run?.shotId === id && context.slate === null && program === scene,
      },
    ];
  });
};

export const productRow = (context: ShowContext, product: Product): ProductRow => ({
  id: product.id,
  itemNumber: product.itemNumber,
  sku: product.sku,
  name: product.name,
  price: { minor: product.price, currency: context.plan.episode.currency },
  opening: product.stock.units,
  ...(isPriceSecret(context, product.id) ? { isPriceSecret: true as const } : {}),
});

export const productRows = (context: ShowContext): readonly ProductRow[] =>
  Object.values(context.plan.products).map((product) => productRow(context, product));

export const timingView = (context: ShowContext, now: EpochMs): OperatorView['timing'] => ({
  startedAt: context.startedAt,
  plannedStart: timing.plannedStart(context, now),
  hardOut: timing.hardOut(context, now),
  overUnder: timing.overUnder(context, now),
  expectedOffAir: timing.expectedOffAir(context, now),
  frozenSince: context.frozenSince,
  ...adviceToLand(context, now),
});

export const rehearsalView = ({ placed, crowd, hadCrowd }: ShowContext): RehearsalView => ({ from: placed?.from ?? null, crowd, hadCrowd });

export const onAirView = (context: ShowContext, now: EpochMs): OperatorView['onAir'] => {
  const run = onAirRun(context);
  if (!run) return null;
  return {
    runId: run.id,
    segmentId: run.segmentId,
    startedAt: run.startedAt,
    endsAt: timing.runEndsAt(run, context.frozenSince, now),
    frozen: timing.frozenIn(run, context.frozenSince, now),
    shotId: run.shotId,
    slate: context.slate,
  };
};
