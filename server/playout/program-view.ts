/** The program output, of which every other is made. */
import type { OutputView } from '../contract/views.ts';
import { graphicsOn } from '../core/graphics.ts';
import { wantedShot } from '../core/picture.ts';
import { isOnAir, phaseOf } from '../core/show.ts';
import { onAirRun, segmentOf } from '../core/show-state.ts';
import type { Seen } from './build-view.ts';

const plainBrand = { primary: '#b3261e', accent: '#f2b134', ink: '#1b1b1b', paper: '#fffdf7' };

/** The program output. A station's is made from it by `core/station-view`. */
export const programView = (seen: Seen): OutputView => {
  const { running, switcher, now } = seen;
  const observed = switcher.observed();
  const context = running?.show.context;
  const run = context ? onAirRun(context) : null;
  const picture =
    switcher.kind === 'rehearsal' && running && isOnAir(running.show) && observed.program !== null
      ? {
          program: observed.program,
          preview: observed.preview,
          open: Object.entries(observed.sound).flatMap(([name, one]) => (one.open ? [name] : [])),
          transition: run?.transition ?? { kind: 'cut' as const, rate: 0 },
          title:
            context && run
              ? context.slate === null
                ? segmentOf(context, run.segmentId).title
                : (wantedShot(context)?.label ?? null)
              : null,
        }
      : null;
  return {
    epoch: seen.epoch,
    revision: seen.revision,
    at: now,
    output: 'program',
    language: context?.plan.episode.languages[0] ?? 'zh',
    brand: context?.plan.episode.brand ?? plainBrand,
    activation: running && phaseOf(running.show) !== 'ended' ? running.activation.kind : null,
    graphics: running ? graphicsOn(running.show, now, seen.links) : [],
    picture,
    ...(context ? { zone: context.plan.episode.zone } : {}),
    delay: 0,
    station: null,
  };
};
