/** Chinese of why a change of a station is refused. */
import type { stationSayings } from '../../../server/contract/sayings/stations.ts';

export const zhStationSayings: Readonly<Record<keyof typeof stationSayings, string>> = {
  'station-needs-reason': '系列文件规定这家电视台不得有此内容。要放行，请写明原因。',
  'station-label-needs-reason': '系列文件要求的标识会被去掉。请写明原因。',
  'station-must-label': '这家电视台必须显示标识：请先去掉这些标识。',
  'station-excludes-labels': '这家电视台不要标识：请先放行标识。',
  'station-no-category': '本期没有“{{category}}”类的商品。',
  'station-delay-bounds': '这里的投票窗口只适合 {{least}} 到 {{most}} 的延迟。别的延迟要在系列文件里单独设一条路径。',
  'key-is-another': '您看过之后密钥已经更换。',
  'key-not-in-rehearsal': '彩排不触及任何合作台：它们的密钥是真的。请在彩排之前或之后更换。',
  'key-not-kept': '磁盘没有存下：什么都没有改变，密钥照旧。',
  'station-burnt-in': '这家电视台的图文随画面一起传送：没有延迟可设。',
};
