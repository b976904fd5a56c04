/**
 * Pictures of one monitor, one after the other: the next is asked for when the last is here, and none while nobody can see it.
 */
import { type MonitorName, pictureHeaders } from '../../../server/contract/monitors.ts';
import type { Ms } from '../../../server/contract/units.ts';
import type { Picture } from './picture-state.ts';

/** The server holds a request for two seconds. */
const answerWithin: Ms = 5000;
const restAfterNone: Ms = 300;
const restAfterFault: Ms = 1500;

type Got = { readonly number: number; readonly picture: Picture } | 'none' | 'fault';

const pause = (length: Ms, left: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, length);
    left.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

const untilSeen = (left: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (document.visibilityState !== 'visible' && !left.aborted) return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    left.addEventListener('abort', look);
    look();
  });

const ask = async (which: MonitorName, after: number, left: AbortSignal): Promise<Got> => {
  try {
    const signal = AbortSignal.any([left, AbortSignal.timeout(answerWithin)]);
    const answer = await fetch(`/operators/monitor/${which}?after=${after}`, { signal, cache: 'no-store' });
    if (answer.status === 204) return 'none';
    if (!answer.ok) return 'fault';
    const said = (name: keyof typeof pictureHeaders) => answer.headers.get(pictureHeaders[name]) ?? '';
    const url = URL.createObjectURL(await answer.blob());
    return { number: Number(said('number')), picture: { url, scene: decodeURIComponent(said('scene')), takenAt: Number(said('takenAt')) } };
  } catch {
    // The server is away, or we have left: either way there is no picture, and its age says so.
    return 'fault';
  }
};

/** @returns the way to stop */
export const watchMonitor = (which: MonitorName, show: (picture: Picture) => void): (() => void) => {
  const leaving = new AbortController();
  const left = leaving.signal;
  let held: Picture | undefined;

  const hold = (picture: Picture | undefined) => {
    if (held) URL.revokeObjectURL(held.url);
    held = picture;
  };
  const run = async () => {
    for (let after = 0; !left.aborted; ) {
      await untilSeen(left);
      if (left.aborted) return;
      const got = await ask(which, after, left);
      if (typeof got === 'string') await pause(got === 'none' ? restAfterNone : restAfterFault, left);
      else if (left.aborted) URL.revokeObjectURL(got.picture.url);
      else {
        after = got.number;
        show(got.picture);
        hold(got.picture);
      }
    }
  };
  void run();
  return () => {
    leaving.abort();
    hold(undefined);
  };
};
