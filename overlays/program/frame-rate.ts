/**
 * How many frames a second this page gets to draw, measured over less than half a second: while it is measured the page draws every frame,
 * and what is to be shown meanwhile waits for the next of them.
 *
 * A page that is hidden, or whose mixer draws it no more, gets none: that is measured too.
 */
export type FrameRate = {
  /** Looks at the frames to come. */
  readonly measure: () => void;
  /** Undefined until it was measured once. */
  readonly rate: () => number | undefined;
};

type Frames = {
  readonly now: () => number;
  readonly nextFrame: (deed: () => void) => void;
  readonly after: (ms: number, deed: () => void) => void;
};

const measuredFor = 400;
/** A page that has not drawn as long as that by now draws too seldom for it, or not at all. */
const waitedFor = 1000;

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
    let [first, frames] = [0, 0];
    const end = (count: number, took: number) => {
      measuring = undefined;
      rate = Math.round((count * 10_000) / Math.max(1, took)) / 10;
    };
    const frame = () => {
      // A frame that was asked for before the page was hidden comes when it is shown again: it is of another time.
      if (measuring !== mine) return;
      if (frames === 0) first = now();
      frames += 1;
      if (now() - first >= measuredFor) return end(frames - 1, now() - first);
      nextFrame(frame);
    };
    nextFrame(frame);
    after(waitedFor, () => {
      if (measuring === mine) end(frames, now() - from);
    });
  };
  return { measure, rate: () => rate };
};
