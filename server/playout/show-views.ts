/**
 * What is seen of a running show: made anew when something changed, once for each that asks in the same moment.
 */
import type { WholeFigures } from '../contract/graphics.ts';
import { phaseOf } from '../core/show.ts';
import { shownToStations } from '../core/shown-to-stations.ts';
import { operatorView, type Seen } from './build-view.ts';
import { pollFigures } from './figures.ts';
import type { keepChecks } from './keep-checks.ts';
import { openLogRows } from './log-rows.ts';
import type { PlayoutNeeds } from './playout.ts';
import { type OnAirSeen, programView } from './program-view.ts';
import { onceForEach } from './publish.ts';
import type { openTill } from './sell.ts';
import type { Followers, Heart } from './show-heart.ts';

type House = Heart & Followers & { readonly till: ReturnType<typeof openTill>; readonly checks: ReturnType<typeof keepChecks> };

export const openViews = (
  needs: PlayoutNeeds,
  { keeper, journal, picture, votes, checks, board, till, structure, figures, sound, alarms }: House,
) => {
  const { clock, switcher, phones, links } = needs;
  const epoch = needs.newId();
  const logRows = openLogRows();
  const onAirSeen = (): OnAirSeen => ({
    ...{ epoch, switcher, links },
    ...{ now: clock.now(), revision: structure.revision(), running: keeper.running() },
  });
  const seen = (): Seen => ({
    ...onAirSeen(),
    phones,
    ...{
      log: keeper.log(),
      logRows,
      recording: journal.recording(),
      byHand: picture.byHand(),
      ...{ preflight: checks.rows(), lacks: checks.lacks() },
      watched: votes.watched(),
    },
    sound: sound.now(),
    alarms: alarms.now(),
    ...{ notices: board.notices(), episodes: needs.episodes(), around: needs.around() },
  });
  const figuresNow = (): WholeFigures => ({
    revision: figures.revision(),
    at: clock.now(),
    polls: pollFigures(keeper.running()?.show.context.polls ?? {}, votes.counts()),
    products: till.products(),
    sales: till.sales(),
  });
  return {
    view: onceForEach(structure.revision, clock.now, () => operatorView(seen())),
    forStations: () => {
      const running = keeper.running();
      const known = running && { ...running, links, checkpoint: votes.watched().checkpoint };
      return { ...shownToStations(known, clock.now()), recording: { ok: journal.recording().ok } };
    },
    outside: () => {
      const [running, { stations, screens }] = [keeper.running(), needs.around()];
      return { phase: running ? phaseOf(running.show) : 'off', stations, screens, alarms: alarms.now() };
    },
    program: onceForEach(structure.revision, clock.now, () => programView(onAirSeen())),
    figures: figuresNow,
    operatorFigures: () => {
      const now = clock.now();
      const context = keeper.running()?.show.context;
      const bySegment = context ? till.bySegment(context, now) : { bySegment: [], projection: null };
      return { ...figuresNow(), ...bySegment, counts: Object.fromEntries(votes.counts()), perMinute: till.perMinute(now) };
    },
  };
};
