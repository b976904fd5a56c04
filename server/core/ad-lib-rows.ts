/** The operators' rows of ad-libs. `isOn` is read from the show, never from the fact that one once fired. */
import type { AdLib, AdLibRow } from '../contract/ad-libs.ts';
import type { EpochMs } from '../contract/units.ts';
import { onAirRun, type ShowContext } from './show-state.ts';

const isOn = (context: ShowContext, { id, shot, clip }: AdLib, now: EpochMs): boolean => {
  const firedAt = context.adLibs[id];
  const run = onAirRun(context);
  if (firedAt === undefined || run === null) return false;
  if (clip !== undefined) return context.clip?.clipId === clip && context.clip.startedAt === firedAt;
  if (shot !== undefined) return context.slate === null && run.shotId === shot && run.shotAt === firedAt;
  return context.graphics.some(({ by, endsAt }) => by === `adlib:${id}` && (endsAt === null || endsAt > now));
};

export const adLibRows = (context: ShowContext, now: EpochMs): readonly AdLibRow[] =>
  (context.plan.adLibs ?? []).map((adLib) => ({
    id: adLib.id,
    label: adLib.label,
    does: adLib.clip !== undefined ? 'clip' : adLib.shot !== undefined ? 'shot' : 'graphic',
    isOn: isOn(context, adLib, now),
  }));
