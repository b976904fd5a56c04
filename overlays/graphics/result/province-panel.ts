/** Draws a result by province above its bar. Everything is written into parts that are there from the start: nothing is built on air. */
import type { GraphicData, ProvinceVotes } from '../../../server/contract/graphics.ts';
import type { ProvinceTile } from '../../../server/contract/provinces.ts';
import { showWordsIn } from '../show-words.ts';
import { type VoteShare, voteShare } from '../vote-share.ts';
import { numberIn, textIn, wordsIn } from '../words.ts';
import { provinceTiles, tileHtml, tileName } from './province-map.ts';
import { mostProvinceRows, onMap, provinceRows } from './province-votes.ts';

type Data = Extract<GraphicData, { kind: 'result' }>;

const rows = Array.from({ length: mostProvinceRows }, (_, n) => n);
const row = (n: number) => `
<div class="province" data-part="province-${n}">
  <span class="line province-name" data-part="province-name-${n}" data-fit="0.8"></span>
  <div class="province-track" data-part="province-track-${n}"><div class="province-fill" data-part="province-fill-${n}"></div></div>
  <b class="province-share" data-part="province-share-${n}"></b>
  <span class="province-votes" data-part="province-votes-${n}"></span>
</div>`;

export const panelHtml = `
<div class="panel" data-part="panel" hidden>
  <div class="line panel-title" data-part="panel-title" data-fit="0.7"></div>
  <div class="map" data-part="map">${tileHtml()}</div>
  <div class="province-rows" data-part="province-rows">${rows.map(row).join('')}</div>
  <div class="line elsewhere" data-part="elsewhere" data-fit="0.8"></div>
</div>`;

type Write = {
  readonly put: (name: string, text: string) => void;
  readonly partOf: (name: string) => HTMLElement | null;
};

const hide = ({ partOf }: Write, name: string, isHidden: boolean) => {
  const part = partOf(name);
  if (part) part.hidden = isHidden;
};

/** Of nobody's votes there is no share. */
const percentOf = (share: VoteShare | undefined): string => (share ? `${share.yeaPercent}%` : '–');

const leadOf = (share: VoteShare | undefined): string => {
  if (!share) return 'none';
  return share.yeaPercent === 50 ? 'tie' : share.yeaPercent > 50 ? 'yea' : 'nay';
};

/** A province that no path of the vote names has its letters only. */
const drawTile = (write: Write, tile: ProvinceTile, own: ProvinceVotes | undefined, language: string) => {
  const share = own && voteShare(own);
  write.put(`letter-${tile}`, tileName(tile, language));
  write.put(`share-${tile}`, own ? percentOf(share) : '');
  const part = write.partOf(`tile-${tile}`);
  if (part) part.dataset.lead = own ? leadOf(share) : 'no';
};

const drawMap = (write: Write, data: Data, language: string): boolean => {
  const tiles = onMap(data);
  hide(write, 'map', tiles === undefined);
  for (const tile of provinceTiles) drawTile(write, tile, tiles?.get(tile), language);
  return tiles !== undefined;
};

const drawRows = (write: Write, data: Data, isOnMap: boolean, language: string) => {
  hide(write, 'province-rows', isOnMap);
  const said = isOnMap ? [] : provinceRows(data);
  for (const n of rows) {
    const one = said[n];
    hide(write, `province-${n}`, one === undefined);
    if (!one) continue;
    write.put(`province-name-${n}`, one.name === 'others' ? showWordsIn(language).others : textIn(one.name, language));
    write.put(`province-share-${n}`, percentOf(one.share));
    write.put(`province-votes-${n}`, numberIn(one.votes, language));
    const fill = write.partOf(`province-fill-${n}`);
    if (fill) fill.style.transform = `translateX(${((one.share?.yea ?? 0) - 1) * 100}%)`;
  }
};

export const drawProvinces = (write: Write, data: Data, language: string): void => {
  const words = showWordsIn(language);
  hide(write, 'panel', data.provinces === undefined);
  if (data.provinces === undefined) return;
  write.put('panel-title', `${textIn(data.yea, language)} · ${words.byProvince}`);
  drawRows(write, data, drawMap(write, data, language), language);
  const { yea, nay } = data.elsewhere ?? { yea: 0, nay: 0 };
  const isAll = yea + nay === 0;
  write.put('elsewhere', isAll ? '' : `${words.elsewhere} ${numberIn(yea + nay, language)} ${wordsIn(language).votes}`);
};
