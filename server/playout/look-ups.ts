/** What the edges may look up in the running show without changing it: its plan, its papers, who is muted, and a graphic before it is on. */
import type { MonitorName } from '../contract/monitors.ts';
import type { EpochMs } from '../contract/units.ts';
import type { OutputView } from '../contract/views.ts';
import { asRunRows } from '../core/as-run.ts';
import type { World } from '../core/decide/world.ts';
import { previewGraphics } from '../core/graphic-preview.ts';
import type { Links } from '../core/graphics.ts';
import { foreseenGraphics, graphicsToCome } from '../core/graphics-to-come.ts';
import { breaksOf } from '../core/local-breaks.ts';
import { printedOrder } from '../core/printed-order.ts';
import type { ShowContext } from '../core/show-state.ts';
import { stationNow, stationsNow } from '../core/station-changes.ts';
import { delayOf } from '../core/station-delay.ts';
import type { PlannedStation } from '../core/station-hours.ts';
import type { Partner } from '../core/station-settings-row.ts';
import type { Clock } from '../ports/clock.ts';
import type { Operator, Playout } from './playout.ts';
import type { ShowKeeper } from './show-keeper.ts';

const papersOf = (context: ShowContext | undefined, now: EpochMs) =>
  context ? { asRun: asRunRows(context, now), order: printedOrder(context, now) } : null;

const partnerOf = ({ plan, stationChanges, dumped }: ShowContext, station: PlannedStation): Partner => ({
  station,
  delay: delayOf(station, plan.paths),
  path: plan.paths[station.path],
  written: plan.stations[station.id],
  change: stationChanges[station.id],
  dumped: dumped[station.id],
});

/** Made anew when what they are made of is another: whoever knocks at a station's door is compared with all of them. */
const partnersOf = (keeper: ShowKeeper): Playout['partners'] => {
  let made: { readonly of: Pick<ShowContext, 'plan' | 'stationChanges' | 'dumped'>; readonly partners: readonly Partner[] } | undefined;
  return () => {
    const context = keeper.running()?.show.context;
    if (!context) return null;
    const { plan, stationChanges, dumped } = context;
    if (made?.of.plan === plan && made.of.stationChanges === stationChanges && made.of.dumped === dumped) return made.partners;
    const partners = Object.values(stationsNow(context)).map((station) => partnerOf(context, station));
    made = { of: { plan, stationChanges, dumped }, partners };
    return partners;
  };
};

export const lookUps = (
  keeper: ShowKeeper,
  clock: Clock,
): Pick<Playout, 'isMuted' | 'dumpOf' | 'localBreaks' | 'partner' | 'partners' | 'activation' | 'plan' | 'context' | 'papers'> => ({
  partner: (id) => {
    const context = keeper.running()?.show.context;
    const station = context && stationNow(context, id);
    return station && partnerOf(context, station);
  },
  partners: partnersOf(keeper),
  isMuted: (stationId) => Object.hasOwn(keeper.running()?.show.context.muted ?? {}, stationId),
  dumpOf: (stationId) => keeper.running()?.show.context.dumped[stationId],
  localBreaks: (stationId) => {
    const context = keeper.running()?.show.context;
    return context ? breaksOf(context, stationId) : [];
  },
  activation: () => keeper.running()?.activation ?? null,
  plan: () => keeper.running()?.show.context.plan ?? null,
  context: () => keeper.running()?.show.context ?? null,
  papers: () => papersOf(keeper.running()?.show.context, clock.now()),
});

/** Who looks at a preview is written nowhere. */
const nobody: Operator = { id: 'preview', name: 'preview' };

type PreviewNeeds = {
  readonly keeper: ShowKeeper;
  readonly links: Links;
  readonly world: () => Pick<World, 'now' | 'newId' | 'activationId' | 'kind' | 'voteObstacle' | 'leftOf'>;
  readonly program: () => OutputView;
};

/** What a monitor lacks whose scene carries no graphics; nothing while no episode is loaded. */
const monitorView = ({ keeper, links, world, program }: PreviewNeeds, monitor: MonitorName): OutputView => {
  const running = keeper.running();
  const now = { ...program(), picture: null };
  if (monitor === 'program' || !running) return now;
  return { ...now, graphics: foreseenGraphics(running.show.context, world().now, links) };
};

/** The program as it would be: decided in the world as an operator has it now. */
export const previewsOf =
  (needs: PreviewNeeds): Playout['preview'] =>
  (asked) => {
    if (asked.type === 'monitor') return { ok: true, view: monitorView(needs, asked.monitor) };
    const { keeper, links, world, program } = needs;
    const running = keeper.running();
    if (!running) return { ok: false, message: 'No episode is loaded. Choose one first.' };
    const whole: World = { ...world(), who: nobody, operators: [], diskIsWell: true, redChecks: [], witnessedAt: 'not-needed' };
    const answer = previewGraphics(asked, running.show, whole, links);
    if ('refusal' in answer) return { ok: false, message: answer.refusal.message };
    return { ok: true, view: { ...program(), graphics: answer.graphics, picture: null } };
  };

/** Before and after the show, too: a page may build what its first take brings. */
export const comingOf =
  (keeper: ShowKeeper, clock: Clock, links: Links): Playout['coming'] =>
  () => {
    const running = keeper.running();
    return running ? graphicsToCome(running.show.context, clock.now(), links) : [];
  };
