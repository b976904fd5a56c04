/**
 * Pictures for the monitors: asked of the switcher only while somebody waits for one, at most five a second in all,
 * and shared by everybody who waits.
 *
 * One is under way at a time, so a switcher that is slow is asked less. Whoever waits for both monitors gets them in turn.
 * A viewer asks for the next one when it has the last, so that none is owed more than one.
 */
import type { MonitorName } from '../contract/monitors.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { nextScene } from '../core/picture.ts';
import type { Clock } from '../ports/clock.ts';
import type { Switcher } from '../ports/switcher.ts';
import type { ShowKeeper } from './show-keeper.ts';

/** `takenAt`: when it was asked for, so that its age is never told too small. */
export type SharedPicture = { readonly number: number; readonly scene: string; readonly takenAt: EpochMs; readonly jpeg: Buffer };

export type SharedPictures = {
  next(which: MonitorName, after: number, left: AbortSignal): Promise<SharedPicture | undefined>;
  close(): void;
};

type Needs = {
  readonly clock: Clock;
  readonly keeper: Pick<ShowKeeper, 'running'>;
  readonly switcher: Pick<Switcher, 'screenshot' | 'observed'>;
  readonly report: (error: unknown, what: string) => void;
};
type Waiter = (picture: SharedPicture | undefined) => void;

const atMostEvery: Ms = 200;
const width = 480;
/** One who waits longer is told that there is none, and asks again. */
const holdsFor: Ms = 2000;
/** An older one was taken before anybody watched: a newcomer waits for the next. */
const freshFor: Ms = 1000;
const mostWaiting = 200;

export const sharePictures = ({ clock, keeper, switcher, report }: Needs): SharedPictures => {
  const newest = new Map<MonitorName, SharedPicture>();
  const waiting = { program: new Set<Waiter>(), next: new Set<Waiter>() } as const;
  let isAsking = false;
  let isClosed = false;
  let askedAt: EpochMs = 0;
  let last: MonitorName = 'next';
  let number = 0;
  let cancelPlan: (() => void) | undefined;

  const sceneOf = (which: MonitorName): string | null => {
    const { program, preview } = switcher.observed();
    if (which === 'program') return program;
    const running = keeper.running();
    return (running && nextScene(running.show.context)) ?? preview;
  };
  /** The other one first: no monitor starves the other. */
  const wanted = (): MonitorName | undefined => {
    const other = last === 'program' ? 'next' : 'program';
    return [other, last].find((which): which is MonitorName => waiting[which as MonitorName].size > 0) as MonitorName | undefined;
  };
  const ask = async (which: MonitorName): Promise<void> => {
    isAsking = true;
    last = which;
    askedAt = clock.now();
    try {
      const scene = sceneOf(which);
      const jpeg = scene === null ? undefined : await switcher.screenshot(scene, width);
      if (scene === null || !jpeg) return;
      number += 1;
      const picture = { number, scene, takenAt: askedAt, jpeg };
      newest.set(which, picture);
      for (const answer of [...waiting[which]]) answer(picture);
    } catch (error) {
      report(error, 'A picture for the monitors could not be taken.');
    } finally {
      isAsking = false;
      plan();
    }
  };
  const plan = () => {
    if (isClosed || isAsking || cancelPlan || wanted() === undefined) return;
    cancelPlan = clock.wakeAt(Math.max(clock.now(), askedAt + atMostEvery), () => {
      cancelPlan = undefined;
      const which = wanted();
      if (which) void ask(which);
    });
  };

  return {
    next: (which, after, left) => {
      const held = newest.get(which);
      if (held && held.number !== after && clock.now() - held.takenAt < freshFor) return Promise.resolve(held);
      if (isClosed || left.aborted || waiting[which].size >= mostWaiting) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        const answer: Waiter = (picture) => {
          cancel();
          left.removeEventListener('abort', leave);
          waiting[which].delete(answer);
          resolve(picture);
        };
        const leave = () => answer(undefined);
        const cancel = clock.wakeAt(clock.now() + holdsFor, leave);
        left.addEventListener('abort', leave);
        waiting[which].add(answer);
        plan();
      });
    },
    close: () => {
      isClosed = true;
      cancelPlan?.();
      for (const answer of [...waiting.program, ...waiting.next]) answer(undefined);
    },
  };
};
