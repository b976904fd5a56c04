/**
 * Everything behind the door that is not a wire: the episode, its passes, the polls, the log.
 *
 * Starts by replaying its file, then is ready; the wires (phones, link) only ask and listen.
 */
import type { Anomaly, Checkpoint, Count, Issuance } from '../contract/audience.ts';
import type { ToldEpisode } from '../contract/station-embed.ts';
import type { Clock } from '../ports/clock.ts';
import type { Place } from './address-prefix.ts';
import { type BallotLog, openBallotLog } from './ballot-log.ts';
import type { Refusing } from './disk-watch.ts';
import type { DoorLog } from './door-log.ts';
import { type DoorWatch, openDoorWatch } from './door-watch.ts';
import { createEmbeds, type Embeds } from './embeds.ts';
import { openSignedLog, type SignedLog } from './log/signed-log.ts';
import type { PassGate } from './pass-gate.ts';
import { openPathNumbers, type PathNumbers } from './path-numbers.ts';
import { openPhonesDisk, type PhonesDisk } from './phones-disk.ts';
import type { Beginning } from './phones-file.ts';
import type { DoorPoll } from './poll.ts';
import { createPollBook, type PollBook } from './poll-book.ts';
import type { PhonesSecrets } from './secrets.ts';
import { createStage, type Stage } from './stage.ts';
import { createVoteDesk, type VoteDesk } from './vote-desk.ts';

export type HouseEvents = {
  /** The episode changed; `isAnother` when it is another activation, so that every pass is another too. */
  episode(stage: Stage, isAnother: boolean): void;
  poll(poll: DoorPoll): void;
  count(poll: DoorPoll, count: Count): void;
  refusing(refusing: Refusing): void;
  /** The head of the signed log, about once a second while something was added. */
  checkpoint(checkpoint: Checkpoint): void;
  anomaly(anomaly: Anomaly): void;
  /** At most once a second, when it changed. */
  issuance(issuance: Issuance): void;
};

export type House = {
  stage(): Stage | undefined;
  show(episode: ToldEpisode): Promise<void>;
  readonly book: PollBook;
  readonly desk: VoteDesk;
  readonly signedLog: SignedLog;
  /** Its verifier key. */
  readonly logKey: string;
  readonly gate: PassGate;
  readonly embeds: Embeds;
  /** A pass was handed out there. */
  gave(place: Place): void;
  issuance(): Issuance | undefined;
  anomalies(): readonly Anomaly[];
  published(poll: DoorPoll): Count | undefined;
  refusing(): Refusing;
  listen(listener: Partial<HouseEvents>): () => void;
  /** Calls back when nothing can be recorded any more and the process should be started again. */
  onDeath(listener: (reason: string) => void): void;
  close(): Promise<void>;
};

type Options = {
  readonly dataDir: string;
  readonly secrets: PhonesSecrets;
  readonly passCap: number;
  readonly crowd: number;
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
    checkpoint: (checkpoint: Checkpoint) => listeners.forEach((one) => void one.checkpoint?.(checkpoint)),
    refusing: (refusing: Refusing) => listeners.forEach((one) => void one.refusing?.(refusing)),
    anomaly: (anomaly: Anomaly) => listeners.forEach((one) => void one.anomaly?.(anomaly)),
    issuance: (issuance: Issuance) => listeners.forEach((one) => void one.issuance?.(issuance)),
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

type BookEars = {
  readonly published: Map<number, Count>;
  readonly signedLog: SignedLog;
  readonly bell: ReturnType<typeof createBell>;
  watch(): DoorWatch;
  stageIsKnown(): Promise<void>;
};
const bookEvents = ({ published, signedLog, bell, watch, stageIsKnown }: BookEars) => ({
  onCount(poll: DoorPoll, count: Count): void {
    published.set(poll.number, count);
    if (count.final) signedLog.signSoon();
    bell.count(poll, count);
  },
  onChange(poll: DoorPoll): void {
    watch().poll(poll);
    bell.poll(poll);
  },
  async beforeSeal(poll: DoorPoll): Promise<void> {
    await stageIsKnown();
    await watch().sealing(poll);
  },
});

type Replayed = {
  readonly book: PollBook;
  readonly stage: ReturnType<typeof createStage>;
  readonly beginning: Beginning;
  readonly watch: DoorWatch;
};
const replay = async ({ book, stage, beginning, watch }: Replayed, { clock, log }: Options): Promise<void> => {
  const loading = clock.now();
  await book.load(beginning.polls);
  log.info({ ms: clock.now() - loading }, 'The ballots of the phones’ file are counted.');
  await stage.restore(beginning.episode);
  for (const poll of book.ofActivation(stage.now()?.episode.activationId ?? '', 8)) if (!poll.final()) watch.poll(poll);
};

export const openHouse = async (options: Options): Promise<House> => {
  const { clock, log } = options;
  const disk = await openPhonesDisk(options.dataDir, clock);
  const [beginning, logKey] = await Promise.all([disk.ask('begin'), disk.ask('logKey')]);
  const pathsOf = pathNumberBooks(disk);
  const bell = createBell();
  const published = new Map<number, Count>();
  const signedLog = openSignedLog({ disk, clock, log });
  signedLog.onCheckpoint(bell.checkpoint);
  const book: PollBook = createPollBook({
    disk,
    clock,
    log,
    epoch: beginning.epoch,
    pathsOf,
    drained: () => ballots.drained(),
    ...bookEvents({ published, signedLog, bell, watch: () => watch, stageIsKnown: () => stage.isKnown }),
  });
  const ballots: BallotLog = openBallotLog({
    disk,
    clock,
    log,
    nextBatch: beginning.nextBatch,
    onCommitted: book.apply,
    settle: (settled) => desk.settle(settled),
    onRefusing: bell.refusing,
  });
  const desk = createVoteDesk({ book, ballots, clock, onTaken: (...taken) => watch.anomalies.saw(...taken) });
  const stage = createStage({
    ...options,
    disk,
    holder: `door ${beginning.epoch}`,
    ballots,
    pathsOf,
    onChange: bell.episode,
    onLeave: () => watch.issuances.leave(),
  });
  const publishedOf = (poll: DoorPoll): Count | undefined => published.get(poll.number) ?? poll.final();
  const embeds = createEmbeds({ stage: stage.now, book, published: publishedOf, now: clock.now, listen: bell.listen });
  const watch: DoorWatch = openDoorWatch({ ...options, disk, stage: stage.now, onAnomaly: bell.anomaly, onIssuance: bell.issuance });
  await replay({ book, stage, beginning, watch }, options);

  return {
    stage: stage.now,
    show: stage.show,
    book,
    desk,
    signedLog,
    logKey,
    gate: watch.gate,
    gave: watch.anomalies.gave,
    issuance: watch.issuances.now,
    anomalies: () => watch.anomalies.known(stage.now()?.episode.activationId ?? ''),
    published: publishedOf,
    embeds,
    refusing: ballots.refusing,
    listen: bell.listen,
    onDeath: disk.onDeath,
    async close() {
      watch.stop();
      book.close();
      await ballots.close();
      await Promise.all([signedLog.close(), stage.close()]);
      await disk.close();
    },
  };
};
