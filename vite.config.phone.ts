/** Builds the viewer's vote page. At most 30 kB compressed on first load, which tests/phone measures. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('overlays/phone'),
  base: './',
  build: {
    outDir: here('dist/phone'),
    emptyOutDir: true,
    target: ['chrome87', 'safari14'],
    modulePreload: false,
    // The page's policy allows no data: scripts or styles, and one file each is the fastest first load.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
  },
});
