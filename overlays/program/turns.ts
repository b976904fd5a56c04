/**
 * Deeds of several graphics, one a frame: figures come for all of them at once, and drawn together they would make one frame late.
 *
 * The first is done at once. Of one graphic only the newest waits.
 */
export type Turns = {
  readonly take: (id: string, deed: () => void) => void;
  /** What waits for it is not done any more. */
  readonly drop: (id: string) => void;
};

export const openTurns = (nextFrame: (deed: () => void) => void = (deed) => void requestAnimationFrame(deed)): Turns => {
  const waiting = new Map<string, () => void>();
  let isUnderWay = false;
  const next = () => {
    const [first] = waiting;
    isUnderWay = first !== undefined;
    if (!first) return;
    const [id, deed] = first;
    waiting.delete(id);
    nextFrame(next);
    deed();
  };
  return {
    take: (id, deed) => {
      waiting.set(id, deed);
      if (!isUnderWay) next();
    },
    drop: (id) => void waiting.delete(id),
  };
};
