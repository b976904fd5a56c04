/**
 * How many frames a second this page gets to draw, measured for a second of every two: between these nothing runs for it.
 *
 * A page that is hidden, or whose mixer draws it no more, gets none: that is measured too.
 */
export type FrameRate = {
  /** Looks at the second to come. */
  readonly measure: () => void;
  /** Undefined until the first second has passed. */
  readonly rate: () => number | undefined;
};

type Frames = {
  readonly now: () => number;
  readonly nextFrame: (deed: () => void) => void;
  readonly after: (ms: number, deed: () => void) => void;
};

const measuredFor = 1000;

const ofThisPage: Frames = {
  now: () => performance.now(),
  nextFrame: (deed) => void requestAnimationFrame(deed),
  after: (ms, deed) => void setTimeout(deed, ms),
};

export const openFrameRate = ({ now, nextFrame, after }: Frames = ofThisPage): FrameRate => {
  let rate: number | undefined;
  let measuring: object | undefined;
  const measure = () => {
    if (measuring) return;
    const mine = {};
    measuring = mine;
    const from = now();
    let frames = 0;
    const frame = () => {
      // A frame that was asked for before the page was hidden comes when it is shown again: it is of another second.
      if (measuring !== mine) return;
      frames += 1;
      nextFrame(frame);
    };
    nextFrame(frame);
    after(measuredFor, () => {
      measuring = undefined;
      rate = Math.round((frames * 10_000) / Math.max(1, now() - from)) / 10;
    });
  };
  return { measure, rate: () => rate };
};
