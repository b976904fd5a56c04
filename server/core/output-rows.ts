/** What stands on each output, for the graphics desk: outputs that show the same stand in one row. */
import type { ActivationKind } from '../contract/audience.ts';
import type { GraphicOn } from '../contract/graphics.ts';
import type { HouseOutput } from '../contract/show-file.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { OutputRow } from '../contract/views.ts';
import { houseGraphics } from './house-outputs.ts';
import { recordedGraphics, recordingOutputId } from './recording-view.ts';
import type { PlannedStation } from './station-hours.ts';
import { stationMay } from './station-may.ts';
import { reachesPartners, stationGraphics } from './station-view.ts';

type World = {
  readonly kind: ActivationKind | null;
  readonly stations: Readonly<Record<string, PlannedStation>>;
  readonly delayOf: (station: PlannedStation) => Ms;
  readonly now: EpochMs;
  readonly isMuted: (stationId: string) => boolean;
  /** The house's own, with the language of each; absent: the program and the recording. */
  readonly house?: readonly (HouseOutput & { readonly language: string })[];
  /** Outputs that have a page. */
  readonly open: readonly string[];
};

const idsOf = (graphics: readonly GraphicOn[]): readonly string[] => graphics.map(({ id }) => id);

const ofHouse = (graphics: readonly GraphicOn[], output: NonNullable<World['house']>[number]): OutputRow => ({
  outputs: [output.id],
  shows: idsOf(houseGraphics(graphics, output)),
  language: output.language,
  ...(output.name === undefined ? {} : { name: output.name }),
});

/** @param graphics of the program */
export const outputRows = (
  graphics: readonly GraphicOn[],
  { kind, stations, delayOf, now, isMuted, house, open }: World,
): readonly OutputRow[] => {
  const ofStation = (station: PlannedStation): readonly string[] =>
    reachesPartners(kind) && !isMuted(station.id)
      ? idsOf(stationGraphics(graphics, station, stationMay(station, delayOf(station), now)))
      : [];
  const groups = new Map<string, OutputRow>();
  for (const id of new Set(open)) {
    const station = stations[id];
    if (!station) continue;
    const shows = ofStation(station);
    const name = shows.join(' ');
    groups.set(name, { outputs: [...(groups.get(name)?.outputs ?? []), id], shows });
  }
  return [
    ...(house?.map((output) => ofHouse(graphics, output)) ?? [
      { outputs: ['program'], shows: idsOf(graphics) },
      { outputs: [recordingOutputId], shows: idsOf(recordedGraphics(graphics)) },
    ]),
    ...groups.values(),
  ];
};
