/**
 * Looks at a picture frame by frame for time codes. The moment of a frame is when it was captured, where the browser says so, by the house's
 * clock; never by the machine's own.
 */
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import type { Grey } from '../time-code/find-code.ts';
import { nothingRead, type Reading, readFrame } from '../time-code/reading.ts';

type Frame = { readonly captureTime?: number };
/** Browsers that have it call it with every frame that is new; the others look as often as they draw. */
type Watched = HTMLVideoElement & { requestVideoFrameCallback?: (deed: (now: number, frame: Frame) => void) => number };

/** Enough for cells of a picture in a quarter of a multiviewer. */
const widest = 1280;
/** 25 looks a second are plenty: the rest of the machine is somebody's mixer. */
const lookEvery: Ms = 38;
/** A capture that is said to be older than that was not timed by this machine's clock. */
const oldest: Ms = 2000;

/** Green is most of what is bright. */
const greyOf = ({ width, height, data }: ImageData): Grey => {
  const light = new Uint8Array(width * height);
  for (let n = 0; n < light.length; n += 1) light[n] = data[n * 4 + 1] ?? 0;
  return { width, height, light };
};

const capturedAt = (now: number, { captureTime }: Frame): number =>
  captureTime !== undefined && captureTime <= now && now - captureTime < oldest ? captureTime : now;

/**
 * @param serverAt the house's time at a moment of `performance.now()`; null: not known yet
 * @param told with every look
 * @returns the way to stop
 */
export const watchPicture = (
  video: Watched,
  serverAt: (steady: number) => EpochMs | null,
  told: (reading: Reading) => void,
): (() => void) => {
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  let reading = nothingRead;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isOver = false;
  const look = (seen: EpochMs) => {
    const scale = Math.min(1, widest / video.videoWidth);
    const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
    if (!brush || width === 0 || height === 0) return;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    brush.drawImage(video, 0, 0, width, height);
    reading = readFrame(reading, greyOf(brush.getImageData(0, 0, width, height)), seen);
    told(reading);
  };
  const came = (now: number, frame: Frame) => {
    if (isOver) return;
    const seen = serverAt(capturedAt(now, frame));
    if (seen !== null && now - lookedAt >= lookEvery) {
      lookedAt = now;
      look(seen);
    }
    next();
  };
  const next = () => {
    if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(came);
    else requestAnimationFrame((now) => came(now, {}));
  };
  next();
  return () => {
    isOver = true;
  };
};
