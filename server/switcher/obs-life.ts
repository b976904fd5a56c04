/** Tells an OBS that was away from one that was started again: its count of frames begins anew. */
import type { Log } from './log.ts';
import { ObsGone, ObsLate } from './obs-connection.ts';
import type { ObsSession, SessionEnd } from './obs-session.ts';

/** OBS says goodbye with this close code when a person closes it. */
const quit = 1001;

export type ObsLife = {
  /** Notes how far it has come; call it often. */
  look(session: ObsSession): void;
  /** True for an OBS that was restarted or hung, and for the first we meet. */
  mayHaveForgotten(session: ObsSession, before: SessionEnd | undefined): Promise<boolean>;
};

export const watchLife = (log: Log): ObsLife => {
  let frames: number | undefined;
  const count = async (session: ObsSession): Promise<number> => (await session.call('GetStats')).renderTotalFrames;
  const note = async (session: ObsSession) => {
    try {
      frames = await count(session);
    } catch (error) {
      if (!(error instanceof ObsGone || error instanceof ObsLate)) log.warn({ error }, 'OBS did not say how it is');
    }
  };
  return {
    look: (session) => void note(session),
    mayHaveForgotten: async (session, before) => {
      const counted = await count(session);
      const isAnother = frames === undefined || counted < frames;
      frames = counted;
      return isAnother || before === undefined || before.why === 'hung' || before.code === quit;
    },
  };
};
