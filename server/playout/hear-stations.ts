/** What the stations themselves ask for, put in one at a time as everything else is. Nothing of a rehearsal reaches them, so they ask nothing of one. */
import { textIn } from '../contract/units.ts';
import { stationAskFacts } from '../core/station-asks.ts';
import { reachesPartners } from '../core/station-view.ts';
import type { Clock } from '../ports/clock.ts';
import type { Playout } from './playout.ts';
import type { ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly keeper: ShowKeeper;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Whatever is due with it. */
  readonly settle: () => Promise<void>;
  readonly report: (error: unknown, what: string) => void;
};

export const hearStations =
  ({ keeper, clock, newId, settle, report }: Needs): Playout['stationAsks'] =>
  (stationId, asked) =>
    keeper
      .turn(async () => {
        const running = keeper.running();
        if (!running || !reachesPartners(running.activation.kind)) return { ok: false as const, why: 'off' as const };
        const { context } = running.show;
        const facts = stationAskFacts(context, stationId, asked, { now: clock.now(), newId });
        const station = context.plan.stations[stationId];
        if (!facts || !station) return { ok: false as const, why: 'unknown' as const };
        if (facts.length > 0) await keeper.adopt(facts, textIn(station.name, 'en'));
        await settle();
        return { ok: true as const };
      })
      .catch((error: unknown) => {
        report(error, 'What a station asked for could not be done.');
        return { ok: false as const, why: 'failed' as const };
      });
