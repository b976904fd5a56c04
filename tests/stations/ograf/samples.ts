/** A house and a station whose packages are looked at, and what is in them once they are unpacked. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { build } from 'vite';
import type { GraphicKind } from '../../../server/contract/show-file.ts';
import { shippedFont } from '../../../server/stations/ograf/fonts.ts';
import type { Client, House } from '../../../server/stations/ograf/manifest.ts';
import { type Logo, ografPackage } from '../../../server/stations/ograf/package.ts';
import { outputView, station } from '../sample-show.ts';

export const house: House = {
  series: { id: 'river', name: 'River & Orchard' },
  brand: outputView().brand,
  currency: 'CNY',
  version: '0.1.0',
};
export const client: Client = { station: station({ colour: '#0B5CAD', language: 'en' }), delay: 3000 };

/** The script that packages are made of, built as it is for air. */
export const builtScript = async (): Promise<string> => {
  const outDir = await mkdtemp(join(tmpdir(), 'cuecart-ograf-'));
  await build({
    configFile: fileURLToPath(new URL('../../../vite.config.ograf.ts', import.meta.url)),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, reportCompressedSize: false },
  });
  return readFile(join(outDir, 'graphics.js'), 'utf8');
};

export type Unpacked = Readonly<Record<string, Uint8Array>>;
type Made = { readonly house?: House; readonly client?: Client; readonly logo?: Logo };

export const unpacked = async (kind: GraphicKind, script: string, made: Made = {}): Promise<Unpacked> => {
  const own = made.house ?? house;
  const font = await shippedFont(own.brand.theme?.font ?? 'noto-sans-sc');
  const { zip } = ografPackage({ kind, house: own, client: made.client ?? client, script, font, logo: made.logo });
  const parts: Uint8Array[] = [];
  for await (const part of zip()) parts.push(part);
  return unzipSync(Buffer.concat(parts));
};
