/** Builds the phone page as `npm run build` would. */
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

/** @param outDir where to; dist/phone, which the door serves, unless told otherwise */
export const buildPhonePage = async (outDir = path.join(root, 'dist/phone')): Promise<void> => {
  await build({
    configFile: path.join(root, 'vite.config.phone.ts'),
    logLevel: 'error',
    mode: 'production',
    build: { outDir, emptyOutDir: true },
  });
};
