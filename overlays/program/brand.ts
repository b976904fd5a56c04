/** The series' brand as the graphics' custom properties, with letters that can be read on each colour. Older browsers mix no colours in CSS, so it is done here. */
import type { Theme } from '../../server/contract/theme.ts';
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

const fonts: { readonly [F in Theme['font']]: string } = {
  'noto-sans-sc': '"Noto Sans SC Variable"',
  'noto-serif-sc': '"Noto Serif SC Variable"',
};
/** How far a plate's end is cut aslant, and how round its corners are. */
const corners: { readonly [C in Theme['corners']]: readonly [edge: string, round: string] } = {
  cut: ['22px', '0'],
  square: ['0px', '0'],
  round: ['0px', '16px'],
};
/** How much longer than designed motion takes. */
const paces: { readonly [M in Theme['motion']]: number } = { calm: 1.5, normal: 1, quick: 0.65 };

const plain: Pick<Theme, 'colours' | 'font' | 'corners' | 'motion'> = {
  colours: {},
  font: 'noto-sans-sc',
  corners: 'cut',
  motion: 'normal',
};

/** The family that graphics of this brand write with, as CSS has it. */
export const fontOf = ({ theme = plain }: Brand): string => fonts[theme.font];

const themeVariables = (brand: Brand): Readonly<Record<string, string>> => {
  const { colours, corners: ends, motion } = brand.theme ?? plain;
  const [edge, round] = corners[ends];
  return {
    '--brand-plate-rgb': rgbOf(colours.plate ?? brand.ink).join(', '),
    '--brand-price': colours.price ?? brand.primary,
    '--theme-font': fontOf(brand),
    '--theme-edge': edge,
    '--theme-round': round,
    '--theme-pace': String(paces[motion]),
  };
};

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
    ...themeVariables(brand),
  };
};
