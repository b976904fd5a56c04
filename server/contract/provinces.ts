/**
 * The provinces that the map of a result has a tile for: each by its two letters of ISO 3166-2:CN.
 *
 * A province in a show file is free text; it is on the map when one of its languages has a name that stands here.
 */
import type { LocalText } from './units.ts';

const table = {
  AH: ['安徽', 'Anhui'],
  BJ: ['北京', 'Beijing'],
  CQ: ['重庆', 'Chongqing'],
  FJ: ['福建', 'Fujian'],
  GD: ['广东', 'Guangdong'],
  GS: ['甘肃', 'Gansu'],
  GX: ['广西', 'Guangxi'],
  GZ: ['贵州', 'Guizhou'],
  HA: ['河南', 'Henan'],
  HB: ['湖北', 'Hubei'],
  HE: ['河北', 'Hebei'],
  HI: ['海南', 'Hainan'],
  HK: ['香港', 'Hong Kong'],
  HL: ['黑龙江', 'Heilongjiang'],
  HN: ['湖南', 'Hunan'],
  JL: ['吉林', 'Jilin'],
  JS: ['江苏', 'Jiangsu'],
  JX: ['江西', 'Jiangxi'],
  LN: ['辽宁', 'Liaoning'],
  MO: ['澳门', 'Macao'],
  NM: ['内蒙古', 'Inner Mongolia'],
  NX: ['宁夏', 'Ningxia'],
  QH: ['青海', 'Qinghai'],
  SC: ['四川', 'Sichuan'],
  SD: ['山东', 'Shandong'],
  SH: ['上海', 'Shanghai'],
  SN: ['陕西', 'Shaanxi'],
  SX: ['山西', 'Shanxi'],
  TJ: ['天津', 'Tianjin'],
  TW: ['台湾', 'Taiwan'],
  XJ: ['新疆', 'Xinjiang'],
  XZ: ['西藏', 'Tibet'],
  YN: ['云南', 'Yunnan'],
  ZJ: ['浙江', 'Zhejiang'],
} as const satisfies Readonly<Record<string, readonly [chinese: string, english: string]>>;

export type ProvinceTile = keyof typeof table;
const provinceTiles = Object.keys(table) as readonly ProvinceTile[];

/** As people write it: 陕西 or 陕西省, 广西 or 广西壮族自治区, Shaanxi or “Shaanxi Province”. */
const endings = /(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区| province| municipality| autonomous region)$/iu;
const plain = (name: string): string => name.trim().replace(endings, '').toLowerCase();

export const tileOf = (name: LocalText): ProvinceTile | undefined => {
  const written = (typeof name === 'string' ? [name] : Object.values(name)).map(plain);
  return provinceTiles.find((tile) => table[tile].some((known) => written.includes(known.toLowerCase())));
};
