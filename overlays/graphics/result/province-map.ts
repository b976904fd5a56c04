/**
 * Where each province's tile stands: our own grid of eight by eight, by rough neighbourhood. It is a list in two dimensions, not a map:
 * tiles are equal, nothing is to scale and no border is drawn.
 */
import type { ProvinceTile } from '../../../server/contract/provinces.ts';

/** One letter that Chinese viewers know it by; column and row, from 1. */
const grid: Readonly<Record<ProvinceTile, readonly [letter: string, column: number, row: number]>> = {
  HL: ['黑', 8, 1],
  XJ: ['新', 1, 2],
  NM: ['蒙', 4, 2],
  BJ: ['京', 6, 2],
  LN: ['辽', 7, 2],
  JL: ['吉', 8, 2],
  QH: ['青', 1, 3],
  GS: ['甘', 2, 3],
  NX: ['宁', 3, 3],
  SX: ['晋', 4, 3],
  HE: ['冀', 5, 3],
  TJ: ['津', 6, 3],
  XZ: ['藏', 1, 4],
  SN: ['陕', 3, 4],
  HA: ['豫', 4, 4],
  SD: ['鲁', 5, 4],
  JS: ['苏', 6, 4],
  SH: ['沪', 7, 4],
  SC: ['川', 2, 5],
  CQ: ['渝', 3, 5],
  HB: ['鄂', 4, 5],
  AH: ['皖', 5, 5],
  ZJ: ['浙', 6, 5],
  YN: ['云', 2, 6],
  GZ: ['贵', 3, 6],
  HN: ['湘', 4, 6],
  JX: ['赣', 5, 6],
  FJ: ['闽', 6, 6],
  TW: ['台', 7, 6],
  GX: ['桂', 3, 7],
  GD: ['粤', 4, 7],
  MO: ['澳', 5, 7],
  HK: ['港', 6, 7],
  HI: ['琼', 3, 8],
};

export const provinceTiles = Object.keys(grid) as readonly ProvinceTile[];

export const isTile = (tile: string | undefined): tile is ProvinceTile => tile !== undefined && Object.hasOwn(grid, tile);

export const tileHtml = (): string =>
  provinceTiles
    .map((tile) => {
      const [, column, row] = grid[tile];
      return `<div class="tile" data-part="tile-${tile}" style="grid-area:${row}/${column}"><span class="letter" data-part="letter-${tile}"></span><b class="share" data-part="share-${tile}" hidden></b></div>`;
    })
    .join('');

/** 陕 for who reads Chinese, SN for everybody else. */
export const tileName = (tile: ProvinceTile, language: string): string => (language.startsWith('zh') ? grid[tile][0] : tile);
