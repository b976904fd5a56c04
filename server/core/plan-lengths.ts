/** How far a segment may be cut or stretched when its file does not say. */
import type { Segment } from '../contract/show-file.ts';
import type { Ms } from '../contract/units.ts';

export type PlannedLengths = { readonly min: Ms; readonly max: Ms };

export const plannedLengths = ({ planned, min, max }: Pick<Segment, 'planned' | 'min' | 'max'>): PlannedLengths => ({
  min: min ?? Math.round(planned * 0.6),
  max: max ?? Math.round(planned * 1.4),
});
