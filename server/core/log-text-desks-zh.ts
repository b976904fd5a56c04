/** Lines of the log about the graphics desk and the stations, in Chinese. */
import type { AlarmKind } from '../contract/station-alarms.ts';
import type { Names } from './log-names.ts';
import type { GraphicsFact, StationFact, Texts } from './log-text-types.ts';

export const graphicsTexts = ({ graphic, product }: Names): Texts<GraphicsFact> => ({
  'graphic.updated': (one) => `字幕就地更换：${graphic(one.graphic)}`,
  'price.revealed': (one) => `价格揭晓：${product(one.productId)}`,
  'graphics.cleared': () => '字幕已清；必须保留的标识不撤',
  'graphics.removed': (one) => `全部字幕撤下，连必须保留的标识：${one.reason}`,
  'graphics.labelled': () => '标识已恢复',
  'graphics.frozen': () => '字幕冻结：提示和切播都不再改动',
  'graphics.thawed': () => '字幕重新跟随提示和切播',
});

const alarms: Readonly<Record<AlarmKind, string>> = {
  gone: '断开',
  absent: '从未连上',
  silent: '页面无声息',
  lagging: '滞后',
  differs: '画面不符',
  refused: '密钥被拒',
  drift: '延时偏移',
};
const mostNamed = 5;

export const stationTexts = ({ station }: Names): Texts<StationFact> => {
  const named = (ids: readonly string[]): string => {
    const more = ids.length - mostNamed;
    return `${ids.slice(0, mostNamed).map(station).join('、')}${more > 0 ? `等 ${ids.length} 家` : ''}`;
  };
  return {
    'station.dumped': (one) => `延时已清空：${station(one.stationId)}；${Math.round(one.over / 1000)} 秒内重新建立`,
    'station.muted': (one) => `已静默：${station(one.stationId)}：${one.reason}`,
    'station.unmuted': (one) => `不再静默：${station(one.stationId)}`,
    'alarm.acknowledged': (one) => `警报已确认，${alarms[one.kind]}：${named(one.stations.map(({ id }) => id))}`,
    'alarm.shelved': (one) => `警报已搁置，${alarms[one.kind]}：${named(one.stations)}`,
    'alarm.unshelved': (one) => `警报已取回，${alarms[one.kind]}：${named(one.stations)}`,
  };
};
