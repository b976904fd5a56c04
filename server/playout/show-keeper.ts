/**
 * Keeps the one show that is running: takes in decided facts one turn at a time, has them recorded,
 * and only then adopts the next state and tells whoever follows it.
 */
import type { ActivationKind } from '../contract/audience.ts';
import { type Fact, type FactBody, factVersion } from '../core/facts.ts';
import type { Plan } from '../core/plan.ts';
import { allows, applyFact, machineVersion, newShow, packShow, phaseOf, type Show, unpackShow } from '../core/show.ts';
import type { Archive, StoredFact } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { FactJournal } from './fact-journal.ts';

export type Activation = { readonly id: string; readonly kind: ActivationKind; readonly file: string };
export type Running = { readonly activation: Activation; readonly show: Show; readonly seq: number };
export type LoggedFact = { readonly seq: number; readonly fact: Fact };

/** What was adopted: the facts, and the show before and after. */
export type Adopted = { readonly facts: readonly Fact[]; readonly before: Show; readonly after: Show; readonly activation: Activation };

export type Keyed = { readonly key: string; readonly command: string };

export type ShowKeeper = {
  running(): Running | null;
  /** Newest last; bounded. */
  log(): readonly LoggedFact[];
  /** Records and adopts. Resolves whether the disk has it. Must be called within a turn. */
  adopt(bodies: readonly FactBody[], by: string, keyed?: Keyed): Promise<boolean>;
  start(activation: Activation, plan: Plan): Promise<void>;
  /** The open activation of an earlier life of the server, folded again; resolves the keys of its commands. */
  restore(): Promise<readonly Keyed[]>;
  /** One at a time, in order. */
  turn<T>(deed: () => Promise<T>): Promise<T>;
  onAdopted(listener: (adopted: Adopted) => void): () => void;
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

const asFact = (stored: StoredFact): Fact => ({ ...(stored.body as FactBody), at: stored.at, by: stored.by });

/** Folds what is stored; starts from a snapshot only when it was made by this same machine. */
const foldStored = (
  plan: Plan,
  facts: readonly StoredFact[],
  snapshot: { seq: number; machineVersion: string; state: string } | undefined,
): Show => {
  const usable = snapshot && snapshot.machineVersion === machineVersion ? snapshot : undefined;
  const start = usable ? unpackShow(plan, usable.state) : newShow(plan);
  return facts.filter((stored) => stored.seq > (usable?.seq ?? 0)).reduce((show, stored) => applyFact(show, asFact(stored)), start);
};

export const keepShow = ({ archive, journal, clock, newId, report }: Needs): ShowKeeper => {
  const listeners = new Set<(adopted: Adopted) => void>();
  let running: Running | null = null;
  let log: LoggedFact[] = [];
  let line: Promise<unknown> = Promise.resolve();

  const tell = (adopted: Adopted) => {
    for (const listener of listeners) {
      try {
        listener(adopted);
      } catch (error) {
        report(error, 'A follower of the show failed.');
      }
    }
  };

  const saveNowAndThen = (now: Running, before: number) => {
    if (Math.floor(now.seq / snapshotEvery) === Math.floor(before / snapshotEvery) || !journal.recording().ok) return;
    archive
      .saveSnapshot(now.activation.id, now.seq, machineVersion, packShow(now.show))
      .catch((error: unknown) => report(error, 'A snapshot could not be saved; a restart will fold all facts.'));
  };

  const adopt: ShowKeeper['adopt'] = async (bodies, by, keyed) => {
    if (running === null) throw new Error('No episode is active.');
    const { activation, seq, show: before } = running;
    const at = clock.now();
    let after = before;
    const facts: Fact[] = [];
    for (const body of bodies) {
      const fact: Fact = { ...body, at, by };
      if (!allows(after, fact)) continue;
      after = applyFact(after, fact);
      facts.push(fact);
    }
    if (facts.length === 0) return journal.recording().ok;
    const stored = facts.map(({ at: _at, by: _by, ...body }, index): StoredFact => {
      const key = index === 0 && keyed ? { key: keyed.key, keyedCommand: keyed.command } : {};
      return { activationId: activation.id, seq: seq + index + 1, id: newId(), version: factVersion, at, by, body, ...key };
    });
    const kept = await journal.commit(stored);
    running = { activation, show: after, seq: kept === 'lost' ? seq : seq + facts.length };
    log = [...log, ...facts.map((fact, index) => ({ seq: seq + index + 1, fact }))].slice(-logLength);
    saveNowAndThen(running, seq);
    tell({ facts, before, after, activation });
    return kept === 'recorded';
  };

  return {
    running: () => running,
    log: () => log,
    adopt,
    start: async (activation, plan) => {
      if (running !== null) await archive.endActivation(running.activation.id);
      await archive.startActivation({
        id: activation.id,
        kind: activation.kind,
        episode: activation.file,
        plan: JSON.stringify(plan),
        startedAt: clock.now(),
        ended: false,
      });
      running = { activation, show: newShow(plan), seq: 0 };
      log = [];
    },
    restore: async () => {
      const open = await archive.openActivation();
      if (!open) return [];
      const plan = JSON.parse(open.plan) as Plan;
      const facts = await archive.facts(open.id);
      const show = foldStored(plan, facts, await archive.snapshot(open.id));
      running = { activation: { id: open.id, kind: open.kind, file: open.episode }, show, seq: facts.at(-1)?.seq ?? 0 };
      log = facts.slice(-logLength).map((stored) => ({ seq: stored.seq, fact: asFact(stored) }));
      if (phaseOf(show) === 'ended') await archive.endActivation(open.id);
      return facts.flatMap((stored) => (stored.key && stored.keyedCommand ? [{ key: stored.key, command: stored.keyedCommand }] : []));
    },
    turn: (deed) => {
      const mine = line.then(deed);
      // The caller gets the failure; the line itself must go on.
      line = mine.catch(() => undefined);
      return mine;
    },
    onAdopted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
