/**
 * Says when a clip has played to its end while it was on program.
 *
 * OBS also calls it an end when the scene is left mid-clip, and now and then says nothing at all: so an end counts
 * only when the clip is on program and as long as its length has passed, and we look by ourselves a second after it is due.
 */
import { z } from 'zod';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObsSession } from './obs-session.ts';

const MediaEvent = z.object({ inputName: z.string() });

/** How much shorter than its length a clip may play and still have ended: decoders cut the last frames. */
const slack: Ms = 500;
const patience: Ms = 1000;
/** OBS seeks with one of its next frames; only then does it know where it is. */
const seekWithin: Ms = 300;
const mostClips = 64;

/** `endsAt` is when it should end; undefined until OBS has told its length. */
type Play = { readonly endsAt: EpochMs | undefined; readonly beganAt?: EpochMs; readonly cancel: () => void };

type Told = { readonly mediaState: string; readonly mediaCursor: Ms | null; readonly mediaDuration: Ms | null };

/** OBS tells a length only of media that plays, and where it is only moves while it does. */
const placeIn = ({ mediaState, mediaCursor, mediaDuration }: Told, now: EpochMs): { endsAt?: EpochMs; beganAt?: EpochMs } => {
  if (!mediaDuration) return {};
  const at = mediaCursor ?? 0;
  const endsAt = now + mediaDuration - at;
  return mediaState === 'OBS_MEDIA_STATE_PLAYING' ? { endsAt, beganAt: now - at } : { endsAt };
};

export type ClipWatch = {
  /** An event of OBS; true when it was about a media input. */
  heard(name: string, data: unknown): boolean;
  /** The clip was moved to another place: its end comes at another time. */
  moved(input: string): void;
  /** OBS was away: clips may have ended unheard. */
  lookAgain(): void;
  forget(): void;
  /** How far it is; undefined while OBS has not said, or when it does not play. */
  media(input: string): { readonly beganAt: EpochMs; readonly endsAt: EpochMs } | undefined;
};

type Needs = {
  readonly clock: Clock;
  session(): ObsSession | undefined;
  ended(input: string): void;
  /** Where OBS is in a clip is known, or known anew. */
  seen(input: string): void;
  /** OBS says a length only of media that plays. */
  learned(input: string, length: Ms): void;
  failed(error: unknown): void;
};

export const watchClips = ({ clock, session, ended, seen, learned, failed }: Needs): ClipWatch => {
  const plays = new Map<string, Play>();

  const drop = (input: string) => {
    plays.get(input)?.cancel();
    plays.delete(input);
  };

  const isOnProgram = async (input: string): Promise<boolean> =>
    (await session()?.call('GetSourceActive', { sourceName: input }))?.videoActive === true;

  const finish = async (input: string, play: Play): Promise<void> => {
    if (plays.get(input) !== play) return;
    drop(input);
    if (play.endsAt !== undefined && clock.now() >= play.endsAt - slack && (await isOnProgram(input))) ended(input);
  };

  /** Where OBS is in the clip: notes when it is due, or finishes it when it is over. */
  const look = async (input: string): Promise<void> => {
    const before = plays.get(input);
    const status = await session()?.call('GetMediaInputStatus', { inputName: input });
    if (!status || !before || plays.get(input) !== before) return;
    if (status.mediaState === 'OBS_MEDIA_STATE_NONE') return drop(input);
    const isOver = status.mediaState === 'OBS_MEDIA_STATE_ENDED' || status.mediaState === 'OBS_MEDIA_STATE_STOPPED';
    if (isOver) return await finish(input, before);
    if (status.mediaDuration) learned(input, status.mediaDuration);
    const { endsAt = before.endsAt, beganAt } = placeIn(status, clock.now());
    before.cancel();
    const again = (endsAt ?? clock.now()) + patience;
    const cancel = clock.wakeAt(Math.max(again, clock.now() + patience), () => void look(input).catch(failed));
    plays.set(input, { endsAt, cancel, ...(beganAt === undefined ? {} : { beganAt }) });
    if (beganAt !== undefined || before.beganAt !== undefined) seen(input);
  };

  const started = (input: string) => {
    drop(input);
    if (plays.size >= mostClips) return;
    plays.set(input, { endsAt: undefined, cancel: () => undefined });
    look(input).catch(failed);
  };

  return {
    heard: (name, data) => {
      if (!name.startsWith('MediaInput')) return false;
      const input = MediaEvent.parse(data).inputName;
      const play = plays.get(input);
      if (name === 'MediaInputPlaybackEnded' && play) finish(input, play).catch(failed);
      if (name === 'MediaInputPlaybackStarted') started(input);
      if (name === 'MediaInputActionTriggered' && play) look(input).catch(failed);
      return true;
    },
    moved: (input) => {
      const play = plays.get(input);
      if (!play) return;
      play.cancel();
      plays.set(input, { endsAt: play.endsAt, cancel: clock.wakeAt(clock.now() + seekWithin, () => void look(input).catch(failed)) });
    },
    lookAgain: () => {
      for (const input of [...plays.keys()]) void look(input).catch(failed);
    },
    forget: () => {
      for (const input of [...plays.keys()]) drop(input);
    },
    media: (input) => {
      const { beganAt, endsAt } = plays.get(input) ?? {};
      return beganAt === undefined || endsAt === undefined ? undefined : { beganAt, endsAt };
    },
  };
};
