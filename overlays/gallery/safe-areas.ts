/** Lines over the picture: action-safe and title-safe, each with its share. Two pixels wide, so that they stand on an interlaced picture too. */
import { type Format, safeArea, safeShares } from '../program/format.ts';

const words = { action: 'action-safe', title: 'title-safe' } as const;

export const drawSafeAreas = (front: HTMLElement, format: Format): HTMLElement => {
  const place = document.createElement('div');
  place.className = 'safe-areas';
  for (const which of ['action', 'title'] as const) {
    const { left, top, width, height } = safeArea(format, which);
    const box = document.createElement('div');
    box.className = `safe-area ${which}`;
    box.textContent = `${words[which]} ${Math.round(safeShares[which] * 100)} %`;
    Object.assign(box.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    place.append(box);
  }
  front.append(place);
  return place;
};
