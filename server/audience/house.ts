/**
 * Everything behind the door that is not a wire: the episode, its passes, the polls, the log.
 *
 * Starts by replaying its file, then is ready; the wires (phones, link) only ask and listen.
 */
import type { Count, PhoneEpisode } from '../contract/audience.ts';
import type { Clock } from '../ports/clock.ts';
import { type BallotLog, openBallotLog } from './ballot-log.ts';
import type { Refusing } from './disk-watch.ts';
import type { DoorLog } from './door-log.ts';
import { EpisodeMessage } from './link-messages.ts';
import { openPassBook, type PassBook } from './pass-book.ts';
import { openPathNumbers, type PathNumbers } from './path-numbers.ts';
import { openPhonesDisk, type PhonesDisk } from './phones-disk.ts';
import type { DoorPoll } from './poll.ts';
import { createPollBook, type PollBook } from './poll-book.ts';
import { createVoteDesk, type VoteDesk } from './vote-desk.ts';

/** One episode on the phones: what the page is about, and who may vote in it. */
export type Stage = { readonly episode: PhoneEpisode; readonly passes: PassBook; readonly paths: PathNumbers };

export type HouseEvents = {
  /** The episode changed; `isAnother` when it is another activation, so that every pass is another too. */
  episode(stage: Stage, isAnother: boolean): void;
  poll(poll: DoorPoll): void;
  count(poll: DoorPoll, count: Count): void;
  refusing(refusing: Refusing): void;
};

export type House = {
  stage(): Stage | undefined;
  show(episode: PhoneEpisode): Promise<void>;
  readonly book: PollBook;
  readonly desk: VoteDesk;
  published(poll: DoorPoll): Count | undefined;
  refusing(): Refusing;
  listen(listener: Partial<HouseEvents>): () => void;
  /** Calls back when nothing can be recorded any more and the process should be started again. */
  onDeath(listener: (reason: string) => void): void;
  close(): Promise<void>;
};

type Options = {
  readonly dataDir: string;
  readonly secret: string;
  readonly passCap: number;
  readonly clock: Clock;
  readonly log: DoorLog;
};

const createBell = () => {
  const listeners = new Set<Partial<HouseEvents>>();
  return {
    listen(listener: Partial<HouseEvents>) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    episode: (stage: Stage, isAnother: boolean) => listeners.forEach((one) => void one.episode?.(stage, isAnother)),
    poll: (poll: DoorPoll) => listeners.forEach((one) => void one.poll?.(poll)),
    count: (poll: DoorPoll, count: Count) => listeners.forEach((one) => void one.count?.(poll, count)),
    refusing: (refusing: Refusing) => listeners.forEach((one) => void one.refusing?.(refusing)),
  };
};

const pathNumberBooks = (disk: PhonesDisk) => {
  const books = new Map<string, Promise<PathNumbers>>();
  return (activationId: string): Promise<PathNumbers> => {
    const paths = books.get(activationId) ?? openPathNumbers(disk, activationId);
    books.set(activationId, paths);
    // A read that failed is tried again by the next who asks; whoever asked now hears of it.
    paths.catch(() => books.delete(activationId));
    return paths;
  };
};

type StageOptions = Options & {
  readonly disk: PhonesDisk;
  readonly holder: string;
  readonly ballots: BallotLog;
  pathsOf(activationId: string): Promise<PathNumbers>;
  onChange(stage: Stage, isAnother: boolean): void;
};

/** The stage, changed by `show`. A disk that refuses does not keep the page from changing. */
const createStage = ({ disk, holder, ballots, pathsOf, onChange, ...options }: StageOptions) => {
  let stage: Stage | undefined;
  const set = async (episode: PhoneEpisode): Promise<void> => {
    const isAnother = stage?.episode.activationId !== episode.activationId;
    const { activationId } = episode;
    const paths = await pathsOf(activationId);
    try {
      await paths.ensure(episode.paths.map((path) => path.id));
    } catch (error) {
      options.log.warn(
        { reason: String(error) },
        'The episode’s paths could not be written; their viewers count as of unknown path for now.',
      );
    }
    const onBound = (index: number, path: number): void => ballots.bind(activationId, index, path);
    const passes =
      isAnother || !stage ? await openPassBook({ ...options, activationId, cap: options.passCap, disk, holder, onBound }) : stage.passes;
    stage = { episode, passes, paths };
    onChange(stage, isAnother);
  };
  return {
    now: () => stage,
    set,
    async show(episode: PhoneEpisode): Promise<void> {
      await set(episode);
      await disk.ask('saveEpisode', JSON.stringify(episode));
    },
  };
};

export const openHouse = async (options: Options): Promise<House> => {
  const { clock, log } = options;
  const disk = await openPhonesDisk(options.dataDir, clock);
  const beginning = await disk.ask('begin');
  const pathsOf = pathNumberBooks(disk);
  const bell = createBell();
  const published = new Map<number, Count>();
  const book: PollBook = createPollBook({
    disk,
    clock,
    log,
    epoch: beginning.epoch,
    pathsOf,
    drained: () => ballots.drained(),
    onCount(poll, count) {
      published.set(poll.number, count);
      bell.count(poll, count);
    },
    onChange: bell.poll,
  });
  const ballots: BallotLog = openBallotLog({
    disk,
    clock,
    log,
    nextBatch: beginning.nextBatch,
    onCommitted: book.apply,
    onRefusing: bell.refusing,
  });
  const stage = createStage({ ...options, disk, holder: `door ${beginning.epoch}`, ballots, pathsOf, onChange: bell.episode });
  await book.load(beginning.polls);
  if (beginning.episode) await stage.set(EpisodeMessage.parse(JSON.parse(beginning.episode)));

  return {
    stage: stage.now,
    show: stage.show,
    book,
    desk: createVoteDesk({ book, ballots, clock }),
    published: (poll) => published.get(poll.number) ?? poll.final(),
    refusing: ballots.refusing,
    listen: bell.listen,
    onDeath: disk.onDeath,
    async close() {
      book.close();
      await ballots.close();
      await disk.close();
    },
  };
};
