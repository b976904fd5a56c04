/**
 * One graphic as an OGraf package: `<kind>.ograf.json`, `<kind>.mjs` and the fonts it writes with, in a zip that is made while it is read.
 *
 * The module is whole: our graphics as built, and one line that picks the kind and hands it the station's defaults.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { OgrafDefaults } from '../../contract/ograf.ts';
import type { GraphicKind } from '../../contract/show-file.ts';
import type { ShippedFont } from './fonts.ts';
import { blankData, type Client, type House, manifestOf, settingsFor } from './manifest.ts';

export type Logo = { readonly file: string; readonly bytes: Uint8Array };
export type PackageNeeds = {
  readonly kind: GraphicKind;
  readonly house: House;
  readonly client: Client;
  /** Our graphics as built: a script that declares `CuecartGraphics`. */
  readonly script: string;
  readonly font: ShippedFont;
  readonly logo: Logo | undefined;
};

export type OgrafPackage = {
  /** The same for the same contents. */
  readonly tag: string;
  /** Bytes of the zip, as they are read. */
  readonly zip: () => AsyncGenerator<Uint8Array>;
};

const readme = (kind: string): string =>
  [
    `${kind}: an OGraf v1 graphic of Cuecart. Put this folder where your renderer keeps its graphics.`,
    'Everything it needs is in here; it asks nothing of any network. Without the folder "fonts" it writes with "Noto Sans SC",',
    '"Noto Sans CJK SC" or the machine’s own letters. fonts/LICENSE.txt is the licence of the fonts.',
    '',
  ].join('\n');

export const moduleText = ({ kind, house, client, script, font, logo }: PackageNeeds): string => {
  const { family, weights, files } = font;
  const defaults: OgrafDefaults = {
    data: { ...blankData(kind, house), ...settingsFor(house, client) },
    fonts: { family, weights, files },
    ...(logo ? { logo: logo.file } : {}),
  };
  return `${script}\nexport default CuecartGraphics.packaged(${JSON.stringify(kind)}, ${JSON.stringify(defaults)}, import.meta.url);\n`;
};

type Entry = { readonly name: string; readonly read: () => Promise<Uint8Array>; readonly squeeze: boolean };

const entriesOf = (needs: PackageNeeds, module: string, manifest: string): readonly Entry[] => {
  const { kind, font, logo } = needs;
  const text = (name: string, content: string): Entry => ({ name, read: async () => Buffer.from(content), squeeze: true });
  return [
    text(`${kind}.ograf.json`, manifest),
    text(`${kind}.mjs`, module),
    text('README.txt', readme(kind)),
    text('fonts/LICENSE.txt', font.licence),
    ...(logo ? [{ name: logo.file, read: async () => logo.bytes, squeeze: false }] : []),
    ...font.files.map(({ file }) => ({ name: file, read: () => readFile(path.join(font.folder, path.basename(file))), squeeze: false })),
  ];
};

/** File by file, so that nothing waits for a whole zip to be made. */
async function* zipOf(entries: readonly Entry[], folder: string): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, bytes) => {
    if (error) failure = error;
    else made.push(bytes);
  });
  for (const { name, read, squeeze } of entries) {
    const bytes = await read();
    const file = squeeze ? new ZipDeflate(`${folder}/${name}`, { level: 6 }) : new ZipPassThrough(`${folder}/${name}`);
    // The same contents are the same zip.
    file.mtime = '2026-01-01T00:00:00';
    zip.add(file);
    file.push(bytes, true);
    if (failure) throw failure;
    yield* made.splice(0);
  }
  zip.end();
  yield* made.splice(0);
}

export const ografPackage = (needs: PackageNeeds): OgrafPackage => {
  const module = moduleText(needs);
  const manifest = `${JSON.stringify(manifestOf(needs.kind, needs.house, needs.client), undefined, 2)}\n`;
  const tag = createHash('sha256')
    .update(manifest)
    .update(module)
    .update(needs.logo?.bytes ?? '')
    .digest('base64url')
    .slice(0, 22);
  return { tag: `"${tag}"`, zip: () => zipOf(entriesOf(needs, module, manifest), needs.kind) };
};
