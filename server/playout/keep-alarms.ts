/** Looks at the stations with every beat, and says which alarms stand and whether they make a noise. */
import type { StationAlarms } from '../contract/station-alarms.ts';
import type { OperatorView } from '../contract/views.ts';
import { isOnAir, phaseOf } from '../core/show.ts';
import { alarmGroups, alarmNoise, lookAtStations, nothingSeen } from '../core/station-alarms.ts';
import { reachesPartners } from '../core/station-view.ts';
import type { Clock } from '../ports/clock.ts';
import type { ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly clock: Clock;
  readonly keeper: ShowKeeper;
  readonly stations: () => OperatorView['stations'];
  readonly strangers: () => StationAlarms['strangers'];
};

export type AlarmKeeper = { look(): void; now(): StationAlarms };

const usualRules: StationAlarms['rules'] = { above: 5, named: [] };

export const keepAlarms = ({ clock, keeper, stations, strangers }: Needs): AlarmKeeper => {
  let watch = nothingSeen;

  /** Only while partners get something of us; a muted one is out of service, and raises none. */
  const watched = (): OperatorView['stations'] => {
    const running = keeper.running();
    if (!running || !reachesPartners(running.activation.kind)) return [];
    const { show } = running;
    if (!isOnAir(show) && phaseOf(show) !== 'ready') return [];
    return stations().filter(({ id }) => !Object.hasOwn(show.context.muted, id));
  };
  const rules = (): StationAlarms['rules'] => {
    const written = keeper.running()?.show.context.plan.stationAlarms;
    return written ? { above: written.noiseAbove, named: written.named } : usualRules;
  };

  return {
    look: () => {
      watch = lookAtStations(watch, watched(), clock.now());
    },
    now: () => {
      const running = keeper.running();
      const groups = running ? alarmGroups(watch, running.show.context.alarmMarks, clock.now()) : [];
      return { groups, noise: alarmNoise(groups, rules()), strangers: strangers(), rules: rules() };
    },
  };
};
