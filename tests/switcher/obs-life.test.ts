/** Was OBS only out of reach, or is it another one? */
import { expect, it } from 'vitest';
import { watchLife } from '../../server/switcher/obs-life.ts';
import type { ObsSession } from '../../server/switcher/obs-session.ts';

const perSecond = 15;
/** An OBS that has made so many frames when it is asked. */
const sessionOf = (frames: number): ObsSession =>
  ({ call: async () => ({ renderTotalFrames: frames, activeFps: perSecond }) }) as unknown as ObsSession;

const meetsAgain = async (framesBefore: number, secondsAway: number, framesAfter: number): Promise<boolean> => {
  let now = 0;
  const clock = { now: () => now, wakeAt: () => () => undefined, every: () => () => undefined };
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const life = watchLife(clock, quiet);
  await life.mayHaveForgotten(sessionOf(framesBefore), undefined);
  now = secondsAway * 1000;
  return life.mayHaveForgotten(sessionOf(framesAfter), { why: 'gone', code: 1006 } as never);
};

it('[P5] an OBS that began while we were away is another one, also when the one before was young', async () => {
  expect(await meetsAgain(3, 2, 20)).toBe(true);
  expect(await meetsAgain(9000, 2, 20)).toBe(true);
});

it('an OBS that went on while the line was down is the same', async () => {
  expect(await meetsAgain(9000, 2, 9030)).toBe(false);
  expect(await meetsAgain(30, 2, 60)).toBe(false);
});
