/** Chinese of why a change of a station is refused. */
import type { stationSayings } from '../../../server/contract/sayings/stations.ts';

export const zhStationSayings: Readonly<Record<keyof typeof stationSayings, string>> = {
  'station-needs-reason': '系列文件规定这家电视台不得有此内容。要放行，请写明原因。',
  'station-label-needs-reason': '系列文件要求的标识会被去掉。请写明原因。',
  'station-must-label': '这家电视台必须显示标识：请先去掉这些标识。',
  'station-excludes-labels': '这家电视台不要标识：请先放行标识。',
  'station-no-category': '本期没有“{{category}}”类的商品。',
  'station-delay-bounds': '这里的投票窗口只适合 {{least}} 到 {{most}} 的延迟。别的延迟要在系列文件里单独设一条路径。',
  'station-burnt-in': '这家电视台的图文随画面一起传送：没有延迟可设。',
};
