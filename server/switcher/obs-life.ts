/** Tells an OBS that was away from one that was started again: its count of frames begins anew. */
import type { EpochMs } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from './log.ts';
import { ObsGone, ObsLate } from './obs-connection.ts';
import type { ObsSession, SessionEnd } from './obs-session.ts';

/** OBS says goodbye with this close code when a person closes it. */
const quit = 1001;

export type ObsLife = {
  /** Notes how far it has come; call it often. */
  look(session: ObsSession): void;
  /** True for an OBS that was restarted or hung, and for the first we meet. */
  mayHaveForgotten(session: ObsSession, end: SessionEnd | undefined): Promise<boolean>;
};

/** Of the frames that a running OBS should have made meanwhile, how many it makes even when overloaded. */
const leastPace = 0.3;

type Count = { readonly frames: number; readonly perSecond: number; readonly at: EpochMs };

export const watchLife = (clock: Clock, log: Log): ObsLife => {
  let last: Count | undefined;
  const count = async (session: ObsSession): Promise<Count> => {
    const { renderTotalFrames, activeFps } = await session.call('GetStats');
    return { frames: renderTotalFrames, perSecond: activeFps, at: clock.now() };
  };
  const note = async (session: ObsSession) => {
    try {
      last = await count(session);
    } catch (error) {
      if (!(error instanceof ObsGone || error instanceof ObsLate)) log.warn({ error }, 'OBS did not say how it is');
    }
  };
  /** It began after we last saw the one before, or has made fewer frames than that one would have by now. */
  const isAnother = (before: Count, now: Count): boolean => {
    const away = (now.at - before.at) / 1000;
    const pace = Math.max(before.perSecond, now.perSecond);
    const age = pace > 0 ? now.frames / pace : 0;
    return age < away || now.frames < before.frames + leastPace * before.perSecond * away;
  };
  return {
    look: (session) => void note(session),
    mayHaveForgotten: async (session, end) => {
      const before = last;
      last = await count(session);
      if (before === undefined || end === undefined || end.why === 'hung' || end.code === quit) return true;
      return isAnother(before, last);
    },
  };
};
