/**
 * A page as a CasparCG template: the four globals that its server calls, `play`, `stop`, `next` and `update`.
 *
 * None of them throws or waits, whatever it is given: a script error in a template is seen by nobody.
 */
import { type Fields, readUpdate } from './template-words.ts';

export type Template = {
  readonly play: () => void;
  readonly stop: () => void;
  readonly next: () => void;
  readonly update: (fields: Fields) => void;
};

/** @param fail is told what went wrong inside */
export const openTemplate = (target: object, { play, stop, next, update }: Template, fail: (problem: string) => void): void => {
  const guarded =
    (deed: (said: unknown) => void) =>
    (said?: unknown): void => {
      try {
        deed(said);
      } catch (problem) {
        fail(problem instanceof Error ? problem.message : String(problem));
      }
    };
  Object.assign(target, {
    play: guarded(play),
    stop: guarded(stop),
    next: guarded(next),
    update: guarded((said) => update(readUpdate(said))),
  });
};
