/** Manifests of our graphics as OGraf v1 packages, before the published schema. */
import { describe, expect, it } from 'vitest';
import { graphicSchemas } from '../../../server/contract/graphic-schemas.ts';
import { GraphicKind } from '../../../server/contract/show-file.ts';
import { blankData, manifestOf } from '../../../server/stations/ograf/manifest.ts';
import { secondTheme } from '../../overlays/theme/second-theme.ts';
import { station } from '../sample-show.ts';
import { wrongWith } from './published.ts';
import { client, house, unpacked } from './samples.ts';

type Properties = Readonly<Record<string, { readonly type: string; readonly default?: unknown; readonly properties?: Properties }>>;
const propertiesOf = (kind: GraphicKind, who = client) => (manifestOf(kind, house, who).schema as { properties: Properties }).properties;

describe('the manifest of a graphic', () => {
  it.each(GraphicKind.options)('[G39] of %s passes the published schema of OGraf v1', (kind) => {
    expect(wrongWith(manifestOf(kind, house, client))).toEqual([]);
  });

  it('[G39] is judged by a schema that finds a field too many, one too few and a form that no renderer can draw', () => {
    const good = manifestOf('label', house, client);
    expect(wrongWith({ ...good, actions: {} })).not.toEqual([]);
    expect(wrongWith({ ...good, main: undefined })).not.toEqual([]);
    expect(wrongWith({ ...good, schema: { type: 'object', properties: { text: { anyOf: [] } } } })).not.toEqual([]);
  });

  it('[G39] says what the data of its kind is, one plain type for each', () => {
    expect(propertiesOf('product-card')).toMatchObject({
      name: { type: 'string', gddType: 'single-line' },
      price: { type: 'object', properties: { minor: { type: 'integer' }, currency: { type: 'string' } } },
      figures: { type: 'object' },
    });
    expect(propertiesOf('vote-bar').split).toMatchObject({ enum: ['hidden', 'shown'], gddType: 'select' });
    expect(propertiesOf('label')).not.toHaveProperty('kind');
  });

  it('[G40] has the station’s colour, language and delay as defaults, and an id of its own', () => {
    const own = propertiesOf('lower-third');
    expect(own.language?.default).toBe('en');
    expect(own.delay?.default).toBe(3000);
    expect(own.brand?.properties?.primary?.default).toBe('#0b5cad');
    const other = { station: station({ id: 'inland' }), delay: 0 };
    expect(propertiesOf('lower-third', other).brand?.properties?.primary?.default).toBe(house.brand.primary);
    expect(manifestOf('label', house, client).id).toBe('tv.cuecart.river.harbour.label');
    expect(manifestOf('label', house, other).id).toBe('tv.cuecart.river.inland.label');
  });

  it('[G42] travels with the font, the corners and the motion of the series’ theme', async () => {
    const brand = { ...secondTheme, primary: '#5b1f3f' };
    const files = await unpacked('label', 'const CuecartGraphics = {};', {
      house: { ...house, brand },
      client: { ...client, station: station() },
    });
    const fonts = Object.keys(files).filter((name) => name.endsWith('.woff2'));
    expect(fonts.length).toBeGreaterThan(90);
    expect(fonts.every((name) => name.startsWith('label/fonts/noto-serif-sc-'))).toBe(true);
    const module = Buffer.from(files['label/label.mjs'] ?? '').toString();
    expect(module).toContain(JSON.stringify(brand));
    expect(module).toContain('Noto Serif SC Variable');
    const own = (manifestOf('label', { ...house, brand }, client).schema as { properties: Properties }).properties;
    expect(own.brand?.properties?.theme?.properties?.corners?.default).toBe('round');
  });

  it('[G39] plays with no data at all: what is blank is of the kind’s own form', () => {
    for (const [kind, schema] of Object.entries(graphicSchemas)) {
      const blank = blankData(kind as GraphicKind, house);
      const texts = schema.safeParse(JSON.parse(JSON.stringify(blank).replaceAll('""', '"–"')));
      expect([kind, texts.error?.issues]).toEqual([kind, undefined]);
    }
  });
});
