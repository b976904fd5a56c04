/** What the running clip takes by itself when it ends, and when: nobody presses for it, so it is said where people press. */
import { useSecondsSince, useView } from '../line/use-line.tsx';
import { lengthText, unknown } from './format.ts';
import { useText } from './use-text.ts';

type Takes = { readonly title: string; readonly left: string };

/** @returns undefined when nothing is taken by itself: under a slate or a frozen clock the clip takes nothing */
export const useClipTakes = (): Takes | undefined => {
  const { text } = useText();
  const { clip, onAir, timing, rundown, nextSegmentId } = useView();
  const standsStill = !onAir || onAir.slate !== null || timing.frozenSince !== null;
  const next = clip?.then === 'next' && !standsStill ? rundown.find(({ id }) => id === nextSegmentId) : undefined;
  const since = useSecondsSince(next && clip ? clip.endsAt : null);
  if (!next) return undefined;
  return { title: text(next.title), left: since === null ? unknown : lengthText(Math.max(0, -since)) };
};
