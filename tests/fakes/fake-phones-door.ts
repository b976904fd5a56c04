/**
 * A phones' door without a process: the same rules, count and windows, votes put in by hand.
 *
 * Honest: passes the contract suite of the real one. What it adds is for tests to make it fail:
 * `lose` the line, `refuse` like a full disk.
 */
import type { Anomaly, Checkpoint, Count, Issuance, LogRecord, PollOutcome, PollRules, PollTry } from '../../server/contract/audience.ts';
import type { VoteCode } from '../../server/contract/phone.ts';
import type { ToldEpisode } from '../../server/contract/station-embed.ts';
import { createVoteCount } from '../../server/core/vote-count.ts';
import { lastClose } from '../../server/core/vote-window.ts';
import type { Clock } from '../../server/ports/clock.ts';
import type { PhonesDoor, PhonesHealth } from '../../server/ports/phones-door.ts';
import { castIn, countOf, type FakePoll, type FakeVote, isClosing, isLaterEnd, isSame, votesWithout } from './fake-poll.ts';

export type FakePhonesDoor = PhonesDoor & {
  /** One ballot; without a sequence it is newer than the voter's last. */
  vote(vote: FakeVote): VoteCode;
  /** The line is lost: every ask rejects, counts stop; the polls go on. */
  lose(): void;
  regain(): void;
  refuse(isRefusing: boolean): void;
  /** Rules of a vote reach it `late`, after almost a second; `mute`, they do, and it does not say so. */
  hearRules(how: 'well' | 'late' | 'mute'): void;
  /** What else the door says of itself: its key, its clock. */
  says(more: Partial<PhonesHealth>): void;
  episode(): ToldEpisode | undefined;
  rules(pollId: string): PollRules | undefined;
  outcomes(): readonly PollOutcome[];
  /** What is in the signed log besides ballots, in its order. */
  records(): readonly LogRecord[];
  notice(anomaly: Anomaly): void;
  issue(issuance: Issuance): void;
  sign(checkpoint: Checkpoint): void;
};

const createHealth = (clock: Clock) => {
  const listeners = new Set<(health: PhonesHealth) => void>();
  let health: PhonesHealth = { state: 'connected', phones: 0, message: '', refusing: false, since: clock.now(), heardAt: null };
  return {
    /** As one that speaks all the time. */
    now: (): PhonesHealth => (health.state === 'connected' ? { ...health, heardAt: clock.now() } : health),
    set(next: Partial<PhonesHealth>): void {
      health = { ...health, ...next, since: clock.now(), heardAt: clock.now() };
      for (const listener of listeners) listener(health);
    },
    listen(listener: (health: PhonesHealth) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

const headOf = (activationId: string, size: number, at: number): Checkpoint => {
  return { activationId, origin: `fake/${activationId}`, size, root: '', at, note: '', witnesses: [] };
};
const issuedTo = (activationId: string, passes: number, at: number): Issuance => {
  const perTier = { open: passes, air: 0, account: 0 };
  return { activationId, at, passes, cap: 1_000_000, perTier, perPath: { unknown: passes }, challenged: 0, refused: 0 };
};

const createBell = <T>() => {
  const listeners = new Set<(one: T) => void>();
  return {
    ring: (one: T): void => listeners.forEach((listener) => void listener(one)),
    listen(listener: (one: T) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

export const createFakePhonesDoor = (clock: Clock): FakePhonesDoor => {
  const polls: FakePoll[] = [];
  const health = createHealth(clock);
  const countListeners = new Set<(count: Count) => void>();
  const finalWaiters = new Set<() => void>();
  const records: LogRecord[] = [];
  const voters = new Map<string, Set<number>>();
  const anomalies = createBell<Anomaly>();
  const issuances = createBell<Issuance>();
  const checkpoints = createBell<Checkpoint>();
  let shown: ToldEpisode | undefined;
  let hearing: 'well' | 'late' | 'mute' = 'well';

  const inActivation = (pollId: string, activationId: string) =>
    polls.findLast(({ rules }) => rules.pollId === pollId && rules.activationId === activationId);
  const latest = (pollId: string): FakePoll | undefined => polls.findLast((poll) => poll.rules.pollId === pollId);
  const known = (pollId: string, activationId?: string): FakePoll => {
    if (health.now().state === 'lost') throw new Error('The phones’ door has not answered.');
    const poll = activationId === undefined ? latest(pollId) : inActivation(pollId, activationId);
    if (!poll) throw new Error(`No poll ${pollId} is known here.`);
    return poll;
  };
  const knownTry = (pollId: string, { activationId, opensAt }: PollTry): FakePoll => {
    known(pollId, activationId);
    const poll = polls.findLast(({ rules }) => rules.pollId === pollId && rules.activationId === activationId && rules.opensAt === opensAt);
    if (!poll) throw new Error(`No poll ${pollId} that opened then is known here.`);
    return poll;
  };
  const needDisk = (): void => {
    if (health.now().state === 'lost') throw new Error('The phones’ door has not answered.');
    if (health.now().refusing) throw new Error('The phones’ disk did not take it.');
  };
  /** In the fake a pass is handed out with its first vote. */
  const giveOut = (activationId: string, voter: number): void => {
    const given = voters.get(activationId) ?? new Set<number>();
    voters.set(activationId, given);
    if (given.has(voter)) return;
    given.add(voter);
    issuances.ring(issuedTo(activationId, given.size, clock.now()));
  };
  const publish = (poll: FakePoll): void => {
    poll.isDirty = false;
    poll.revision += 1;
    const count = countOf(poll, clock);
    if (health.now().state === 'connected') for (const listener of countListeners) listener(count);
  };
  const stopPublishing = clock.every(100, () => {
    for (const poll of polls) if (poll.isDirty) publish(poll);
  });
  const watchClose = (poll: FakePoll): void => {
    const { endsAt } = poll.rules;
    const cancel = clock.wakeAt(lastClose(poll.rules) + 1, () => {
      finalWaiters.delete(cancel);
      if (poll.rules.endsAt === endsAt) publish(poll);
    });
    finalWaiters.add(cancel);
  };

  return {
    health: health.now,
    onHealth: health.listen,
    show(episode) {
      shown = episode;
    },
    async open(rules) {
      if (hearing === 'late') await new Promise<void>((resolve) => void clock.wakeAt(clock.now() + 900, resolve));
      needDisk();
      const before = polls.findLast((poll) => poll.rules.pollId === rules.pollId && poll.rules.activationId === rules.activationId);
      if (before && isSame(rules, before.rules)) return 'taken';
      if (before && !countOf(before, clock).final && before.outcome?.decision !== 'void') return 'other-rules';
      if (clock.now() > rules.opensAt) return 'too-late';
      const poll: FakePoll = {
        rules,
        votes: createVoteCount(),
        ballots: [],
        paths: rules.windows.map((window) => window.path),
        revision: 0,
        isDirty: true,
      };
      polls.push(poll);
      watchClose(poll);
      if (hearing === 'mute') throw new Error('The phones’ door has not answered.');
      return 'taken';
    },
    async extend(rules) {
      const poll = known(rules.pollId);
      needDisk();
      if (clock.now() > Math.min(...poll.rules.windows.map((window) => window.closesAt))) {
        throw new Error(`${rules.pollId} has closed for some viewers already: it cannot be extended.`);
      }
      if (!isLaterEnd(poll.rules, rules) && !isClosing(poll.rules, rules))
        throw new Error('A window once announced may only end later, for every path.');
      poll.rules = rules;
      watchClose(poll);
    },
    async finalCount(pollId, of) {
      const poll = of ? knownTry(pollId, of) : known(pollId);
      while (clock.now() <= lastClose(poll.rules))
        await new Promise<void>((resolve) => void clock.wakeAt(lastClose(poll.rules) + 1, resolve));
      needDisk();
      const count = countOf(poll, clock);
      return { ...count, at: lastClose(poll.rules) };
    },
    async countWithout(pollId, activationId, exclusions) {
      const poll = known(pollId, activationId);
      if (clock.now() <= lastClose(poll.rules)) throw new Error(`The count of ${pollId} is not final yet.`);
      needDisk();
      const count = { ...countOf(poll, clock, votesWithout(poll, exclusions)), at: lastClose(poll.rules) };
      return exclusions.length === 0 ? count : { ...count, without: exclusions };
    },
    async record(record) {
      needDisk();
      if (records.some(({ id }) => id === record.id)) return;
      records.push(record);
      checkpoints.ring(headOf(record.activationId, records.length, clock.now()));
    },
    onAnomaly: anomalies.listen,
    onIssuance: issuances.listen,
    onCheckpoint: checkpoints.listen,
    async outcome(outcome) {
      const poll = outcome.of ? knownTry(outcome.pollId, outcome.of) : known(outcome.pollId);
      needDisk();
      poll.outcome = outcome;
    },
    onCount(listener) {
      countListeners.add(listener);
      return () => void countListeners.delete(listener);
    },
    async close() {
      stopPublishing();
      for (const cancel of finalWaiters) cancel();
    },
    vote(vote) {
      const poll = latest(vote.pollId);
      if (!poll) return 'unknown-poll';
      if (health.now().refusing) return 'not-recorded';
      giveOut(poll.rules.activationId, vote.voter);
      return castIn(poll, vote, clock.now());
    },
    lose: () => health.set({ state: 'lost', message: 'The phones’ door is not running.' }),
    regain() {
      health.set({ state: 'connected', message: '' });
      for (const poll of polls) poll.isDirty = true;
    },
    refuse: (refusing) => health.set({ refusing, message: refusing ? 'disk full' : '' }),
    hearRules(how) {
      hearing = how;
    },
    says: health.set,
    episode: () => shown,
    rules: (pollId) => latest(pollId)?.rules,
    records: () => records,
    notice: anomalies.ring,
    issue: issuances.ring,
    sign: checkpoints.ring,
    outcomes: () => polls.flatMap((poll) => (poll.outcome ? [poll.outcome] : [])),
  };
};
