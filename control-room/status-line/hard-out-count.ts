/** The counts to the hard out that a gallery calls: ten, five, three, one; then that it has passed. */

const counts = [1, 3, 5, 10] as const;
export type HardOutCount = (typeof counts)[number] | 'passed';

/** @param left whole seconds until the hard out, negative after it. @returns undefined while there is more than ten minutes */
export const hardOutCount = (left: number): HardOutCount | undefined => {
  if (left < 0) return 'passed';
  return counts.find((minutes) => left <= minutes * 60);
};
