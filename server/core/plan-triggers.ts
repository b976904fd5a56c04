/**
 * When a cue fires and how long it lasts: from the words of the file to values.
 */
import type { Clip, Cue, Segment } from '../contract/show-file.ts';
import { type Ms, parseDuration } from '../contract/units.ts';
import type { Lifespan, Trigger } from './plan.ts';

/** `written` has passed the schema. */
export const readTrigger = (written: Cue['trigger']): Trigger => {
  if (written === 'manual' || written === 'take') return { on: written };
  if (written.startsWith('clip-end:')) return { on: 'clip-end', clip: written.slice('clip-end:'.length) };
  return { on: written.startsWith('+') ? 'after' : 'before-end', at: parseDuration(written.slice(1)) ?? 0 };
};

export const readLifespan = (written: Cue['lasts']): Lifespan => (typeof written === 'number' ? { for: written } : { until: written });

/**
 * When a cue fires by itself, counted from the take.
 * @returns ms; undefined when a person fires it, or when its clip does not play in this segment. Negative when it lies before the take.
 */
export const firesAfter = (cue: Cue, segment: Segment, clipOf: (id: string) => Clip | undefined): Ms | undefined => {
  const trigger = readTrigger(cue.trigger);
  if (trigger.on === 'manual') return undefined;
  if (trigger.on === 'take') return 0;
  if (trigger.on === 'after') return trigger.at;
  if (trigger.on === 'before-end') return segment.planned - trigger.at;
  const player = segment.cues.find(
    (other) => other.kind === 'clip' && other.clip === trigger.clip && !other.trigger.startsWith('clip-end:'),
  );
  const clip = clipOf(trigger.clip);
  const playsAt = player && clip ? firesAfter(player, segment, clipOf) : undefined;
  return playsAt === undefined || !clip ? undefined : playsAt + (clip.out - clip.in);
};
