/**
 * QRs that were made on the server, and which of them may be scanned now.
 *
 * A rotating code is drawn anew each time it changes, in one frame; one that is too old is not shown at all: whoever scanned
 * it would be refused, or would prove a moment that is long over.
 */
import type { GraphicData, PictureCode, QrDrawing } from '../../server/contract/graphics.ts';
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import { hide } from './parts.ts';

const svgSpace = 'http://www.w3.org/2000/svg';
/** Three codes in a row may be missing; the door takes a code for longer than this. */
const codeLasts: Ms = 40_000;

type Vote = Pick<Extract<GraphicData, { kind: 'vote-bar' }>, 'endsAt' | 'closed' | 'pictures' | 'qr'>;

/**
 * What this vote's viewers may scan, if anything.
 * @param code the newest that this output's picture carries
 * @param now epoch ms at the origin, as this output's viewers see it
 */
export const scannable = (vote: Vote, code: PictureCode | null | undefined, now: EpochMs): QrDrawing | undefined => {
  if (vote.closed || now >= vote.endsAt) return undefined;
  if (!vote.pictures) return vote.qr;
  const isFresh = code && now < code.at + codeLasts && vote.pictures.some(({ id }) => id === code.picture);
  return isFresh ? code.qr : undefined;
};

/** Keeps the drawing that stands there when it is the same. */
export const drawQr = (place: HTMLElement, qr: QrDrawing | undefined): void => {
  hide(place, qr === undefined);
  if (qr === undefined || place.querySelector('path')?.getAttribute('d') === qr.path) return;
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('viewBox', `0 0 ${qr.size} ${qr.size}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const path = document.createElementNS(svgSpace, 'path');
  path.setAttribute('d', qr.path);
  path.setAttribute('fill', '#000');
  svg.append(path);
  place.replaceChildren(svg);
};
