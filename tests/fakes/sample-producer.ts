/** What a producer sees in mid-show: a vote that may lead two ways, sales by segment, where the segment on air is going. */
import { minutes, seconds } from '../../server/contract/units.ts';
import type { BranchPreview, OperatorFigures } from '../../server/contract/views.ts';
import { onAirIndex, sampleRundown } from './sample-rundown.ts';

export const sampleBranches = (now: number): readonly BranchPreview[] => {
  const coming = sampleRundown(now).slice(onAirIndex + 1);
  const [first, second, third] = coming;
  if (!first || !second || !third) throw new Error('The sample rundown has too little to come.');
  return [
    {
      pollId: 'poll-oranges',
      from: first.id,
      leavesAt: now + minutes(4),
      earliestReveal: now + minutes(3),
      yea: { to: second.id, passedOver: 0, lands: { offAir: now + minutes(90), overHardOut: seconds(75) }, hindrance: null },
      nay: { to: third.id, passedOver: 1, lands: { offAir: now + minutes(87), overHardOut: -seconds(105) }, hindrance: null },
    },
  ];
};

export const sampleBySegment = (now: number): Pick<OperatorFigures, 'bySegment' | 'projection'> => {
  const rundown = sampleRundown(now);
  const done = rundown.slice(0, onAirIndex + 1);
  const onAir = rundown[onAirIndex];
  return {
    bySegment: done.map(({ id }, index) => ({
      segmentId: id,
      minutes: 3,
      units: 900 + index * 210,
      planned: index % 2 === 0 ? 320 : null,
    })),
    projection: onAir
      ? {
          segmentId: onAir.id,
          productId: 'apples',
          endsAt: now + minutes(3),
          perMinute: 412,
          minutes: 4,
          lastOrderAt: now - seconds(2),
          sold: 9648,
          left: 352,
          soldOutAt: null,
        }
      : null,
  };
};
