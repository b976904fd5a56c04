/**
 * The newest count of a poll that this screen has: a final one in the view stands, before it the highest revision, whichever way it came.
 *
 * One is final once it is on record, which the view says: until then the door's last figures are figures like any other, and nobody signs them.
 */
import type { Count } from '../../../server/contract/audience.ts';
import type { OperatorFigures, PollRow } from '../../../server/contract/views.ts';

export const newestCount = (poll: Pick<PollRow, 'id' | 'counted'>, figures: OperatorFigures | null): Count | null => {
  const live = figures?.counts[poll.id];
  if (!live) return poll.counted;
  if (!poll.counted) return { ...live, final: false };
  // What two people left out or corrected is in the view's count, and never in the door's stream of figures.
  if (poll.counted.final || live.activationId !== poll.counted.activationId) return poll.counted;
  return live.revision >= poll.counted.revision ? { ...live, final: false } : poll.counted;
};
