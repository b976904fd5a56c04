/** Builds the overlay that a station frames over its own player. As small as the phone's page, of which it is made; tests/phone measures both. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('overlays/embed'),
  base: './',
  build: {
    outDir: here('dist/embed'),
    emptyOutDir: true,
    target: ['chrome87', 'safari14'],
    modulePreload: false,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
  },
});
