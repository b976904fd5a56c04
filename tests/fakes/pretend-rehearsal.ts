/** What the stand-in for the show does of a rehearsal: begins further down, is told of a crowd, ends. */
import type { CommandOf } from '../../server/contract/commands.ts';
import type { OperatorView, SegmentRow } from '../../server/contract/views.ts';
import { withNext } from './pretend-rundown.ts';

type Draft = { -readonly [K in keyof OperatorView]: OperatorView[K] };
type Deed<T extends 'rehearsal.from' | 'rehearsal.crowd' | 'rehearsal.end'> = (command: CommandOf<T>, draft: Draft) => undefined;

const begin: Deed<'rehearsal.from'> = ({ segmentId }, draft) => {
  const from = draft.rundown.findIndex(({ id }) => id === segmentId);
  const placed = draft.rundown.map((row, at): SegmentRow => {
    if (row.state === 'bench' || row.state === 'skipped') return row;
    return at < from ? { ...row, state: 'left-out', asPlayed: true } : { ...row, state: 'later' };
  });
  draft.rundown = withNext(placed, segmentId);
  draft.nextSegmentId = segmentId;
  draft.rehearsal = { crowd: null, hadCrowd: false, ...draft.rehearsal, from: segmentId };
  return undefined;
};

const call: Deed<'rehearsal.crowd'> = ({ crowd }, draft) => {
  draft.rehearsal = { from: null, ...draft.rehearsal, crowd, hadCrowd: crowd !== null || draft.rehearsal?.hadCrowd === true };
  return undefined;
};

const end: Deed<'rehearsal.end'> = (_, draft) => {
  draft.phase = 'ended';
  draft.onAir = null;
  return undefined;
};

export const rehearsalDeeds = { 'rehearsal.from': begin, 'rehearsal.crowd': call, 'rehearsal.end': end };
