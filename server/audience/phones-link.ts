/**
 * The show server's end of the link: the port `PhonesDoor` over a line that comes and goes.
 *
 * Asks that were not answered are asked again when the line is back, in their order and after the episode; the door
 * takes each of them twice without harm. Every ask rejects at its deadline; the final count waits for its poll.
 */
import type { Anomaly, Checkpoint, Count, Issuance, OpenAnswer, PollTry } from '../contract/audience.ts';
import type { ToldEpisode } from '../contract/station-embed.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { PhonesDoor, PhonesHealth } from '../ports/phones-door.ts';
import { watchClockGap } from './clock-gap.ts';
import type { DoorLog } from './door-log.ts';
import { type DoorSays, FinalAnswer, TimeAnswer, WithoutAnswer } from './link-messages.ts';
import { createAsks, PhonesDoorFailed } from './phones-asks.ts';
import { openLine } from './phones-line.ts';

type Options = { readonly url: string; readonly secret: string; readonly clock: Clock; readonly log: DoorLog };

/** How long after its last window a final count may take before we say that it does not come. */
const finalWithin: Ms = 30_000;
const askAgainAfter: Ms = 250;

const createHealth = (clock: Clock) => {
  const listeners = new Set<(health: PhonesHealth) => void>();
  let health: PhonesHealth = {
    state: 'lost',
    phones: 0,
    message: 'Connecting to the phones’ door.',
    refusing: false,
    since: clock.now(),
    heardAt: null,
  };
  return {
    now: () => health,
    set(next: Partial<PhonesHealth>): void {
      const merged = { ...health, ...next };
      const isSame = merged.state === health.state && merged.refusing === health.refusing;
      const isToldAlready =
        isSame && merged.phones === health.phones && merged.message === health.message && merged.logKey === health.logKey;
      health = { ...merged, since: isSame ? health.since : clock.now() };
      // The door's figures move with every vote; who listens wants to know how it is.
      if (isToldAlready) return;
      for (const listener of listeners) listener(health);
    },
    listen(listener: (health: PhonesHealth) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

const createBell = <T>() => {
  const listeners = new Set<(one: T) => void>();
  return {
    heard(one: T): void {
      for (const listener of listeners) listener(one);
    },
    listen(listener: (one: T) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** Newest revision of each poll only. */
const createCounts = () => {
  const listeners = new Set<(count: Count) => void>();
  const revisions = new Map<string, number>();
  return {
    heard(count: Count): void {
      const name = `${count.activationId}\n${count.pollId}`;
      if (count.revision <= (revisions.get(name) ?? -1)) return;
      revisions.set(name, count.revision);
      for (const listener of listeners) listener(count);
    },
    listen(listener: (count: Count) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
type Counts = ReturnType<typeof createCounts>;

/** Resolves at `at`, or as soon as the final count of this poll is heard. */
const untilFinalOr = (at: EpochMs, pollId: string, counts: Counts, clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      stopListening();
      cancel();
      resolve();
    };
    const stopListening = counts.listen((count) => {
      if (count.pollId === pollId && count.final) end();
    });
    const cancel = clock.wakeAt(at, end);
  });

const createFinalCounts = (asks: ReturnType<typeof createAsks>, counts: Counts, clock: Clock, isClosed: () => boolean) => {
  const askOnce = async (pollId: string, of: PollTry | undefined): Promise<FinalAnswer | PhonesDoorFailed> => {
    try {
      return FinalAnswer.parse(await asks.ask('finalCount', { pollId, ...(of ? { of } : {}) }));
    } catch (error) {
      if (error instanceof PhonesDoorFailed && error.code === 'late') return error;
      throw error;
    }
  };
  return async (pollId: string, of?: PollTry): Promise<Count> => {
    let giveUpAt = clock.now() + finalWithin;
    for (;;) {
      const answer = await askOnce(pollId, of);
      if ('count' in answer) return answer.count;
      if ('notBefore' in answer) giveUpAt = Math.max(giveUpAt, answer.notBefore + finalWithin);
      if (clock.now() > giveUpAt)
        throw new PhonesDoorFailed('late', `The final count of ${pollId} has not come for ${finalWithin / 1000} s.`);
      if (isClosed()) throw new PhonesDoorFailed('closed', 'The link to the phones’ door was closed.');
      const soon = clock.now() + askAgainAfter;
      await untilFinalOr('notBefore' in answer ? Math.max(soon, answer.notBefore + 20) : soon, pollId, counts, clock);
    }
  };
};

/** Two refusals say for certain that the door does not hold the rules; every other failure leaves it open. */
const openAnswer = async (asked: Promise<unknown>): Promise<OpenAnswer> => {
  try {
    await asked;
    return 'taken';
  } catch (error) {
    if (error instanceof PhonesDoorFailed && (error.code === 'too-late' || error.code === 'other-rules')) return error.code;
    throw error;
  }
};

type Bell<T> = ReturnType<typeof createBell<T>>;
type Ears = {
  readonly asks: ReturnType<typeof createAsks>;
  readonly counts: Counts;
  readonly anomalies: Bell<Anomaly>;
  readonly issuances: Bell<Issuance>;
  readonly checkpoints: Bell<Checkpoint>;
  readonly health: ReturnType<typeof createHealth>;
  readonly clock: Clock;
};

/** What the door says, each to whoever waits for it. It is as of now only once it has told, on this line, how it stands: last of all. */
const createHearing = ({ asks, counts, anomalies, issuances, checkpoints, health, clock }: Ears) => {
  let hasTold = false;
  return {
    begin(): void {
      hasTold = false;
    },
    heard(says: DoorSays): void {
      if ('id' in says) asks.answered(says);
      else if (says.push === 'count') counts.heard(says.count);
      else if (says.push === 'anomaly') anomalies.heard(says.anomaly);
      else if (says.push === 'issuance') issuances.heard(says.issuance);
      else if (says.push === 'checkpoint') checkpoints.heard(says.checkpoint);
      else {
        hasTold = true;
        health.set({ state: 'connected', ...says.health });
      }
    },
    alive(): void {
      if (hasTold) health.set({ heardAt: clock.now() });
    },
  };
};

export const connectPhonesDoor = (options: Options): PhonesDoor => {
  const { clock, log } = options;
  const health = createHealth(clock);
  const counts = createCounts();
  const anomalies = createBell<Anomaly>();
  const issuances = createBell<Issuance>();
  const checkpoints = createBell<Checkpoint>();
  let episode: ToldEpisode | undefined;
  let isClosed = false;
  const asks = createAsks(clock, (frame) => line.send(frame));
  /** Its answer may be lost with the line: the next line sends the episode anyway. */
  const sendEpisode = (): void => {
    if (!episode) return;
    asks
      .ask('show', episode)
      .catch((error: unknown) => log.warn({ reason: String(error) }, 'The door did not say that it changed the phones’ page.'));
  };
  const gap = watchClockGap({
    clock,
    askTime: async () => TimeAnswer.parse(await asks.ask('time', {})).now,
    onGap: (now) => health.set({ clock: now }),
    failed(error) {
      if (!isClosed) log.warn({ reason: String(error) }, 'The door’s clock could not be compared with ours.');
    },
  });
  const hearing = createHearing({ asks, counts, anomalies, issuances, checkpoints, health, clock });
  const line = openLine(options, {
    up() {
      hearing.begin();
      health.set({ state: 'connected', message: '' });
      sendEpisode();
      asks.sendAgain();
      gap.up();
    },
    down(message) {
      if (health.now().state === 'connected') log.warn({ reason: message }, 'The line to the phones’ door is lost.');
      gap.down();
      health.set({ state: 'lost', message });
    },
    heard: hearing.heard,
    alive: hearing.alive,
  });
  const finalCount = createFinalCounts(asks, counts, clock, () => isClosed);

  return {
    health: health.now,
    show(next) {
      episode = next;
      if (health.now().state === 'connected') sendEpisode();
    },
    open: (rules) => openAnswer(asks.ask('open', rules)),
    extend: async (rules) => void (await asks.ask('extend', rules)),
    outcome: async (outcome) => void (await asks.ask('outcome', outcome)),
    finalCount,
    countWithout: async (pollId, activationId, exclusions) =>
      WithoutAnswer.parse(await asks.ask('countWithout', { pollId, activationId, exclusions })).count,
    record: async (record) => void (await asks.ask('record', record)),
    onCount: counts.listen,
    onAnomaly: anomalies.listen,
    onIssuance: issuances.listen,
    onCheckpoint: checkpoints.listen,
    onHealth: health.listen,
    async close() {
      isClosed = true;
      gap.stop();
      line.close();
      asks.giveUp();
    },
  };
};
