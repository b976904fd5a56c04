/**
 * What is left of the clip that runs: by how far the switcher says it is, else by the plan, and which of the two is said.
 *
 * Whatever comes first ends it for the viewer: its out point, or the end of its media.
 */
import type { EpochMs } from '../contract/units.ts';
import type { ClipView } from '../contract/views.ts';
import type { ShowContext } from './show-state.ts';

/** A media as the switcher plays it: when its first frame was or would have been, and when its last will be. */
export type MediaTimes = { readonly beganAt: EpochMs; readonly endsAt: EpochMs };

/** @param media of the clip's input; undefined where the switcher does not say */
export const clipView = ({ clip, plan }: ShowContext, media: MediaTimes | undefined): ClipView | null => {
  const planned = plan.clips[clip?.clipId ?? ''];
  if (!clip || !planned) return null;
  const { id, title, outWords, then, out } = planned;
  return {
    ...{ clipId: id, title, then },
    ...(outWords === undefined ? {} : { outWords }),
    endsAt: media ? Math.min(clip.endsAt, media.beganAt + out, media.endsAt) : clip.endsAt,
    by: media ? 'switcher' : 'plan',
  };
};

/** The switcher's own name of the input that plays the clip. */
export const clipInput = ({ clip, plan }: ShowContext): string | undefined => plan.inputs[plan.clips[clip?.clipId ?? '']?.input ?? '']?.obs;
