/**
 * All polls the door knows: opened, extended and closed by rules that are on its own disk.
 *
 * A poll opens and closes by itself at its times, with or without the show server. Its count is final once its
 * last window has closed and every ballot taken is settled; then it is sealed. The two newest polls of an
 * activation keep their voters in memory, so that a late retry still learns what became of its vote.
 */
import type { Count, Exclusion, PollRules, PollTry } from '../contract/audience.ts';
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import { countWithout } from './count-without.ts';
import type { DoorLog } from './door-log.ts';
import { type FinalAnswer, type LinkReply, refuseLink } from './link-messages.ts';
import { blockSize } from './pass-book.ts';
import type { PathNumbers } from './path-numbers.ts';
import type { PhonesDisk } from './phones-disk.ts';
import type { PollRow } from './phones-file.ts';
import { closesFor, createDoorPoll, type DoorPoll } from './poll.ts';
import { createPollClosing, type PollClosing } from './poll-closing.ts';
import { createPollDesk, type PollDesk } from './poll-desk.ts';
import { readCount, readOutcome, readRules } from './stored-polls.ts';

export type PollBook = PollDesk & {
  load(rows: readonly PollRow[]): Promise<void>;
  finalCount(pollId: string, of?: PollTry): LinkReply<FinalAnswer>;
  /** The final count with a part of its ballots left out. */
  countWithout(pollId: string, activationId: string, exclusions: readonly Exclusion[]): Promise<LinkReply<{ readonly count: Count }>>;
  byNumber(number: number): DoorPoll | undefined;
  latest(pollId: string): DoorPoll | undefined;
  /** Newest last, at most `most`. */
  ofActivation(activationId: string, most: number): readonly DoorPoll[];
  /** True from the moment a poll's rules are on disk until its count is final. */
  isArmed(activationId: string): boolean;
  /** A batch of packed ballots that is on disk. */
  apply(number: number, batch: number, ballots: Uint8Array): void;
  counts(): readonly Count[];
  close(): void;
};

type Options = {
  readonly disk: PhonesDisk;
  readonly clock: Clock;
  readonly log: DoorLog;
  readonly epoch: number;
  pathsOf(activationId: string): Promise<PathNumbers>;
  /** Resolves once all ballots taken so far are settled. */
  drained(): Promise<void>;
  /** At most ten times a second a poll, committed ballots only. */
  onCount(poll: DoorPoll, count: Count): void;
  /** Rules, outcome or finality changed: phones should hear. */
  onChange(poll: DoorPoll): void;
  /** What must be in the log before a final count; rejects when it is not. */
  beforeSeal(poll: DoorPoll): Promise<void>;
};

const publishEvery: Ms = 100;
const remembered = 2;
const rowsAtOnce = 200;

/** Revisions that rise over restarts: this start's number above, a counter below. */
const createRevisions = (epoch: number) => {
  let last = 0;
  return (): number => {
    last += 1;
    return epoch * 2 ** 32 + last;
  };
};

const replay = async (disk: PhonesDisk, poll: DoorPoll): Promise<void> => {
  for (let after = 0; ; ) {
    const rows = await disk.ask('batches', poll.number, after, rowsAtOnce);
    for (const row of rows) {
      poll.apply(row.batch, row.ballots);
      after = row.batch;
    }
    if (rows.length < rowsAtOnce) return;
  }
};

/** The polls by number, oldest first, and how to find one. */
const createShelf = () => {
  const polls = new Map<number, DoorPoll>();
  const all = (): DoorPoll[] => [...polls.values()];
  const ofActivation = (activationId: string): DoorPoll[] => all().filter((poll) => poll.rules().activationId === activationId);
  return {
    all,
    ofActivation,
    put: (poll: DoorPoll): Map<number, DoorPoll> => polls.set(poll.number, poll),
    byNumber: (number: number): DoorPoll | undefined => polls.get(number),
    ofTry: (pollId: string, { activationId, opensAt }: PollTry): DoorPoll | undefined =>
      ofActivation(activationId).findLast((poll) => poll.rules().pollId === pollId && poll.rules().opensAt === opensAt),
    latest: (pollId: string, activationId?: string): DoorPoll | undefined =>
      all().findLast((poll) => poll.rules().pollId === pollId && (activationId ?? poll.rules().activationId) === poll.rules().activationId),
    /** Lets go of the voters of sealed polls, but for the newest of this activation. */
    forgetOld(activationId: string): void {
      const keep = new Set(ofActivation(activationId).slice(-remembered));
      for (const poll of polls.values()) if (poll.final() && !keep.has(poll)) poll.forget();
    },
  };
};
type Shelf = ReturnType<typeof createShelf>;

type Loading = { readonly disk: PhonesDisk; readonly closing: PollClosing; shelve(number: number, rules: PollRules): Promise<DoorPoll> };

const openPoll = async ({ disk, pathsOf }: Options, number: number, rules: PollRules): Promise<DoorPoll> => {
  const { activationId } = rules;
  const [paths, blocks] = await Promise.all([pathsOf(activationId), disk.ask('leased', activationId)]);
  // Passes are dense: whoever may vote now has an index below this.
  return createDoorPoll(number, rules, paths, Math.max(1, blocks) * blockSize);
};

/** A poll from the file, with the count that its ballots give. */
const loadPoll = async ({ disk, closing, shelve }: Loading, row: PollRow, isRecent: boolean): Promise<void> => {
  const poll = await shelve(row.number, readRules(row.rules));
  if (row.outcome) poll.setOutcome(readOutcome(row.outcome));
  if (row.seal) poll.setFinal(readCount(row.seal));
  if (!row.seal || isRecent) await replay(disk, poll);
  else poll.forget();
  if (!row.seal) closing.watch(poll);
};

const finalCountFrom = (shelf: Shelf, pollId: string, of: PollTry | undefined): LinkReply<FinalAnswer> => {
  const poll = of ? shelf.ofTry(pollId, of) : shelf.latest(pollId);
  if (!poll) return refuseLink('unknown-poll', `No poll ${pollId} is known here.`);
  const count = poll.final();
  return { ok: true, value: count ? { count } : { notBefore: closesFor(poll) } };
};

export const createPollBook = (options: Options): PollBook => {
  const { disk, clock } = options;
  const shelf = createShelf();
  const changed = new Set<DoorPoll>();
  const nextRevision = createRevisions(options.epoch);
  const countNow = (poll: DoorPoll): Count => poll.final() ?? poll.count(nextRevision(), clock.now(), false);
  const closing = createPollClosing({
    ...options,
    countFinal: (poll) => poll.count(nextRevision(), clock.now(), true),
    onFinal(poll, count) {
      changed.delete(poll);
      options.onCount(poll, count);
      options.onChange(poll);
    },
  });
  const stopPublishing = clock.every(publishEvery, () => {
    for (const poll of changed) options.onCount(poll, countNow(poll));
    changed.clear();
  });
  const shelve = async (number: number, rules: PollRules): Promise<DoorPoll> => {
    const poll = await openPoll(options, number, rules);
    shelf.put(poll);
    return poll;
  };
  const desk = createPollDesk({
    ...options,
    latest: shelf.latest,
    ofTry: shelf.ofTry,
    async add(number, rules) {
      const poll = await shelve(number, rules);
      shelf.forgetOld(rules.activationId);
      changed.add(poll);
      return poll;
    },
    onChange(poll) {
      if (!poll.final()) closing.watch(poll);
      options.onChange(poll);
    },
  });

  return {
    ...desk,
    async load(rows) {
      for (const [place, row] of rows.entries()) await loadPoll({ disk, closing, shelve }, row, place >= rows.length - remembered);
      for (const poll of shelf.all()) if (!poll.final()) changed.add(poll);
    },
    finalCount: (pollId, of) => finalCountFrom(shelf, pollId, of),
    async countWithout(pollId, activationId, exclusions) {
      const poll = shelf.latest(pollId, activationId);
      if (!poll) return refuseLink('unknown-poll', `No poll ${pollId} is known here.`);
      const final = poll.final();
      if (!final) return refuseLink('not-final', `The count of ${pollId} is not final yet.`);
      return { ok: true, value: { count: await countWithout(disk, poll, final, exclusions) } };
    },
    byNumber: shelf.byNumber,
    latest: shelf.latest,
    ofActivation: (activationId, most) => shelf.ofActivation(activationId).slice(-most),
    isArmed: (activationId) => shelf.ofActivation(activationId).some((poll) => !poll.final()),
    apply(number, batch, ballots) {
      const poll = shelf.byNumber(number);
      poll?.apply(batch, ballots);
      if (poll) changed.add(poll);
    },
    counts: () =>
      shelf
        .all()
        .filter((poll) => !poll.final())
        .map(countNow),
    close() {
      stopPublishing();
      closing.stop();
    },
  };
};
