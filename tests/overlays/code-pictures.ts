/** Pictures with a time code in them, as cameras, mixers and scalers hand them on. The same every time. */
import type { Grey } from '../../overlays/time-code/find-code.ts';
import { type Cells, columns, rows } from '../../overlays/time-code/time-code.ts';

export type Way = {
  readonly width?: number;
  readonly height?: number;
  readonly left?: number;
  readonly top?: number;
  readonly cellWidth?: number;
  readonly cellHeight?: number;
  readonly black?: number;
  readonly white?: number;
  /** Of each pixel, at most: steps of brightness either way. */
  readonly noise?: number;
  /** Over how many pixels an edge goes. */
  readonly blur?: number;
};

/** 0 to 1, the same for the same number. */
export const chance = (n: number): number => {
  const value = Math.sin(n * 12.9898 + 78.233) * 43_758.5453;
  return value - Math.floor(value);
};

/** How much of the span [from, from + 1) of a pixel lies in [a, b). */
const overlap = (from: number, a: number, b: number): number => Math.max(0, Math.min(from + 1, b) - Math.max(from, a));

/** @returns how white each pixel is along one direction for each cell: pixel → [cell, share] */
const sharesAlong = (length: number, start: number, cell: number, count: number) =>
  Array.from({ length }, (_, pixel) => {
    const first = Math.max(0, Math.floor((pixel - start) / cell));
    const last = Math.min(count - 1, Math.floor((pixel + 1 - start) / cell));
    return Array.from({ length: Math.max(0, last - first + 1) }, (__, n) => {
      const index = first + n;
      return [index, overlap(pixel, start + index * cell, start + (index + 1) * cell)] as const;
    }).filter(([, share]) => share > 0);
  });

const softened = ({ width, height, light }: Grey, blur: number): Grey => ({
  ...{ width, height },
  light: Uint8Array.from(light, (_, n) => {
    const x = n % width;
    const around = Array.from(
      { length: blur },
      (__, k) => light[n - x + Math.min(width - 1, Math.max(0, x + k - Math.floor(blur / 2)))] ?? 0,
    );
    return Math.round(around.reduce((sum, one) => sum + one, 0) / blur);
  }),
});

export const pictureOf = (cells: Cells, way: Way = {}): Grey => {
  const { width = 480, height = 120, left = 31.3, top = 20.6, cellWidth = 20, cellHeight = cellWidth } = way;
  const { black = 0, white = 255, noise = 0, blur = 1 } = way;
  const light = new Uint8Array(width * height);
  const [along, down] = [sharesAlong(width, left, cellWidth, columns), sharesAlong(height, top, cellHeight, rows)];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let lit = 0;
      for (const [row, high] of down[y] ?? [])
        for (const [column, wide] of along[x] ?? []) if (cells[row * columns + column]) lit += high * wide;
      const blot = noise === 0 ? 0 : (chance(y * width + x) * 2 - 1) * noise;
      light[y * width + x] = Math.max(0, Math.min(255, Math.round(black + (white - black) * lit + blot)));
    }
  const grey = { width, height, light };
  return blur > 1 ? softened(grey, blur) : grey;
};

/** Odd lines of one moment, even lines of the next: an interlaced frame. */
export const woven = (before: Cells, after: Cells): Grey => {
  const [one, two] = [pictureOf(before), pictureOf(after)];
  return { ...one, light: Uint8Array.from(one.light, (light, n) => (Math.floor(n / one.width) % 2 ? (two.light[n] ?? 0) : light)) };
};

/** Both at once, as a converter of frame rates makes them. */
export const blended = (before: Cells, after: Cells, share: number): Grey => {
  const [one, two] = [pictureOf(before), pictureOf(after)];
  return { ...one, light: Uint8Array.from(one.light, (light, n) => Math.round(light * (1 - share) + (two.light[n] ?? 0) * share)) };
};
