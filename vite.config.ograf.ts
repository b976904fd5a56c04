/** Builds the script that OGraf packages are made of: `dist/ograf/graphics.js`, every graphic in one file that loads nothing. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { oldBrowsersToo } from './vite.config.overlays.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  publicDir: false,
  plugins: [oldBrowsersToo()],
  build: {
    outDir: here('./dist/ograf'),
    emptyOutDir: true,
    target: 'chrome103',
    cssTarget: 'chrome103',
    lib: { entry: here('./overlays/ograf/main.ts'), name: 'CuecartGraphics', formats: ['iife'], fileName: () => 'graphics.js' },
  },
});
