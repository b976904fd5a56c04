/**
 * Builds the control room, and the page of the views that are watched by a link. `npx vite --config vite.config.control-room.ts` serves it with live changes
 * against a show server on the usual port.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const showServer = 'http://localhost:4400';

export default defineConfig({
  root: here('control-room'),
  base: '/control/',
  plugins: [react()],
  build: {
    outDir: here('dist/control-room'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: [here('control-room/index.html'), here('control-room/views/index.html')] },
  },
  server: {
    port: 4410,
    proxy: {
      '/operators': { target: showServer, changeOrigin: false },
      '/socket.io': { target: showServer, ws: true, changeOrigin: false },
    },
  },
});
