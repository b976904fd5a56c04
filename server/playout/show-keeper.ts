/**
 * Keeps the one show that is running: takes in decided facts one turn at a time, has them recorded,
 * and only then adopts the next state and tells whoever follows it.
 */
import type { ActivationKind } from '../contract/audience.ts';
import { type Fact, type FactBody, factVersion } from '../core/facts.ts';
import type { Plan } from '../core/plan.ts';
import { allows, applyFact, machineVersion, newShow, packShow, phaseOf, type Show } from '../core/show.ts';
import type { Archive, StoredFact } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { FactJournal } from './fact-journal.ts';
import { type Keyed, recallShow } from './recall-show.ts';
import { takeTurns } from './turns.ts';

export type Activation = { readonly id: string; readonly kind: ActivationKind; readonly file: string };
export type Running = { readonly activation: Activation; readonly show: Show; readonly seq: number };
export type LoggedFact = { readonly seq: number; readonly fact: Fact };

/** What was adopted: the facts, and the show before and after. */
export type Adopted = { readonly facts: readonly Fact[]; readonly before: Show; readonly after: Show; readonly activation: Activation };

export type ShowKeeper = {
  running(): Running | null;
  /** Newest last; bounded. */
  log(): readonly LoggedFact[];
  /** Records and adopts what the machine allows. Resolves whether the disk has it. Must be called within a turn. */
  adopt(bodies: readonly FactBody[], by: string, keyed?: Keyed): Promise<boolean>;
  start(activation: Activation, plan: Plan): Promise<void>;
  /** The open activation of an earlier life of the server, folded again; resolves the keys of its commands. */
  restore(): Promise<readonly Keyed[]>;
  /** The running activation is closed on disk if it is over: a later life of the server need not take it up. */
  closeIfOver(): void;
  isOver(): boolean;
  /** One at a time, in order. */
  turn<T>(deed: () => Promise<T>): Promise<T>;
  onAdopted(listener: (adopted: Adopted) => void): () => void;
  /** Resolves when all turns asked so far are over. */
  over(): Promise<void>;
};

type Needs = {
  readonly archive: Archive;
  readonly journal: FactJournal;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly report: (error: unknown, what: string) => void;
};

const logLength = 400;
const snapshotEvery = 200;

/** Those of the bodies that may happen, one after the other, and the show after them. */
const allowed = (show: Show, bodies: readonly FactBody[], at: number, by: string): { facts: readonly Fact[]; after: Show } => {
  let after = show;
  const facts = bodies
    .map((body): Fact => ({ ...body, at, by }))
    .filter((fact) => {
      if (!allows(after, fact)) return false;
      after = applyFact(after, fact);
      return true;
    });
  return { facts, after };
};

const asStored = (facts: readonly Fact[], { activation, seq }: Running, newId: () => string, keyed?: Keyed): readonly StoredFact[] =>
  facts.map(({ at, by, ...body }, index) => ({
    ...{ activationId: activation.id, seq: seq + index + 1, id: newId(), version: factVersion, at, by, body },
    ...(index === 0 && keyed ? { key: keyed.key, keyedCommand: keyed.command } : {}),
  }));

const waitsForPeople = new Set(['open', 'closing', 'counting', 'verified', 'deferred']);
/** Off air, and no vote of it waits for anybody, or for the door's word on whether it was ever there. */
const isOver = (show: Show): boolean =>
  phaseOf(show) === 'ended' &&
  !Object.values(show.context.polls).some((poll) => poll.called || (poll.rules && waitsForPeople.has(poll.phase)));

/** Writes that only spare a later life some work: their failure is said and costs nothing else. */
const sideWrites = ({ archive, journal, report }: Needs) => ({
  snapshot: (now: Running, before: number) => {
    if (Math.floor(now.seq / snapshotEvery) === Math.floor(before / snapshotEvery) || !journal.recording().ok) return;
    archive
      .saveSnapshot(now.activation.id, now.seq, machineVersion, packShow(now.show))
      .catch((error: unknown) => report(error, 'A snapshot could not be saved; a restart will fold all facts.'));
  },
  end: (activationId: string) => {
    archive
      .endActivation(activationId)
      .catch((error: unknown) => report(error, 'The end of the episode could not be written; the next start will write it.'));
  },
});

/** Begins activations on disk. One whose start has an unknown outcome is ended before the next, lest it come back after a restart. */
const activationStarter = ({ archive, clock }: Needs) => {
  const toEnd = new Set<string>();
  return async (activation: Activation, plan: Plan, before: string | undefined): Promise<void> => {
    if (before !== undefined) toEnd.add(before);
    for (const id of toEnd) await archive.endActivation(id);
    toEnd.clear();
    toEnd.add(activation.id);
    const { id, kind, file: episode } = activation;
    await archive.startActivation({ id, kind, episode, plan: JSON.stringify(plan), startedAt: clock.now(), ended: false });
    toEnd.clear();
  };
};

export const keepShow = (needs: Needs): ShowKeeper => {
  const { journal, clock, newId, report } = needs;
  const listeners = new Set<(adopted: Adopted) => void>();
  const turns = takeTurns();
  const write = sideWrites(needs);
  const startOnDisk = activationStarter(needs);
  let running: Running | null = null;
  let log: readonly LoggedFact[] = [];

  const tell = (adopted: Adopted) => {
    for (const listener of listeners) {
      try {
        listener(adopted);
      } catch (error) {
        report(error, 'A follower of the show failed.');
      }
    }
  };

  const adopt: ShowKeeper['adopt'] = async (bodies, by, keyed) => {
    if (running === null) throw new Error('No episode is active.');
    const { activation, seq, show: before } = running;
    const { facts, after } = allowed(before, bodies, clock.now(), by);
    if (facts.length === 0) return journal.recording().ok;
    const kept = await journal.commit(asStored(facts, running, newId, keyed));
    running = { activation, show: after, seq: kept === 'lost' ? seq : seq + facts.length };
    log = [...log, ...facts.map((fact, index) => ({ seq: seq + index + 1, fact }))].slice(-logLength);
    write.snapshot(running, seq);
    tell({ facts, before, after, activation });
    return kept === 'recorded';
  };

  return {
    running: () => running,
    log: () => log,
    adopt,
    start: async (activation, plan) => {
      await startOnDisk(activation, plan, running?.activation.id);
      running = { activation, show: newShow(plan), seq: 0 };
      log = [];
    },
    restore: async () => {
      const recalled = await recallShow(needs);
      if (!recalled) return [];
      const { activation, show, facts, keyed } = recalled;
      running = { activation: { id: activation.id, kind: activation.kind, file: activation.episode }, show, seq: facts.at(-1)?.seq ?? 0 };
      log = facts.slice(-logLength);
      return keyed;
    },
    isOver: () => running !== null && isOver(running.show),
    closeIfOver: () => {
      if (running && isOver(running.show)) write.end(running.activation.id);
    },
    turn: turns.take,
    onAdopted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    over: turns.over,
  };
};
