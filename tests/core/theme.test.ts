/** A series' colours, judged before they are on air, and what a theme makes of the graphics. */
import { describe, expect, it } from 'vitest';
import { brandVariables, fontOf, contrast as onPages } from '../../overlays/program/brand.ts';
import { SeriesFile } from '../../server/contract/show-file.ts';
import { type Theme, ThemeSchema } from '../../server/contract/theme.ts';
import { themeRules } from '../../server/core/check-theme.ts';
import { contrast, nearestThat } from '../../server/core/contrast.ts';
import fc from '../run/properties.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
const good = { primary: '#5b1f3f', accent: '#e8b04a', ink: '#1d1420', paper: '#fff8ef' };
type Brand = typeof good;

const series = (brand: Brand, theme?: Partial<Theme>): SeriesFile => ({
  ...SeriesFile.parse({
    series: 'evening',
    name: 'Evening',
    zone: 'Asia/Shanghai',
    languages: ['zh'],
    currency: 'CNY',
    brand,
    paths: [{ id: 'air', name: 'Air', delay: '0s' }],
    scenes: [{ id: 'studio', obs: 'Studio' }],
    shots: [{ id: 'wide', label: 'Wide', scene: 'studio' }],
    slates: { break: 'wide', breakdown: 'wide' },
  }),
  ...(theme ? { theme: ThemeSchema.parse(theme) } : {}),
});
const told = (file: SeriesFile) => themeRules(file).map(({ path, message, fix }) => `${path.join('.')} — ${message}. ${fix}`);

describe('colours that cannot be read', () => {
  it('[G43] are refused with the colour to write instead', () => {
    expect(told(series(good))).toEqual([]);
    expect(told(series({ ...good, accent: '#8a7a5a' }))).toEqual([
      'brand.accent — letters on accent have a contrast of 4.3 to 1, and 4.5 is the least on television. Write "#8f7f61".',
    ]);
    expect(told(series(good, { colours: { price: '#ffe08a' } }))).toEqual([
      expect.stringMatching(/^theme\.colours\.price — prices on paper have a contrast of 1\.2 to 1, .* Write "#[0-9a-f]{6}"\.$/),
    ]);
  });

  it('[G43] are mended by what is said, whatever they were', () => {
    fc.assert(
      fc.property(colour, colour, (price, plate) => {
        const problems = themeRules(series(good, { colours: { price, plate } }));
        const mended = { price, plate };
        for (const { path, fix } of problems) {
          const write = /Write "(#[0-9a-f]{6})"/.exec(fix)?.[1];
          if (write && path[2] === 'price') mended.price = write;
          if (write && path[2] === 'plate') mended.plate = write;
        }
        const left = themeRules(series(good, { colours: mended }));
        expect(left.filter(({ path }) => path[0] === 'theme')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('[G43] are measured alike by the pages and by the check', () => {
    fc.assert(fc.property(colour, colour, (a, b) => Math.abs(onPages(a, b) - contrast(a, b)) < 1e-9));
    expect(nearestThat('#777777', (one) => contrast(one, '#808080') > 6)).toBeUndefined();
  });
});

describe('a theme', () => {
  const theme = (changes: Partial<Theme>) => brandVariables({ ...good, theme: ThemeSchema.parse(changes) });

  it('[G42] changes letters, corners, motion and colours, and nothing when it says nothing', () => {
    expect(theme({})).toEqual(brandVariables(good));
    expect(theme({ font: 'noto-serif-sc', corners: 'round', motion: 'calm' })).toMatchObject({
      '--theme-font': '"Noto Serif SC Variable"',
      '--theme-edge': '0px',
      '--theme-round': '16px',
      '--theme-pace': '1.5',
    });
    expect(theme({ colours: { plate: '#2a1526', price: '#9a1b3c' } })).toMatchObject({
      '--brand-plate-rgb': '42, 21, 38',
      '--brand-price': '#9a1b3c',
    });
    expect(fontOf(good)).toBe('"Noto Sans SC Variable"');
  });

  it.each([
    ['a font that does not ship', { font: 'comic-sans' }, 'write "noto-sans-sc" or "noto-serif-sc"'],
    ['a colour that is none', { colours: { plate: 'red' } }, 'write a colour such as "#b3261e", in quotes'],
    ['a logo from somewhere else', { logo: '../secret.png' }, 'write a file beside the series file such as "logo.svg" (svg, png or webp)'],
    ['a logo that is no picture', { logo: 'logo.exe' }, 'write a file beside the series file such as "logo.svg" (svg, png or webp)'],
    ['corners that there are not', { corners: 'oval' }, 'write cut, square or round'],
  ])('[G43] with %s is refused', (_what, written, instruction) => {
    expect(ThemeSchema.safeParse(written).error?.issues.map(({ message }) => message)).toEqual([instruction]);
  });
});
