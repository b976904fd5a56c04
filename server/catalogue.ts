/** The show files this server was started with: its series, its episodes, and a plan on demand. A broken file is a message, not a crash. */
import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { HouseContact } from './contract/station-contact.ts';
import { textIn } from './contract/units.ts';
import type { Brand, OperatorView } from './contract/views.ts';
import { compressPlan } from './core/compress-plan.ts';
import { houseOutputs, programOutputId } from './core/house-outputs.ts';
import type { Plan } from './core/plan.ts';
import { brandOf } from './core/read-plan.ts';
import { recordingOutputId } from './core/recording-view.ts';
import { delayOf } from './core/station-delay.ts';
import type { Partner } from './core/station-settings-row.ts';
import { listEpisodes, loadEpisode, loadSeries } from './show-files.ts';

type Named = { readonly id: string; readonly obs: string };
export type Catalogue = {
  readonly scenes: readonly Named[];
  readonly inputs: readonly Named[];
  readonly shops: readonly { readonly id: string; readonly dialect: 'standard-webhooks' }[];
  /** As the series file has them. */
  readonly partners: readonly Partner[];
  /** Ids of the house's own outputs besides program and recording. */
  readonly outputs: readonly string[];
  readonly currency: string;
  /** Whom stations ring. */
  readonly houseContact: HouseContact | null;
  readonly series: { readonly id: string; readonly name: string; readonly brand: Brand | undefined };
  /** The picture file that the series' theme names, if any. */
  readonly logo: string | undefined;
  /** By station: its own. */
  readonly stationLogos: Readonly<Record<string, string>>;
  readonly episodes: () => OperatorView['episodes'];
  readonly loadPlan: (file: string, compress: number) => Promise<{ ok: true; plan: Plan } | { ok: false; problems: readonly string[] }>;
};

/** A compressed rehearsal starts this long after it is loaded. */
const startsIn = 3000;

export const openCatalogue = async (config: Config, log: Logger): Promise<Catalogue> => {
  const read = await loadSeries(config.seriesFile);
  if (!read.ok)
    log.error(
      { problems: read.problems.slice(0, 10) },
      `The series file ${config.seriesFile} cannot be used. Check it with: npm run show:check ${config.seriesFile}`,
    );
  const listed = await listEpisodes(config.showsDir).catch((error: unknown) => {
    log.error({ error: String(error) }, `The shows folder ${config.showsDir} cannot be read.`);
    return [];
  });
  const broken = listed.filter((episode) => episode.problems > 0);
  for (const episode of broken)
    log.error(
      `${episode.file} has ${episode.problems} mistake(s) and cannot go on air. Check it with: npm run show:check ${path.join(config.showsDir, episode.file)}`,
    );
  const series = read.ok ? read.series : undefined;
  const paths = Object.fromEntries((series?.paths ?? []).map((one) => [one.id, one]));
  const known = new Set(listed.map((episode) => episode.file));
  return {
    scenes: series?.scenes ?? [],
    inputs: series?.inputs ?? [],
    shops: series?.shops ?? [],
    partners: (series?.stations ?? []).map((station) => ({ station, delay: delayOf(station, paths), path: paths[station.path] })),
    outputs: houseOutputs(series?.outputs)
      .map(({ id }) => id)
      .filter((id) => id !== programOutputId && id !== recordingOutputId),
    currency: series?.currency ?? 'CNY',
    houseContact: series?.houseContact ?? null,
    series: { id: series?.series ?? 'show', name: series ? textIn(series.name, 'en') : 'Show', brand: series && brandOf(series) },
    logo: series?.theme?.logo === undefined ? undefined : path.resolve(path.dirname(config.seriesFile), series.theme.logo),
    stationLogos: Object.fromEntries(
      (series?.stations ?? []).flatMap(({ id, logo }) =>
        logo === undefined ? [] : [[id, path.resolve(path.dirname(config.seriesFile), logo)]],
      ),
    ),
    episodes: () => listed.map(({ file, title, date, planned }) => ({ file, title, date, ...(planned ? { planned } : {}) })),
    loadPlan: async (file, compress) => {
      if (!known.has(file)) return { ok: false, problems: [`There is no episode ${file}.`] };
      const reading = await loadEpisode(path.join(config.showsDir, file));
      if (!reading.ok)
        return {
          ok: false,
          problems: reading.problems.map((one) => `${path.basename(one.file)}:${one.line} ${one.field}: ${one.message}`),
        };
      return { ok: true, plan: compress > 1 ? compressPlan(reading.plan, compress, Date.now() + startsIn) : reading.plan };
    },
  };
};
