/** Lines of the log about the graphics desk and the stations, in English. */
import type { AlarmKind } from '../contract/station-alarms.ts';
import type { Names } from './log-names.ts';
import type { GraphicsFact, StationFact, Texts } from './log-text-types.ts';

export const graphicsTexts = ({ graphic, product }: Names): Texts<GraphicsFact> => ({
  'graphic.updated': (one) => `Graphic changed where it stands: ${graphic(one.graphic)}`,
  'price.revealed': (one) => `PRICE REVEALED: ${product(one.productId)}`,
  'graphics.cleared': () => 'Graphics cleared; mandatory labels stay',
  'graphics.removed': (one) => `EVERYTHING taken off the screen, mandatory labels too: ${one.reason}`,
  'graphics.labelled': () => 'Mandatory labels back on',
  'graphics.frozen': () => 'Graphics frozen: no cue and no take changes them',
  'graphics.thawed': () => 'Graphics follow cues and takes again',
});

const alarms: Readonly<Record<AlarmKind, string>> = {
  gone: 'gone',
  absent: 'never came',
  silent: 'page is silent',
  lagging: 'lagging',
  differs: 'shows something else',
  refused: 'refused for its key',
  drift: 'not at its delay',
};
const mostNamed = 5;

export const stationTexts = ({ station }: Names): Texts<StationFact> => {
  const named = (ids: readonly string[]): string => {
    const more = ids.length - mostNamed;
    return `${ids.slice(0, mostNamed).map(station).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  };
  return {
    'station.dumped': (one) => `Delay dumped: ${station(one.stationId)}; built up again over ${Math.round(one.over / 1000)} s`,
    'station.muted': (one) => `MUTED: ${station(one.stationId)}: ${one.reason}`,
    'station.unmuted': (one) => `No longer muted: ${station(one.stationId)}`,
    'alarm.acknowledged': (one) => `Alarm acknowledged, ${alarms[one.kind]}: ${named(one.stations.map(({ id }) => id))}`,
    'alarm.shelved': (one) => `Alarm shelved, ${alarms[one.kind]}: ${named(one.stations)}`,
    'alarm.unshelved': (one) => `Alarm back from the shelf, ${alarms[one.kind]}: ${named(one.stations)}`,
  };
};
