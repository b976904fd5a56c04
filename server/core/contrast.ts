/** How well one colour is read on another, by WCAG 2.2; colours are `#rrggbb`. */
type Rgb = readonly [number, number, number];

const rgbOf = (hex: string): Rgb => {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
};
const hexOf = (rgb: readonly number[]): string => `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

const channel = (value: number): number => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]: Rgb): number => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);

/** 1 (the same) to 21 (black on white). */
export const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(rgbOf(a)), luminance(rgbOf(b))].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const steps = 50;

/**
 * The colour nearest to `colour`, towards black or white, that is good enough; itself when it already is.
 * @returns undefined when not even black or white is
 */
export const nearestThat = (colour: string, isGood: (candidate: string) => boolean): string | undefined => {
  for (let step = 0; step <= steps; step += 1)
    for (const end of [0, 255]) {
      const candidate = hexOf(rgbOf(colour).map((value) => value + ((end - value) * step) / steps));
      if (isGood(candidate)) return candidate;
    }
  return undefined;
};
