/** The project's own fonts, for pictures of pages that use the reader's: the same on a machine that has no Chinese ones. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** @returns CSS with the fonts that the control room and the overlays ship in it */
export const ourFonts = async (): Promise<string> => {
  const folder = path.join(path.dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc/package.json'))), 'files');
  const css = await readFile(path.join(folder, '../index.css'), 'utf8');
  const files = new Map<string, string>();
  for (const file of await readdir(folder))
    if (file.includes('wght-normal')) files.set(file, (await readFile(path.join(folder, file))).toString('base64'));
  const inlined = css.replace(/url\(\.\/files\/([^)]+)\)/g, (_, file: string) => `url(data:font/woff2;base64,${files.get(file) ?? ''})`);
  // Our font is Chinese first: quotation marks in English come from the machine's own, as in the control room.
  const quotes =
    '@font-face{font-family:"Latin Quotes";src:local("Arial"),local("Liberation Sans"),local("DejaVu Sans");unicode-range:U+2018-201D}';
  const latin = ':root:lang(en),:lang(en) body,:lang(en) button{font-family:"Latin Quotes","Noto Sans SC Variable",sans-serif !important}';
  return `${inlined}\n${quotes}:root,body,button{font-family:"Noto Sans SC Variable",sans-serif !important}${latin}`;
};
