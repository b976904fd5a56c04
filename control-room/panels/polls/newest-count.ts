/** The newest count of a poll that this screen has: by its revision, whichever way it came. */
import type { Count } from '../../../server/contract/audience.ts';
import type { OperatorFigures, PollRow } from '../../../server/contract/views.ts';

export const newestCount = (poll: Pick<PollRow, 'id' | 'counted'>, figures: OperatorFigures | null): Count | null => {
  const live = figures?.counts[poll.id];
  if (!live) return poll.counted;
  if (!poll.counted) return live;
  if (live.activationId !== poll.counted.activationId) return poll.counted;
  return live.revision >= poll.counted.revision ? live : poll.counted;
};
