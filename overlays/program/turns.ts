/**
 * Deeds of several graphics, one a frame: figures come for all of them at once, and drawn together they would make one frame late.
 *
 * Each is done as a frame begins. Of one graphic only the newest waits. A page that nobody sees has no frames: there they are done at once.
 */
export type Turns = {
  readonly take: (id: string, deed: () => void) => void;
  /** What waits for it is not done any more. @returns whether anything did */
  readonly drop: (id: string) => boolean;
};

type Frames = {
  /** Does the deed as the next frame begins. */
  readonly next: (deed: () => void) => void;
  readonly areSeen: () => boolean;
};

/** ms after which too little of a frame is left, at 60 a second. */
const late = 8;

/** A frame that is asked for while the page rests may begin late in its refresh: what is written then misses it, so it is left empty. */
const framesOfPage: Frames = {
  next: (deed) =>
    void requestAnimationFrame((due) => {
      if (performance.now() - due < late) deed();
      else requestAnimationFrame(deed);
    }),
  areSeen: () => !document.hidden,
};

export const openTurns = ({ next, areSeen }: Frames = framesOfPage): Turns => {
  const waiting = new Map<string, () => void>();
  let isUnderWay = false;
  const doOne = () => {
    const [first] = waiting;
    if (first) waiting.delete(first[0]);
    isUnderWay = waiting.size > 0;
    if (isUnderWay) next(doOne);
    first?.[1]();
  };
  return {
    take: (id, deed) => {
      waiting.delete(id);
      if (!areSeen()) return deed();
      waiting.set(id, deed);
      if (!isUnderWay) next(doOne);
      isUnderWay = true;
    },
    drop: (id) => waiting.delete(id),
  };
};
