/** The stations' OGraf packages, put together: the script as built, the theme's font and logo, and the series as it is loaded now. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import packageFile from '../package.json' with { type: 'json' };
import type { Catalogue } from './catalogue.ts';
import { textIn } from './contract/units.ts';
import type { Brand } from './contract/views.ts';
import type { Playout } from './playout/playout.ts';
import type { Clock } from './ports/clock.ts';
import { shippedFont } from './stations/ograf/fonts.ts';
import { type OgrafDoor, ografDoor } from './stations/ograf/ograf-door.ts';
import type { StationsDoor } from './stations/stations-door.ts';
import type { Knock } from './stations/wrong-keys.ts';

type Needs = {
  readonly clock: Clock;
  readonly log: Logger;
  readonly catalogue: Catalogue;
  readonly keys: { keyOf(station: string): string };
};

const script = path.resolve(import.meta.dirname, '../dist/ograf/graphics.js');
const plainBrand: Brand = { primary: '#b3261e', accent: '#f2b134', ink: '#1b1b1b', paper: '#fffdf7' };

const openOgraf = ({ clock, log, catalogue, keys }: Needs, playout: Playout, knocked: (knock: Knock) => void): OgrafDoor => {
  const brand = () => playout.plan()?.episode.brand ?? catalogue.series.brand ?? plainBrand;
  return ografDoor({
    clock,
    log,
    knocked,
    keyOf: keys.keyOf,
    stations: () => {
      const plan = playout.plan();
      return plan
        ? Object.values(plan.stations).map((station) => ({ station, delay: plan.paths[station.path]?.delay ?? 0 }))
        : catalogue.partners;
    },
    house: () => {
      const episode = playout.plan()?.episode;
      return {
        series: episode ? { id: episode.series.id, name: textIn(episode.series.name, 'en') } : catalogue.series,
        brand: brand(),
        currency: episode?.currency ?? catalogue.currency,
        version: packageFile.version,
      };
    },
    parts: async () => ({
      script: await readFile(script, 'utf8'),
      font: await shippedFont(brand().theme?.font ?? 'noto-sans-sc'),
      logo:
        catalogue.logo === undefined ? undefined : { file: `logo${path.extname(catalogue.logo)}`, bytes: await readFile(catalogue.logo) },
    }),
  });
};

/** The stations' door with their packages behind it. */
export const withOgraf = (needs: Needs, playout: Playout, knocked: (knock: Knock) => void, door: StationsDoor): StationsDoor => {
  const ograf = openOgraf(needs, playout, knocked);
  door.router.use(ograf.router);
  return {
    ...door,
    close: async () => {
      ograf.close();
      await door.close();
    },
  };
};
