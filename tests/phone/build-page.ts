/** Builds the viewers' pages as `npm run build` would. */
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

/** @param outDir where to; dist/embed, which the door serves, unless told otherwise */
export const buildEmbedPage = async (outDir = path.join(root, 'dist/embed')): Promise<void> => {
  await build({
    configFile: path.join(root, 'vite.config.embed.ts'),
    logLevel: 'error',
    mode: 'production',
    build: { outDir, emptyOutDir: true },
  });
};

/** @param outDir where to; dist/phone, which the door serves, unless told otherwise */
export const buildPhonePage = async (outDir = path.join(root, 'dist/phone')): Promise<void> => {
  await build({
    configFile: path.join(root, 'vite.config.phone.ts'),
    logLevel: 'error',
    mode: 'production',
    build: { outDir, emptyOutDir: true },
  });
};
