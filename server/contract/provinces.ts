/**
 * The provinces that the map of a result has a tile for: each by its two letters of ISO 3166-2:CN, with its one-letter name in Chinese.
 *
 * A province in a show file is free text; it is on the map when one of its languages has a name that stands here.
 */
import type { LocalText } from './units.ts';

const table = {
  AH: ['皖', '安徽', 'Anhui'],
  BJ: ['京', '北京', 'Beijing'],
  CQ: ['渝', '重庆', 'Chongqing'],
  FJ: ['闽', '福建', 'Fujian'],
  GD: ['粤', '广东', 'Guangdong'],
  GS: ['甘', '甘肃', 'Gansu'],
  GX: ['桂', '广西', 'Guangxi'],
  GZ: ['贵', '贵州', 'Guizhou'],
  HA: ['豫', '河南', 'Henan'],
  HB: ['鄂', '湖北', 'Hubei'],
  HE: ['冀', '河北', 'Hebei'],
  HI: ['琼', '海南', 'Hainan'],
  HK: ['港', '香港', 'Hong Kong'],
  HL: ['黑', '黑龙江', 'Heilongjiang'],
  HN: ['湘', '湖南', 'Hunan'],
  JL: ['吉', '吉林', 'Jilin'],
  JS: ['苏', '江苏', 'Jiangsu'],
  JX: ['赣', '江西', 'Jiangxi'],
  LN: ['辽', '辽宁', 'Liaoning'],
  MO: ['澳', '澳门', 'Macao'],
  NM: ['蒙', '内蒙古', 'Inner Mongolia'],
  NX: ['宁', '宁夏', 'Ningxia'],
  QH: ['青', '青海', 'Qinghai'],
  SC: ['川', '四川', 'Sichuan'],
  SD: ['鲁', '山东', 'Shandong'],
  SH: ['沪', '上海', 'Shanghai'],
  SN: ['陕', '陕西', 'Shaanxi'],
  SX: ['晋', '山西', 'Shanxi'],
  TJ: ['津', '天津', 'Tianjin'],
  TW: ['台', '台湾', 'Taiwan'],
  XJ: ['新', '新疆', 'Xinjiang'],
  XZ: ['藏', '西藏', 'Tibet'],
  YN: ['云', '云南', 'Yunnan'],
  ZJ: ['浙', '浙江', 'Zhejiang'],
} as const satisfies Readonly<Record<string, readonly [letter: string, chinese: string, english: string]>>;

export type ProvinceTile = keyof typeof table;
export const provinceTiles = Object.keys(table) as readonly ProvinceTile[];

/** One letter that Chinese viewers know it by. */
export const provinceLetter = (tile: ProvinceTile): string => table[tile][0];

/** As people write it: 陕西 or 陕西省, 广西 or 广西壮族自治区, Shaanxi or “Shaanxi Province”. */
const endings = /(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区| province| municipality| autonomous region)$/iu;
const plain = (name: string): string => name.trim().replace(endings, '').toLowerCase();

export const tileOf = (name: LocalText): ProvinceTile | undefined => {
  const written = (typeof name === 'string' ? [name] : Object.values(name)).map(plain);
  return provinceTiles.find((tile) => table[tile].slice(1).some((known) => written.includes(known.toLowerCase())));
};
