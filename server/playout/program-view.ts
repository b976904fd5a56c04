/** The program output, of which every other is made. */
import type { OutputView } from '../contract/views.ts';
import { graphicsOn } from '../core/graphics.ts';
import { wantedShot } from '../core/picture.ts';
import { isOnAir, phaseOf } from '../core/show.ts';
import { onAirRun, segmentOf } from '../core/show-state.ts';
import type { Seen } from './build-view.ts';

const plainBrand = { primary: '#b3261e', accent: '#f2b134', ink: '#1b1b1b', paper: '#fffdf7' };

/** All that viewers are shown comes of: nothing else is looked at on a take's way to them. */
export type OnAirSeen = Pick<Seen, 'epoch' | 'revision' | 'now' | 'running' | 'switcher' | 'links'>;

/** The picture of the rehearsal switcher, which the page draws; with the title that the next take brings, so that it is drawn before. */
const drawnPicture = ({ running, switcher }: OnAirSeen): OutputView['picture'] => {
  const { program, preview, sound } = switcher.observed();
  if (switcher.kind !== 'rehearsal' || !running || !isOnAir(running.show) || program === null) return null;
  const { context } = running.show;
  const run = onAirRun(context);
  const shown = context.slate === null && run ? segmentOf(context, run.segmentId).title : (wantedShot(context)?.label ?? null);
  return {
    program,
    preview,
    open: Object.entries(sound).flatMap(([name, one]) => (one.open ? [name] : [])),
    transition: run?.transition ?? { kind: 'cut', rate: 0 },
    title: run ? shown : null,
    ...(context.next === null ? {} : { next: segmentOf(context, context.next).title }),
  };
};

/** The program output. A station's is made from it by `core/station-view`. */
export const programView = (seen: OnAirSeen): OutputView => {
  const { running, now } = seen;
  const context = running?.show.context;
  return {
    epoch: seen.epoch,
    revision: seen.revision,
    at: now,
    output: 'program',
    language: context?.plan.episode.languages[0] ?? 'zh',
    brand: context?.plan.episode.brand ?? plainBrand,
    activation: running && phaseOf(running.show) !== 'ended' ? running.activation.kind : null,
    graphics: running ? graphicsOn(running.show, now, seen.links) : [],
    picture: drawnPicture(seen),
    ...(context ? { zone: context.plan.episode.zone } : {}),
    delay: 0,
    station: null,
  };
};
