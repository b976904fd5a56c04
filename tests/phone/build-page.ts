/** Builds the viewers' pages as `npm run build` would, into a folder of the test's own. */
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

export const buildEmbedPage = async (outDir: string): Promise<void> => {
  await build({
    configFile: path.join(root, 'vite.config.embed.ts'),
    logLevel: 'error',
    mode: 'production',
    build: { outDir, emptyOutDir: true },
  });
};

export const buildPhonePage = async (outDir: string): Promise<void> => {
  await build({
    configFile: path.join(root, 'vite.config.phone.ts'),
    logLevel: 'error',
    mode: 'production',
    build: { outDir, emptyOutDir: true },
  });
};
