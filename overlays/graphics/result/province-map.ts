/**
 * Where each province's tile stands: our own grid of eight by eight, by rough neighbourhood. It is a list in two dimensions, not a map:
 * tiles are equal, nothing is to scale and no border is drawn.
 */
import { type ProvinceTile, provinceLetter, provinceTiles } from '../../../server/contract/provinces.ts';

/** Column and row, from 1. */
const grid: Readonly<Record<ProvinceTile, readonly [column: number, row: number]>> = {
  HL: [8, 1],
  XJ: [1, 2],
  NM: [4, 2],
  BJ: [6, 2],
  LN: [7, 2],
  JL: [8, 2],
  QH: [1, 3],
  GS: [2, 3],
  NX: [3, 3],
  SX: [4, 3],
  HE: [5, 3],
  TJ: [6, 3],
  XZ: [1, 4],
  SN: [3, 4],
  HA: [4, 4],
  SD: [5, 4],
  JS: [6, 4],
  SH: [7, 4],
  SC: [2, 5],
  CQ: [3, 5],
  HB: [4, 5],
  AH: [5, 5],
  ZJ: [6, 5],
  YN: [2, 6],
  GZ: [3, 6],
  HN: [4, 6],
  JX: [5, 6],
  FJ: [6, 6],
  TW: [7, 6],
  GX: [3, 7],
  GD: [4, 7],
  MO: [5, 7],
  HK: [6, 7],
  HI: [3, 8],
};

export const tileHtml = (): string =>
  provinceTiles
    .map((tile) => {
      const [column, row] = grid[tile];
      return `<div class="tile" data-part="tile-${tile}" style="grid-area:${row}/${column}"><span class="letter" data-part="letter-${tile}"></span><b class="share" data-part="share-${tile}" hidden></b></div>`;
    })
    .join('');

/** 陕 for who reads Chinese, SN for everybody else. */
export const tileName = (tile: ProvinceTile, language: string): string => (language.startsWith('zh') ? provinceLetter(tile) : tile);
