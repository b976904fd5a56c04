/** What is done for pages again and again, and only while there is a page. */
import type { PictureCode } from '../contract/graphics.ts';
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import { giveAll } from './beforehand.ts';
import type { Screen } from './screen.ts';

/** Figures go out this far apart at least; codes are looked at and held structure is tried again as often. */
export const beat: Ms = 100;
const stuckLimit: Ms = 5000;

type Needs = {
  readonly clock: Clock;
  readonly code: (output: string) => PictureCode | undefined;
  readonly log: { readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void };
};

/** Codes, held structure and stuck pages are looked at ten times a second, and only while there is a page. */
export const beatWhile = ({ clock, code, log }: Needs, screens: ReadonlyMap<string, Screen>) => {
  let stop: (() => void) | undefined;
  const look = () => {
    giveAll(screens.values(), code, (screen, newest) => screen.code(newest));
    for (const screen of screens.values()) {
      screen.catchUp();
      if (screen.stuckFor() < stuckLimit) continue;
      log.warn({ output: screen.output }, 'An overlay page did not keep up and was cut; it comes back by itself.');
      screen.cut();
    }
  };
  return {
    go: () => {
      stop ??= clock.every(beat, look);
    },
    rest: () => {
      stop?.();
      stop = undefined;
    },
  };
};
