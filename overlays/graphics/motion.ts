/**
 * How parts of a graphic come and go: transforms and opacity only, so that nothing is laid out while it moves.
 *
 * A move says where its part comes from; it goes back the same way, faster. Length is counted by timers, not by the
 * animations' own promises: those wait for frames, and a page that is not painted has none. Moves by a share of a part's own size are
 * turned into pixels as they begin: a browser moves only those without its main thread.
 */
export type Move = {
  readonly part: string;
  readonly from: { readonly transform?: string; readonly opacity?: number };
  readonly at?: number;
  readonly lasts?: number;
};

const easeIn = 'cubic-bezier(0.16, 0.84, 0.28, 1)';
const easeOut = 'cubic-bezier(0.6, 0, 0.8, 0.4)';
const standardLength = 520;
const outFactor = 0.55;

export type Motion = {
  readonly done: Promise<void>;
  readonly finish: () => void;
  /** What moved stands as if it never had: where it left to is kept until then. */
  readonly undo: () => void;
};

const timed = (running: readonly Animation[], length: number): Motion => {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, length);
    end = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return {
    done,
    finish: () => {
      for (const animation of running) animation.finish();
      end();
    },
    undo: () => {
      for (const animation of running) animation.cancel();
      end();
    },
  };
};

const share = /translate([XY])\((?:calc\()?(-?[\d.]+)%(?: ([+-]) (\d+)px\))?\)/g;

/** Reads the part's size only when it must. */
const inPixels = (from: Move['from'], part: HTMLElement): Keyframe => ({
  ...from,
  ...(from.transform !== undefined && {
    transform: from.transform.replace(share, (_all, axis: string, percent: string, sign = '+', more = '0') => {
      const size = axis === 'X' ? part.offsetWidth : part.offsetHeight;
      return `translate${axis}(${Math.round((size * Number(percent)) / 100) + Number(`${sign}${more}`)}px)`;
    }),
  }),
});

/** As the moves say, times `pace`. */
const paced = (moves: readonly Move[], pace: number) =>
  moves.map(({ at = 0, lasts = standardLength, ...move }) => ({ ...move, at: at * pace, lasts: lasts * pace }));

/**
 * @param partOf finds a part by name; a part that is not there does not move
 * @param pace 1 as designed; more is slower
 */
export const moveIn = (moves: readonly Move[], partOf: (name: string) => HTMLElement | null, pace = 1): Motion => {
  let length = 0;
  const running = paced(moves, pace).flatMap(({ part, from, at, lasts }) => {
    length = Math.max(length, at + lasts);
    const element = partOf(part);
    // One keyframe alone would be the end of the way: it says that it is the beginning.
    const way = element && [{ offset: 0, ...inPixels(from, element) }];
    const animation = way && element.animate(way, { duration: lasts, delay: at, easing: easeIn, fill: 'backwards' });
    return animation ? [animation] : [];
  });
  return timed(running, length);
};

export const moveOut = (moves: readonly Move[], partOf: (name: string) => HTMLElement | null, pace = 1): Motion => {
  const slowed = paced(moves, pace);
  const last = Math.max(0, ...slowed.map(({ at }) => at));
  let length = 0;
  const running = slowed.flatMap(({ part, from, at, lasts }) => {
    const [delay, duration] = [(last - at) * outFactor, lasts * outFactor];
    length = Math.max(length, delay + duration);
    const element = partOf(part);
    const animation = element?.animate([{ offset: 1, ...inPixels(from, element) }], { duration, delay, easing: easeOut, fill: 'forwards' });
    return animation ? [animation] : [];
  });
  return timed(running, length);
};
