/**
 * Tally: which scenes are on program (red) and which come next (green), one display a scene, in the series’ order.
 *
 * Read from what the switcher says that it shows, not from what we asked of it: a lamp that says red is on air.
 * Pure.
 */
import type { OperatorView } from '../contract/views.ts';
import type { Plan } from '../core/plan.ts';

export type Lamp = {
  /** The first scene of the series is display 1. */
  readonly address: number;
  readonly text: string;
  readonly program: boolean;
  readonly next: boolean;
};
type Scene = { readonly id: string; readonly obs: string };

/** Where the next take will go, as far as the plan says; what the switcher holds in preview goes before it. */
const nextScene = (view: OperatorView, plan: Plan | null): string | null => {
  if (view.switcher.preview !== null) return view.switcher.preview;
  const [shotId] = plan?.segments[view.nextSegmentId ?? '']?.shots ?? [];
  const shot = plan?.shots[shotId ?? ''];
  return shot ? (plan?.scenes[shot.scene]?.obs ?? null) : null;
};

export const lampsOf = (scenes: readonly Scene[], view: OperatorView, plan: Plan | null): readonly Lamp[] => {
  const next = nextScene(view, plan);
  return scenes.map((scene, at) => ({
    address: at + 1,
    text: scene.obs,
    program: view.switcher.program === scene.obs,
    next: next === scene.obs,
  }));
};
