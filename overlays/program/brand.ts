/** The series' brand as the graphics' custom properties, with letters that can be read on each colour. Older browsers mix no colours in CSS, so it is done here. */
import type { Brand } from '../../server/contract/views.ts';

type Rgb = readonly [number, number, number];

const rgbOf = (hex: string): Rgb => {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
};
const channel = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]: Rgb) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);

/** WCAG contrast of two colours `#rrggbb`: 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(rgbOf(a)), luminance(rgbOf(b))].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const readableOn = (colour: string, { ink, paper }: Brand) => (contrast(colour, paper) >= contrast(colour, ink) ? paper : ink);

const darker = (hex: string): string =>
  `rgb(${rgbOf(hex)
    .map((value) => Math.round(value * 0.58))
    .join(', ')})`;

export const brandVariables = (brand: Brand): Readonly<Record<string, string>> => {
  const onPrimary = readableOn(brand.primary, brand);
  return {
    '--brand-primary': brand.primary,
    // A light brand keeps its flat colour: a darker end would make dark letters unreadable.
    '--brand-primary-deep': onPrimary === brand.paper ? darker(brand.primary) : brand.primary,
    '--brand-on-primary': onPrimary,
    '--brand-accent': brand.accent,
    '--brand-on-accent': readableOn(brand.accent, brand),
    '--brand-ink': brand.ink,
    '--brand-ink-rgb': rgbOf(brand.ink).join(', '),
    '--brand-paper': brand.paper,
  };
};
