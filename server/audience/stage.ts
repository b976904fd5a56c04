/** The episode that the phones are shown, with its passes, paths and leases; another activation's are others. */
import type { PhoneEpisode } from '../contract/audience.ts';
import type { ToldEmbed, ToldEpisode } from '../contract/station-embed.ts';
import type { Clock } from '../ports/clock.ts';
import { airMac } from './air-link.ts';
import { type AirProofs, createAirProofs, numberedPaths } from './air-proof.ts';
import type { BallotLog } from './ballot-log.ts';
import type { DoorLog } from './door-log.ts';
import { EpisodeMessage } from './link-messages.ts';
import { openPassBook, type PassBook } from './pass-book.ts';
import type { PathNumbers } from './path-numbers.ts';
import type { PhonesDisk } from './phones-disk.ts';
import type { PhonesSecrets } from './secrets.ts';
import { openStationLeases, type StationLeases } from './station-leases.ts';

/** One episode on the phones: what the page is about, and who may vote in it. */
export type Stage = {
  readonly episode: PhoneEpisode;
  readonly passes: PassBook;
  readonly paths: PathNumbers;
  readonly proofs: AirProofs;
  readonly leases: StationLeases;
  /** Apart from the episode, which goes to every phone. */
  readonly embeds: readonly ToldEmbed[];
  readonly productId: string | undefined;
};

type Options = {
  readonly secrets: PhonesSecrets;
  readonly passCap: number;
  readonly clock: Clock;
  readonly log: DoorLog;
  readonly disk: PhonesDisk;
  readonly holder: string;
  readonly ballots: BallotLog;
  pathsOf(activationId: string): Promise<PathNumbers>;
  onChange(stage: Stage, isAnother: boolean): void;
  /** This stage gives way to another activation's. */
  onLeave(): void;
};

/** The stage, changed by `show`. A disk that refuses does not keep the page from changing. */
export const createStage = ({ disk, holder, ballots, pathsOf, onChange, onLeave, ...options }: Options) => {
  let stage: Stage | undefined;
  let known = (): void => undefined;
  const isKnown = new Promise<void>((resolve) => {
    known = resolve;
  });
  const openPasses = (activationId: string, first: AirProofs): Promise<PassBook> =>
    openPassBook({
      ...options,
      secret: options.secrets.pass,
      activationId,
      cap: options.passCap,
      disk,
      holder,
      onBound: (index, standing) => ballots.bind(activationId, index, standing),
      isWithin: (path, than) => (stage?.episode.activationId === activationId ? stage.proofs : first).isWithin(path, than),
    });
  const set = async ({ embeds = [], productId, ...episode }: ToldEpisode): Promise<void> => {
    const isAnother = stage?.episode.activationId !== episode.activationId;
    const { activationId } = episode;
    const paths = await pathsOf(activationId);
    try {
      await paths.ensure(numberedPaths(episode));
    } catch (error) {
      options.log.warn(
        { reason: String(error) },
        'The episode’s paths could not be written; their viewers count as of unknown path for now.',
      );
    }
    const proofs = createAirProofs(episode, paths, airMac(options.secrets.air));
    const passes = isAnother || !stage ? await openPasses(activationId, proofs) : stage.passes;
    const leases =
      isAnother || !stage ? await openStationLeases({ disk, clock: options.clock, activationId, cap: options.passCap }) : stage.leases;
    if (isAnother && stage) {
      onLeave();
      void stage.passes.close();
    }
    stage = { episode, passes, paths, proofs, leases, embeds, productId };
    onChange(stage, isAnother);
  };
  return {
    now: () => stage,
    /** Once the file's episode is on stage, so that who holds passes is known. */
    isKnown,
    async restore(episode: string | null): Promise<void> {
      if (episode) await set(EpisodeMessage.parse(JSON.parse(episode)));
      known();
    },
    async show(episode: ToldEpisode): Promise<void> {
      await set(episode);
      await disk.ask('saveEpisode', JSON.stringify(episode));
    },
    close: async () => stage?.passes.close(),
  };
};
