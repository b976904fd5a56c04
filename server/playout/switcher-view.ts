/** The switcher as it answers, beside what the show wants of it. */
import type { SwitcherView } from '../contract/switcher-view.ts';
import type { EpochMs } from '../contract/units.ts';
import { nextScene, wantedPicture } from '../core/picture.ts';
import type { Switcher } from '../ports/switcher.ts';
import { switcherSeenAt } from './lines.ts';
import type { Running } from './show-keeper.ts';

type Known = {
  readonly switcher: Switcher;
  readonly running: Running | null;
  readonly now: EpochMs;
  readonly byHand: string | null;
};

export const switcherView = ({ switcher, running, now, byHand }: Known): SwitcherView => {
  const observed = switcher.observed();
  const health = switcher.health();
  const wanted = running ? wantedPicture(running.show, now) : null;
  const inputs = Object.values(running?.show.context.plan.inputs ?? {}).map((input) => ({
    id: input.id,
    name: input.obs,
    kind: input.kind,
    wantedOpen: wanted?.sound[input.obs]?.open ?? false,
    open: observed.sound[input.obs]?.open ?? null,
  }));
  return {
    kind: switcher.kind,
    state: health.state,
    message: health.message,
    at: switcherSeenAt(switcher, now),
    program: observed.program,
    preview: observed.preview,
    wanted: wanted?.scene ?? null,
    bare: Object.values(running?.show.context.plan.scenes ?? {}).flatMap(({ obs, hasGraphics }) => (hasGraphics ? [] : [obs])),
    next: (running && nextScene(running.show.context)) ?? null,
    byHand,
    transmitting: observed.streaming || observed.virtualCamera,
    inputs,
  };
};
