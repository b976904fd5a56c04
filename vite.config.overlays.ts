/**
 * Builds the overlay pages: `dist/overlays/program/`, `recording/`, `station/`, `preview/` for the control room, the `gallery/`, and the stations' `status/` and `test/`.
 *
 * They run in whatever browser a station's mixer or an older OBS carries, Chromium 103 at the least, script and style;
 * what the build cannot translate for it fails the build.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Younger than Chromium 103, with the version that brought it. */
const tooYoung: readonly (readonly [RegExp, string])[] = [
  [/color-mix\(/, 'color-mix() (111)'],
  [/:has\(/, ':has() (105)'],
  [/@container\b/, '@container (105)'],
  [/\bokl(?:ch|ab)\(/, 'oklch() (111)'],
  [/@starting-style\b/, '@starting-style (117)'],
  [/@scope\b/, '@scope (118)'],
  [/[;{\s](?:translate|rotate|scale):/, 'translate, rotate, scale as properties (104)'],
  [/\d[dsl]v[hw]\b/, 'dvh and its kin (108)'],
  [/\blinear\(\s*[\d.]/, 'linear() easing (113)'],
  [/[\d.](?:r?lh|cq[whib]|cqmin|cqmax)\s*[;})]/, 'lh and cqw (109, 105)'],
  [/@media[^{;]*\([^)]*[<>]/, 'ranges in @media (104)'],
  [/:nth-(?:last-)?child\([^)]*\bof\b/, ':nth-child(… of …) (111)'],
  [/\blight-dark\(/, 'light-dark() (123)'],
  [/[;{\s](?:text-wrap|animation-timeline|field-sizing|anchor-name)\s*:/, 'text-wrap and other properties (114 and later)'],
  [/:\s*subgrid\b/, 'subgrid (117)'],
  [/:popover-open\b/, ':popover-open (114)'],
  [/@view-transition\b|\.startViewTransition\(/, 'view transitions (111)'],
  [/\.(?:toSorted|toReversed|toSpliced)\(/, 'toSorted and its kin (110)'],
  [/\.(?:symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/, 'methods of sets (122)'],
  [/\.(?:isWellFormed|toWellFormed)\(/, 'isWellFormed (111)'],
  [/\.checkVisibility\(/, 'checkVisibility (105)'],
  [/\bURL\.(?:canParse|parse)\(/, 'URL.canParse and URL.parse (120, 126)'],
  [/Promise\.try\(/, 'Promise.try (128)'],
  [/Promise\.withResolvers/, 'Promise.withResolvers (119)'],
  [/(?:Object|Map)\.groupBy\(/, 'groupBy (117)'],
  [/Array\.fromAsync/, 'Array.fromAsync (121)'],
  [/AbortSignal\.any\(/, 'AbortSignal.any (116)'],
];

/** What of this text Chromium 103 does not know; undefined when it knows all. */
export const youngerThanFloor = (text: string): string | undefined => tooYoung.find(([sign]) => sign.test(text))?.[1];

export const oldBrowsersToo = (): Plugin => ({
  name: 'old-browsers-too',
  generateBundle(_options, bundle) {
    for (const [file, output] of Object.entries(bundle)) {
      const text = output.type === 'chunk' ? output.code : /\.css$/.test(file) ? String(output.source) : '';
      const young = youngerThanFloor(text);
      if (young !== undefined) this.error(`${file} uses ${young}; overlays must run in Chromium 103.`);
    }
  },
});

export default defineConfig({
  root: here('./overlays'),
  base: './',
  publicDir: false,
  plugins: [oldBrowsersToo()],
  build: {
    outDir: here('./dist/overlays'),
    emptyOutDir: true,
    target: 'chrome103',
    cssTarget: 'chrome103',
    assetsInlineLimit: 0,
    modulePreload: false,
    chunkSizeWarningLimit: 300,
    rolldownOptions: {
      input: {
        program: here('./overlays/program/index.html'),
        recording: here('./overlays/recording/index.html'),
        station: here('./overlays/station/index.html'),
        preview: here('./overlays/preview/index.html'),
        gallery: here('./overlays/gallery/index.html'),
        status: here('./overlays/status/index.html'),
        test: here('./overlays/test/index.html'),
      },
    },
  },
});
